"""Who was told, and who is told next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

ToldState: TypeAlias = Literal[
    "queued", "sending", "accepted", "delivered", "answered", "failed", "expired", "silent"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person told of one step, and what became of it."""

    key: str
    """The key of the notice."""
    role: str
    person: str
    state: ToldState = "queued"
    at: datetime | None = None
    """When the state was reached."""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that was taken; one with nobody in `told` was skipped."""

    step: int
    roles: tuple[str, ...]
    at: datetime
    ready_at: datetime
    told: tuple[Told, ...] = ()
    repeat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who is told next, until someone answers or decides."""

    id: str
    kind: Literal["answer", "limit"]
    started: datetime
    next_step: int
    next_at: datetime
    """When the next step falls due, if red goes on and nobody has answered."""
    taken: tuple[Taken, ...] = ()
    last_resort: bool = False
    """The house's last resort has been told; repeats are hourly from then on."""
    resort: tuple[Told, ...] = ()
    """Who was told as the last resort."""
    unreached: bool = False
    """Every step was skipped: nobody can be told."""
