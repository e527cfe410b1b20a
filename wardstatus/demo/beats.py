"""What a story is made of: instants, what happens then, and the one line that says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from wardstatus.core.standing import Board
from wardstatus.demo.past import Act

Holds = Callable[[Board, datetime], bool]
"""Whether a sentence is true of the board as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of words: an English message id, and what stands in its gaps."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where the windows point: a ward's screen, and whose telephone; empty: where they were."""

    ward: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that happens, and its caption; without `act` it happened by itself."""

    says: Said
    act: Act | None = None
    look: Look = field(default_factory=Look)
    holds: Holds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """A turn of the story, so long after its start; `step` is its word on the line of time."""

    after: timedelta
    turn: Turn
    step: str = ""
    measured: bool = False
    """The gap `n` of its caption is what was measured until then."""


_BEGINS = 3 * 60 + 40


def beat(  # noqa: PLR0913 a row of the table
    clock: str,
    says: str,
    act: Act | None = None,
    *,
    step: str = "",
    ward: str = "",
    person: str = "",
    holds: Holds | None = None,
    measured: bool = False,
) -> Beat:
    """Return a beat at a local clock time of the night that begins at 03:40."""
    hours, minutes = clock.split(":")
    after = timedelta(minutes=int(hours) * 60 + int(minutes) - _BEGINS)
    look = Look(ward=ward, person=person)
    turn = Turn(says=Said(text=says), act=act, look=look, holds=holds)
    return Beat(after=after, step=step, turn=turn, measured=measured)
