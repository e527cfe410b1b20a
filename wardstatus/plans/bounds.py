"""Whether every condition has one bound, its clear bound on the right side, and can be met."""

from collections.abc import Iterator, Mapping

from wardstatus.plans import sentences, walk
from wardstatus.toml.problems import Path, Problem, listed
from wardstatus.toml.source import Source

_UPWARD = ("at_or_above", "above")


def problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of both levels."""
    for path, condition in walk.rows(source.tables, *walk.CONDITIONS):
        comparisons = [key for key in walk.COMPARISONS if key in condition]
        if not comparisons:
            yield source.problem(path, sentences.NO_COMPARISON)
        elif len(comparisons) > 1:
            said = sentences.TWO_COMPARISONS.format(given=listed(comparisons))
            yield source.problem((*path, comparisons[1]), said, key=True)
        else:
            yield from _clear(source, path, condition, comparisons[0])
            yield from _reachable(source, path, condition, comparisons[0])
    for level in ("yellow", "red"):
        yield from _any(source, level)
        yield from _twice(source, (level, "when"))


def _clear(
    source: Source, path: Path, condition: Mapping[str, object], comparison: str
) -> Iterator[Problem]:
    upward = comparison in _UPWARD
    right, wrong = walk.CLEARS if upward else walk.CLEARS[::-1]
    if wrong in condition:
        said = sentences.WRONG_CLEAR.format(clear=wrong, comparison=comparison, right=right)
        yield source.problem((*path, wrong), said, key=True)
    bounds = walk.numbers(condition.get(comparison))
    sentence = sentences.CLEAR_ABOVE_BOUND if upward else sentences.CLEAR_BELOW_BOUND
    for shift, clear in walk.numbers(condition.get(right)).items():
        facing = [bound for name, bound in bounds.items() if not shift or name in (shift, "")]
        nearest = min(facing, default=clear) if upward else max(facing, default=clear)
        if clear > nearest if upward else clear < nearest:
            place = (*path, right, shift) if shift else (*path, right)
            yield source.problem(place, sentence.format(clear=f"{clear:g}", bound=f"{nearest:g}"))


def _reachable(
    source: Source, path: Path, condition: Mapping[str, object], comparison: str
) -> Iterator[Problem]:
    indicator = condition.get("indicator")
    if not isinstance(indicator, str):
        return
    written = walk.table(source.tables, ("indicators", indicator))
    low = walk.numbers(written.get("min")).get("", float("-inf"))
    high = walk.numbers(written.get("max")).get("", float("inf"))
    for shift, bound in walk.numbers(condition.get(comparison)).items():
        if not _within(comparison, bound, low, high):
            place = (*path, comparison, shift) if shift else (*path, comparison)
            yield source.warning(
                place,
                sentences.NEVER_REACHED.format(
                    indicator=indicator, low=f"{low:g}", high=f"{high:g}"
                ),
            )


def _within(comparison: str, bound: float, low: float, high: float) -> bool:
    """Return whether some number between low and high meets the bound."""
    return {
        "at_or_above": bound <= high,
        "above": bound < high,
        "at_or_below": bound >= low,
        "below": bound > low,
    }[comparison]


def _any(source: Source, level: str) -> Iterator[Problem]:
    given = walk.find(source.tables, (level, "any"))
    when = walk.find(source.tables, (level, "when"))
    allowed = len(when) if isinstance(when, list) else 0
    if isinstance(given, int) and given > allowed:
        said = sentences.ANY_TOO_MANY.format(given=given, allowed=allowed)
        yield source.problem((level, "any"), said)


def _twice(source: Source, path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, condition in walk.rows(source.tables, path):
        written = repr(sorted(condition.items()))
        if written in seen:
            yield source.warning(place, sentences.TWICE_THE_SAME)
        seen.add(written)
