"""The red clock, its answer and its decisions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core.plans import AnswerTerms, DecisionKind, LimitTerms, Text
from wardstatus.core.standing.chains import Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A named person takes a chain until a time."""

    by: str
    role: str
    at: datetime
    until: datetime
    text: str = ""
    by_phone: bool = False
    recorded_by: str = ""
    reminded: bool = False
    """Whoever gave it was asked, ten minutes before it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a leader resolved, with an end."""

    id: str
    kind: DecisionKind
    text: Text
    by: str
    role: str
    at: datetime
    until: datetime
    due: datetime | None = None
    """When the ward shall notice it; then the ward's screen asks *Kom det?*."""
    came: bool | None = None
    criteria: tuple[str, ...] = ()
    choice: str = ""
    by_phone: bool = False
    recorded_by: str = ""
    ended: datetime | None = None
    """When it ended before its time, or its time came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A span of red that is over."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Red time that counts as one: the clock, its stamped terms, its answer and decisions."""

    id: str
    started: datetime
    red_since: datetime | None
    """None: the clock is paused."""
    red_before: timedelta = timedelta(0)
    """Red time of the stretches that are over."""
    left_at: datetime | None = None
    again: bool = False
    """Red was left and has come back within `rejoin`."""
    plan: str = ""
    plan_version: str = ""
    limit: LimitTerms | None = None
    answer_terms: AnswerTerms = AnswerTerms()
    terms_at: datetime | None = None
    """When the terms of a changed plan were applied."""
    reviewed: bool = False
    passed: bool = False
    """The deadline has passed."""
    exit_opened: bool = False
    """Red was left, and the list of what to restore is open."""
    answer: Answer | None = None
    chain: Chain | None = None
    chains: int = 0
    """How many chains the spell has had."""
    outrun: tuple[str, ...] = ()
    """Keys of notices of the answer chain that had not left when the limit chain began."""
    decisions: tuple[Decision, ...] = ()
