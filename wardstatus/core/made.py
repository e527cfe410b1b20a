"""What a score, a sum of points or a figure is made of: the raw numbers it is shown with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import indicators
from wardstatus.core.plans import Indicator, Plan
from wardstatus.core.program import program_of
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One raw number; of a figure over units below, of how many of them it is."""

    indicator: str
    value: float | None
    known: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a number is made of; `score` is a name of `scores.SCORES`, empty for points."""

    score: str = ""
    value: float | None = None
    """The score itself, or the sum of points, where the number is made of one."""
    parts: tuple[Part, ...] = ()
    known: int = 0
    of: int = 0
    """Of a figure over the units below: of how many units it is, of how many there are."""


def made(standing: Standing, terms: Terms, indicator: str, at: datetime) -> Made:
    """Return what an indicator is shown with; nothing for a plain number or a formula."""
    figure = standing.numbers.figures.get(indicator)
    if figure is not None:
        return Made(known=figure.known, of=figure.of)
    scored = _scored(terms.plan, indicator)
    if scored is None:
        return Made()
    numbers = indicators.all_known(standing, terms, at)
    return Made(
        score=scored.score,
        value=numbers[scored.id],
        parts=tuple(
            _part(standing, name, numbers[name])
            for name in dict.fromkeys(_raw(terms.plan, scored.id))
        ),
    )


def _scored(plan: Plan, indicator: str) -> Indicator | None:
    """Return the score or the points a number is, or the first that it is computed from."""
    named = plan.indicators.get(indicator)
    if named is None or named.kind in ("score", "points"):
        return named
    found = (_scored(plan, name) for name in program_of(plan).needs.get(indicator, ()))
    return next((each for each in found if each is not None), None)


def _raw(plan: Plan, indicator: str) -> Iterator[str]:
    """Yield what a score is computed from; a formula that is one name alone is that number."""
    for name in program_of(plan).needs[indicator]:
        seen = name
        while (other := plan.indicators[seen].formula.strip()) in plan.indicators:
            seen = other
        yield seen


def _part(standing: Standing, indicator: str, value: float | None) -> Part:
    figure = standing.numbers.figures.get(indicator)
    known, of = (figure.known, figure.of) if figure else (0, 0)
    return Part(indicator=indicator, value=value, known=known, of=of)
