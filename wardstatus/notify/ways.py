"""By which of a person's channels the next try goes, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from wardstatus.store.tries import Try

FALLBACK = timedelta(seconds=30)
"""After so long without acceptance the person's other channels are tried too."""

TAKES = timedelta(seconds=10)
"""A try takes no longer; one that could last beyond `FALLBACK` is not begun where another waits."""

GIVEN_UP = timedelta(seconds=120)
"""After so long without acceptance the chain waits for the message no longer."""

_BACK_OFF = (2, 5, 10, 20, 40)
_LATER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel of a person: `label` names it without its address."""

    label: str
    scheme: str
    address: str

    @property
    def carrier(self) -> str:
        """Return who carries it: trouble there is of all who go this way."""
        if self.scheme == "apprise":
            # An address of Apprise holds secrets, and carriers are written down.
            return f"apprise:{sha256(self.address.encode()).hexdigest()[:8]}"
        return f"webhook:{self.address}" if self.scheme == "webhook" else self.scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A channel, and when it is tried."""

    way: Way
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A message on its way: what was tried since it was made, and which carriers take nothing."""

    channels: Sequence[str]
    tries: Sequence[Try]
    created: datetime
    shut: Mapping[str, timedelta] = field(default_factory=dict)
    """By carrier, for how long."""

    @property
    def alive(self) -> list[Way]:
        """Return the channels that have not failed for good."""
        dead = {tried.channel for tried in self.tries if tried.is_dead}
        return [way for way in ways_of(self.channels) if way.label not in dead]

    def tries_by(self, way: Way) -> list[Try]:
        """Return what was tried by a channel."""
        return [tried for tried in self.tries if tried.channel == way.label]


def ways_of(channels: Sequence[str]) -> tuple[Way, ...]:
    """Return a person's channels in their order; the second of a kind is labelled `kind-2`."""
    ways: list[Way] = []
    for channel in channels:
        scheme, _, address = channel.partition(":")
        number = 1 + sum(way.scheme == scheme for way in ways)
        label = scheme if number == 1 else f"{scheme}-{number}"
        ways.append(Way(label=label, scheme=scheme, address=address))
    return tuple(ways)


def next_turn(course: Course, now: datetime, chance: float) -> Turn | None:
    """Return which channel is tried next and when; None if all have failed for good.

    The first at once, the others after `FALLBACK`, or at once if all before them take nothing;
    each again by a back-off of its own, which `chance`, 0 to 1, spreads by half.
    """
    turns = [Turn(way=way, at=_due(course, way, now, chance)) for way in course.alive]
    # A channel that was not tried yet comes before one that was.
    return min(turns, key=lambda turn: (turn.at, bool(course.tries_by(turn.way))), default=None)


def this_turn(course: Course, label: str, now: datetime) -> Turn | None:
    """Return the turn of a message that is due: by the channel chosen for it, if that takes it."""
    chosen = next((way for way in course.alive if way.label == label), None)
    if chosen is not None and chosen.carrier not in course.shut:
        return Turn(way=chosen, at=now)
    return next_turn(course, now, 0.5)


def _due(course: Course, way: Way, now: datetime, chance: float) -> datetime:
    opens = now + course.shut.get(way.carrier, timedelta(0))
    done = course.tries_by(way)
    if not done:
        return max(opens, _first_turn(course, way, now))
    again = done[-1].at + wait(len(done), chance)
    turn = course.created + FALLBACK
    if again < turn < again + TAKES and _others_wait(course):
        again = turn
    return max(opens, again)


def _first_turn(course: Course, way: Way, now: datetime) -> datetime:
    alive = course.alive
    before = alive[: alive.index(way)]
    if all(each.carrier in course.shut for each in before):
        return now
    return max(now, course.created + FALLBACK)


def _others_wait(course: Course) -> bool:
    return any(
        not course.tries_by(each) and each.carrier not in course.shut for each in course.alive
    )


def wait(failed: int, chance: float) -> timedelta:
    """Return how long to wait after so many failures by a channel; `chance` spreads it by half."""
    seconds = _BACK_OFF[failed - 1] if failed <= len(_BACK_OFF) else _LATER
    return timedelta(seconds=seconds * (0.5 + chance))
