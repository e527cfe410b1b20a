"""One comparison with its deadband."""

import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import inf, nextafter

from wardstatus.core.levels import Level
from wardstatus.core.plans import ByShift, Comparison, Condition, LevelTerms, in_shift
from wardstatus.core.same import Same

REACHED: Mapping[Comparison, Callable[[float, float], bool]] = {
    "at_or_above": operator.ge,
    "above": operator.gt,
    "at_or_below": operator.le,
    "below": operator.lt,
}


def upward(comparison: Comparison) -> bool:
    """Return whether more is worse."""
    return comparison in ("at_or_above", "above")


def key(level: Level, condition: Condition) -> str:
    """Return the name of a condition's latch: a condition whose text is the same keeps it."""
    clear = "" if condition.clear is None else _words(condition.clear)
    return f"{level}:{condition.indicator}:{condition.comparison}:{_words(condition.bound)}:{clear}"


def _words(values: ByShift[float]) -> str:
    return ",".join(f"{shift}{float(value)!r}" for shift, value in sorted(values.items()))


def latched(condition: Condition, on: bool, value: float, shift: str | None) -> bool:
    """Return how the latch stands after a value.

    On when the bound is reached; off when the value is strictly past the clear bound (without
    one: as soon as the bound is no longer reached); in between it stays as it was.
    """
    if REACHED[condition.comparison](value, in_shift(condition.bound, shift)):
        return True
    if not on or condition.clear is None:
        return False
    clear = in_shift(condition.clear, shift)
    past = value < clear if upward(condition.comparison) else value > clear
    return not past


def stays_between(condition: Condition, on: bool, shift: str | None) -> tuple[float, float]:
    """Return the lowest and the highest value at which the latch stays as it stands."""
    bound = in_shift(condition.bound, shift)
    up = upward(condition.comparison)
    outwards, inwards = (inf, -inf) if up else (-inf, inf)
    touching = condition.comparison in ("at_or_above", "at_or_below")
    if not on:
        end = nextafter(bound, inwards) if touching else bound
        return (inwards, end) if up else (end, inwards)
    end = bound if touching else nextafter(bound, outwards)
    if condition.clear is not None:
        clear = in_shift(condition.clear, shift)
        end = min(end, clear) if up else max(end, clear)
    return (end, outwards) if up else (outwards, end)


def truth(terms: LevelTerms, stands: Mapping[str, bool | None]) -> bool | None:
    """Return whether a level's rule is true; None: it keeps its last truth.

    `stands` has each condition by key: on, off, or None for unknown. True when at least `any` of
    `when` or one of `always` is on; not false while it could be true if unknown ones were on.
    """
    found = [stands[name] for name, _ in keyed(terms)]
    when, always = found[: len(terms.when)], found[len(terms.when) :]
    if (when.count(True) >= terms.any and when) or True in always:
        return True
    could = len(when) - when.count(False) >= terms.any and when
    return None if could or None in always else False


def keyed(terms: LevelTerms) -> tuple[tuple[str, Condition], ...]:
    """Return every condition of a level, `when` first, each with its latch's name."""
    return _keyed(Same(terms))


@lru_cache(maxsize=512)
def _keyed(terms: Same[LevelTerms]) -> tuple[tuple[str, Condition], ...]:
    conditions = (*terms.it.when, *terms.it.always)
    return tuple((key(terms.it.level, each), each) for each in conditions)
