"""What happens to the red clock."""

from dataclasses import dataclass
from typing import TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.plans import AnswerTerms, LimitTerms
from wardstatus.core.standing import Decision, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellStarted(Happened):
    """The unit became red; the clock's terms are stamped."""

    spell: str
    plan: str
    plan_version: str
    limit: LimitTerms | None = None
    answer_terms: AnswerTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellPaused(Happened):
    """The unit left red; the clock waits for `rejoin`."""

    spell: str
    withdrawn: tuple[str, ...] = ()
    """Keys of notices that had not left and will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellResumed(Happened):
    """Red again within `rejoin`: the same red, the same clock."""

    spell: str
    withdrawn: tuple[str, ...] = ()
    """Keys of what would have said that red was left, and will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellEnded(Happened):
    """Red was not taken up again within `rejoin`."""

    spell: str
    red_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFellDue(Happened):
    """The soft limit: somebody is asked to look."""

    spell: str
    asked: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitPassed(Happened):
    """The spell reached its deadline."""

    spell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMade(Happened):
    """A leader decided, or what a leader decided by telephone was recorded."""

    spell: str
    decision: Decision
    withdrawn: tuple[str, ...] = ()
    """Keys of notices of the chain that had not left and will not be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsApplied(Happened):
    """By name and reason, the plan as it is now counts for red that goes on."""

    spell: str
    plan_version: str
    by: str
    role: str
    """Empty for the house's administrator."""
    reason: str
    limit: LimitTerms | None = None
    answer_terms: AnswerTerms
    withdrawn: tuple[str, ...] = ()
    """Keys of notices of a limit chain that ends by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEnded(Happened):
    """A decision's time is up."""

    spell: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTold(Happened):
    """The ward said whether what was decided came; *no* ends the decision."""

    spell: str
    decision: str
    came: bool
    by: str


SpellEvent: TypeAlias = (
    SpellStarted
    | SpellPaused
    | SpellResumed
    | SpellEnded
    | ReviewFellDue
    | LimitPassed
    | DecisionMade
    | TermsApplied
    | DecisionEnded
    | OutcomeTold
)
