"""The items of action lists as they went: opened, due, done or not, stood down."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from wardstatus.core.events import (
    Event,
    ItemMarked,
    ItemsOpened,
    ItemsReopened,
    ListOpened,
    ListStoodDown,
)
from wardstatus.core.standing import Item, ItemState


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One item, and how it stands since when; a round of an item that repeats is one of its own."""

    unit: str
    item: Item
    state: ItemState
    at: datetime | None = None
    """When it was done, said to be impossible, or stood down."""
    reason: str = ""


def tasks(events: Iterable[Event]) -> list[Task]:
    """Return every item that events open, in the order they were opened."""
    found: dict[str, Task] = {}
    for event in events:
        _take(found, event)
    return list(found.values())


def _take(found: dict[str, Task], event: Event) -> None:
    match event:
        case ListOpened():
            for item in event.items:
                found[item.id] = Task(unit=event.unit, item=item, state=item.state)
        case ItemMarked():
            _mark(found, event)
        case ListStoodDown():
            _turn(found, event.items, "stood_down", event.at)
        case ItemsReopened() | ItemsOpened():
            _turn(found, event.items, "open", None)


def _mark(found: dict[str, Task], event: ItemMarked) -> None:
    at = None if event.state == "open" else event.at
    _turn(found, (event.item,), event.state, at, event.reason)
    if event.next_round is not None:
        item = event.next_round
        found[item.id] = Task(unit=event.unit, item=item, state=item.state)


def _turn(
    found: dict[str, Task],
    items: Iterable[str],
    state: ItemState,
    at: datetime | None,
    reason: str = "",
) -> None:
    for item in items:
        if item in found:
            found[item] = replace(found[item], state=state, at=at, reason=reason)
