"""What people and systems send: one value each, already parsed, not yet judged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wardstatus.core.levels import Level
from wardstatus.core.plans import DecisionKind
from wardstatus.core.roster import OverrideKind
from wardstatus.core.standing import ToldState


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Something sent for a unit by an actor (`screen:…`, `person:…`, `token:…`)."""

    unit: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declare(Sent):
    """A person gives the unit a level; `own`: on behalf of the unit itself, so it may lower."""

    level: Level
    own: bool
    needs: tuple[str, ...] = ()
    reason: str = ""
    if_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Sent):
    """The level still holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Sent):
    """Take back the last tap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TapNeeds(Sent):
    """What the unit lacks, what it offers, and its main reason; None leaves what stands."""

    needs: tuple[str, ...] | None = None
    offers: tuple[str, ...] | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPrompt(Sent):
    """The ward's answer to a recommendation, or to a lowering from above."""

    answer: Literal["managing", "numbers_wrong", "agree", "disagree"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkItem(Sent):
    """An item is done, not done, or open again; `own` confirms the level too."""

    item: str
    state: Literal["done", "not_done", "open"]
    reason: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChain(Sent):
    """*I take it*; `person` answers, `by` recorded it (the same unless by telephone)."""

    chain: str
    person: str
    until: datetime | None = None
    text: str = ""
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassOn(Sent):
    """*I cannot, next please.*"""

    chain: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(Sent):
    """A leader decides: one of the plan's choices, or a kind with a text."""

    person: str
    choice: str = ""
    kind: DecisionKind | None = None
    text: str = ""
    until: datetime | None = None
    due: datetime | None = None
    criteria: tuple[str, ...] = ()
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyTerms(Sent):
    """A leader, or the house's administrator, applies the changed plan to red that goes on."""

    person: str
    reason: str
    administrator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOutcome(Sent):
    """The ward says whether what was decided came."""

    decision: str
    came: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReading(Sent):
    """One number; `measured` tells its age, `own`: entered on the unit's own screen."""

    indicator: str
    value: float
    measured: datetime | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseFlag(Sent):
    """A tap on a flag; `taps` more than one is how often, as a file of readings counts them."""

    indicator: str
    taps: int = 1
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDelivery(Sent):
    """What became of a try to tell somebody; `by` is `delivery`."""

    key: str
    state: ToldState
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterNote(Sent):
    """What was on paper, entered afterwards."""

    text: str
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideDuty(Sent):
    """Somebody else is on duty: in a role at the unit, or in all duties of another person.

    Of the kinds `away` and `swap` the unit is any of the board it is said on.
    """

    kind: OverrideKind
    person: str
    until: datetime
    begins: datetime | None = None
    """None: from now."""
    role: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBackDuty(Sent):
    """An override is taken back."""

    override: str


Input: TypeAlias = (
    Declare
    | Confirm
    | Undo
    | TapNeeds
    | AnswerPrompt
    | MarkItem
    | TakeChain
    | PassOn
    | Decide
    | ApplyTerms
    | TellOutcome
    | TakeReading
    | RaiseFlag
    | ReportDelivery
    | EnterNote
)
