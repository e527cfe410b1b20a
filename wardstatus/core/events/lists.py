"""What happens to an action list."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.levels import Level
from wardstatus.core.standing import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOpened(Happened):
    """A level was entered, or red was left (`exit`): its items stand open."""

    level: Level
    exit: bool = False
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStoodDown(Happened):
    """A level was left: its open items need not be done any more."""

    levels: tuple[Level, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsReopened(Happened):
    """Red again within `rejoin`: stood-down items are open again, with their old times."""

    level: Level
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsOpened(Happened):
    """Items that waited for their shift are open."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMarked(Happened):
    """An item was done, not done, or opened again."""

    item: str
    state: Literal["done", "not_done", "open"]
    by: str
    reason: str = ""
    next_round: Item | None = None
    """The next round of an item that repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOverdue(Happened):
    """An item was still open at its time."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueTold(Happened):
    """Overdue items that no message had named left by themselves: no chain is running."""

    items: tuple[str, ...]


ListEvent: TypeAlias = (
    ListOpened
    | ListStoodDown
    | ItemsReopened
    | ItemsOpened
    | ItemMarked
    | ItemOverdue
    | OverdueTold
)
