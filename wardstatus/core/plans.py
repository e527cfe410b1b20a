"""A plan's terms, as loaded and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Literal, TypeAlias

from wardstatus.core.by_shift import SHIFT as SHIFT
from wardstatus.core.by_shift import ByShift as ByShift
from wardstatus.core.by_shift import Lasts as Lasts
from wardstatus.core.by_shift import Text as Text
from wardstatus.core.by_shift import in_shift as in_shift
from wardstatus.core.levels import Level
from wardstatus.core.over import Over

DecisionKind: TypeAlias = Literal["resources", "close", "set_aside", "lower", "extend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who the plan speaks of; `at_screen` is whoever stands at the unit's own screen."""

    id: str
    name: Text
    at_screen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A need, an offer or a reason that is one tap away."""

    id: str
    name: Text
    short: Text = field(default_factory=dict)  # for the wall, at most 10 characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A number the plan looks at; supplied as readings, or computed (`kind`)."""

    id: str
    name: Text
    unit: Text = field(default_factory=dict)
    kind: Literal["reading", "formula", "points", "score", "flag", "children", "wards"] = "reading"
    min: float | None = None
    max: float | None = None
    stale_after: Lasts | None = None
    formula: str = ""
    """Its text; `formulas.formula` reads it once."""
    points: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """By indicator, the bounds each of which gives a point."""
    score: str = ""
    """A name of `scores.SCORES`."""
    over: Over | None = None


Comparison: TypeAlias = Literal["at_or_above", "above", "at_or_below", "below"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One comparison with its deadband; `clear` None: off as soon as the bound is not reached."""

    indicator: str
    comparison: Comparison
    bound: ByShift[float]
    clear: ByShift[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do when a level is entered: who, what, within how long."""

    id: str
    role: ByShift[str]
    within: timedelta
    text: Text
    shifts: tuple[str, ...] = ()
    answer: bool = False
    keep: bool = False
    repeat: timedelta | None = None
    overdue: ByShift[tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTerms:
    """What turns a level on and off, and the list it opens."""

    level: Level
    any: int = 1
    when: tuple[Condition, ...] = ()
    always: tuple[Condition, ...] = ()
    raise_after: timedelta = timedelta(0)
    lower_after: timedelta = timedelta(0)
    actions: tuple[Action, ...] = ()
    exit: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Who is told, and how long after the chain began."""

    after: timedelta
    notify: ByShift[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTerms:
    """The chain from the start of red until somebody answers."""

    steps: tuple[Step, ...] = ()
    repeat: timedelta = timedelta(minutes=30)
    answer_lasts: timedelta = timedelta(minutes=60)
    tell: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """A decision the plan offers first."""

    id: str
    kind: DecisionKind
    text: Text
    lasts: timedelta | None = None
    due: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """More than `red` of red time within `within` is structural red."""

    red: timedelta
    within: timedelta
    notify: ByShift[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTerms:
    """How long red may last, who decides then, and the chain until somebody has."""

    limit: timedelta
    decided_by: ByShift[tuple[str, ...]]
    steps: tuple[Step, ...]
    review: timedelta | None = None
    rejoin: timedelta = timedelta(minutes=60)
    decision_lasts: timedelta = timedelta(hours=4)
    extend_by: timedelta = timedelta(hours=2)
    extensions: int = 0
    choices: tuple[PlanChoice, ...] = ()
    repeat: timedelta = timedelta(minutes=15)
    quota: Quota | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The plan's own test: what is recommended if these numbers had stood for ever."""

    readings: Mapping[str, float]
    recommends: Level | None
    shift: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan file; everything a running unit asks of it, already checked."""

    id: str
    name: Text
    owner: Text
    effective: date
    review_by: date
    version: str = ""
    """A short hash of the file's text, so that the log says which text decided."""
    follow: Literal["people", "plan"] = "people"
    override_for: timedelta = timedelta(hours=4)
    shifts: Mapping[str, time] = field(default_factory=dict)
    """Shift name to its local beginning, in the order of the day."""
    confirm: Mapping[Level, Lasts] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    needs: tuple[Choice, ...] = ()
    offers: tuple[Choice, ...] = ()
    reasons: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    """`raise` (main reason), `lower` and `not_done`, each a list of one-tap reasons."""
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    yellow: LevelTerms = field(default_factory=lambda: LevelTerms(level=Level.YELLOW))
    red: LevelTerms = field(default_factory=lambda: LevelTerms(level=Level.RED))
    answer: AnswerTerms = field(default_factory=AnswerTerms)
    limit: LimitTerms | None = None
    examples: tuple[Example, ...] = ()

    def terms(self, level: Level) -> LevelTerms | None:
        """Return the terms of yellow or red; None for green."""
        return {Level.YELLOW: self.yellow, Level.RED: self.red}.get(level)
