"""What would have to change for another level to be recommended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core import conditions, indicators
from wardstatus.core.levels import Level
from wardstatus.core.looks import OFF, Stands, stands
from wardstatus.core.plans import Comparison, Condition, LevelTerms, in_shift
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook, Unit

_BACK: Mapping[Comparison, Comparison] = {
    "at_or_above": "below",
    "above": "at_or_below",
    "at_or_below": "above",
    "below": "at_or_above",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A number and where it would have to be; `value` None: it is unknown now."""

    indicator: str
    value: float | None
    comparison: Comparison
    bound: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What turns one level on or off: `needed` of `some`; to turn on, or one of `at_once`."""

    level: Level
    on: bool
    """Whether it would turn on."""
    needed: int
    some: tuple[Wanted, ...]
    every: tuple[Wanted, ...] = ()
    """All of these besides."""
    at_once: tuple[Wanted, ...] = ()
    """One of these does it without any delay."""
    lasting: timedelta = timedelta(0)
    """How long it would have to be so."""
    at: datetime | None = None
    """It is so already: the instant the level turns if the numbers stay as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """All that would have to be so for a level to be recommended."""

    to: Level
    parts: tuple[Part, ...]


def what_would_change(
    standing: Standing, unit: Unit, rulebook: Rulebook, now: datetime
) -> tuple[Change, ...]:
    """Return, for each other level that conditions can lead to, what it would take.

    The lower levels come first, the nearest before the farther; nothing while the recommendation
    is unknown.
    """
    recommended = standing.numbers.recommended
    if unit.plan is None or recommended is None:
        return ()
    here = _Here(standing, terms_of(rulebook, unit.id), now)
    return (*here.lower(recommended), *here.higher(recommended))


class _Here:
    """A unit's conditions as they stand at one instant."""

    def __init__(self, standing: Standing, terms: Terms, now: datetime) -> None:
        self.standing = standing
        self.plan = terms.plan
        self.stands: Stands = stands(standing, terms, now)
        self.shift = terms.shift(now)
        self.numbers = indicators.all_known(standing, terms, now)

    def lower(self, recommended: Level) -> Iterable[Change]:
        """Yield the way to each lower level; red may fall to green when yellow is off."""
        yellow = self._off(self.plan.yellow)
        if recommended is Level.RED:
            red = self._off(self.plan.red)
            if self._falls_to_green(red, yellow):
                yield Change(to=Level.GREEN, parts=(red,))
                return
            yield Change(to=Level.YELLOW, parts=(red,))
            yield Change(to=Level.GREEN, parts=(red, yellow))
        elif recommended is Level.YELLOW:
            yield Change(to=Level.GREEN, parts=(yellow,))

    def _falls_to_green(self, red: Part, yellow: Part) -> bool:
        """Return whether yellow is off already, or will be when red is."""
        if not self.standing.numbers.levels.get(Level.YELLOW, OFF).on:
            return True
        return red.at is not None and yellow.at is not None and yellow.at <= red.at

    def higher(self, recommended: Level) -> Iterable[Change]:
        """Yield the way to each higher level that has conditions."""
        for terms in (self.plan.yellow, self.plan.red):
            if terms.level.rank > recommended.rank and (terms.when or terms.always):
                yield Change(to=terms.level, parts=(self._on(terms),))

    def _stand(self, terms: LevelTerms, condition: Condition) -> bool | None:
        return self.stands[conditions.key(terms.level, condition)]

    def _off(self, terms: LevelTerms) -> Part:
        """An unknown condition could be on: it has to be known before the rule turns false."""
        some = [each for each in terms.when if self._stand(terms, each) is not False]
        every = [each for each in terms.always if self._stand(terms, each) is not False]
        return Part(
            level=terms.level,
            on=False,
            needed=max(0, len(some) - terms.any + 1),
            some=tuple(self._back(each) for each in some),
            every=tuple(self._back(each) for each in every),
            lasting=terms.lower_after,
            at=self._turns(terms, rule=False, after=terms.lower_after),
        )

    def _on(self, terms: LevelTerms) -> Part:
        off = [each for each in terms.when if not self._stand(terms, each)]
        at_once = [each for each in terms.always if not self._stand(terms, each)]
        return Part(
            level=terms.level,
            on=True,
            needed=max(0, terms.any - (len(terms.when) - len(off))) if terms.when else 0,
            some=tuple(self._reach(each) for each in off),
            at_once=tuple(self._reach(each) for each in at_once),
            lasting=terms.raise_after,
            at=self._turns(terms, rule=True, after=terms.raise_after),
        )

    def _turns(self, terms: LevelTerms, *, rule: bool, after: timedelta) -> datetime | None:
        """Return when the level turns by time alone, if its rule stands so already."""
        now = self.standing.numbers.rules.get(terms.level, OFF)
        return now.since + after if now.on is rule and now.since is not None else None

    def _reach(self, condition: Condition) -> Wanted:
        return Wanted(
            indicator=condition.indicator,
            value=self.numbers.get(condition.indicator),
            comparison=condition.comparison,
            bound=in_shift(condition.bound, self.shift),
        )

    def _back(self, condition: Condition) -> Wanted:
        """Past a clear bound is strictly past; without one the bound is no longer reached."""
        if condition.clear is None:
            back, bound = _BACK[condition.comparison], in_shift(condition.bound, self.shift)
        else:
            back = "below" if conditions.upward(condition.comparison) else "above"
            bound = in_shift(condition.clear, self.shift)
        return Wanted(
            indicator=condition.indicator,
            value=self.numbers.get(condition.indicator),
            comparison=back,
            bound=bound,
        )
