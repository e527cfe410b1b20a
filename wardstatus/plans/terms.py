"""Whether the terms of a plan fit together: its times, its lists, its indicators."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from wardstatus.core import durations
from wardstatus.errors import WrongField
from wardstatus.plans import sentences, walk
from wardstatus.plans.names import COMPUTED
from wardstatus.toml.problems import Path, Problem, listed
from wardstatus.toml.source import Source

_LIMIT: Path = ("red", "limit")
_OF_SENT = ("min", "max", "stale_after")
"""What a number that nobody sends cannot have."""


def problems(source: Source) -> Iterator[Problem]:
    """Yield what does not fit together."""
    yield from _shifts(source)
    yield from _indicators(source)
    yield from _answers(source)
    for path in walk.STEPS:
        yield from _steps(source, path)
    yield from _limit(source)
    yield from _choices(source)
    yield from _dates(source)
    if source.tables.get("follow") == "plan" and not any(
        walk.rows(source.tables, *walk.CONDITIONS)
    ):
        yield source.warning(("follow",), sentences.NO_CONDITIONS)


def _span(value: object) -> timedelta | None:
    try:
        return durations.parse(value) if isinstance(value, str) else None
    except WrongField:
        return None


def _shifts(source: Source) -> Iterator[Problem]:
    shifts = walk.table(source.tables, ("shifts",))
    begun: dict[time, str] = {}
    for name, begins in shifts.items():
        if isinstance(begins, time) and begins in begun:
            said = sentences.SAME_TIME.format(given=name, other=begun[begins])
            yield source.problem(("shifts", name), said)
        elif isinstance(begins, time):
            begun[begins] = name
    if not shifts:
        yield from _needing_shifts(source)


def _needing_shifts(source: Source) -> Iterator[Problem]:
    indicators = walk.table(source.tables, ("indicators",))
    places: list[Path] = [("confirm", level) for level in ("green", "yellow", "red")]
    places += [("indicators", name, "stale_after") for name in indicators]
    for place in places:
        if walk.find(source.tables, place) == "shift":
            yield source.problem(place, sentences.SHIFT_NEEDS_SHIFTS)
    for name in indicators:
        if walk.find(source.tables, ("indicators", name, "flag")):
            yield source.problem(("indicators", name, "flag"), sentences.FLAG_NEEDS_SHIFTS)


def _indicators(source: Source) -> Iterator[Problem]:
    for name in walk.table(source.tables, ("indicators",)):
        path: Path = ("indicators", name)
        indicator = walk.table(source.tables, path)
        ways = [way for way in COMPUTED if way in indicator]
        if len(ways) > 1:
            said = sentences.TWO_WAYS.format(given=listed(ways))
            yield source.problem((*path, ways[1]), said, key=True)
        for given in _OF_SENT if ways else ():
            if given in indicator:
                said = sentences.ONLY_SENT.format(given=given, kind=ways[0])
                yield source.problem((*path, given), said, key=True)
        low, high = (walk.numbers(indicator.get(end)).get("") for end in ("min", "max"))
        if low is not None and high is not None and low > high:
            said = sentences.MIN_ABOVE_MAX.format(low=f"{low:g}", high=f"{high:g}")
            yield source.problem((*path, "min"), said)


def _answers(source: Source) -> Iterator[Problem]:
    """Yield a second action done by the answer: red's list is yellow's and red's."""
    lists: tuple[tuple[Path, ...], ...] = (walk.ACTIONS[:2], walk.ACTIONS[2:])
    for paths in lists:
        answers = [
            (path, action)
            for path, action in walk.rows(source.tables, *paths)
            if action.get("answer") is True
        ]
        for path, _ in answers[1:]:
            said = sentences.SECOND_ANSWER.format(other=answers[0][1].get("id"))
            yield source.problem((*path, "answer"), said)


def _steps(source: Source, path: Path) -> Iterator[Problem]:
    before = timedelta(0)
    for place, step in walk.rows(source.tables, path):
        after = _span(step.get("after"))
        if after is None:
            continue
        if after < before:
            said = sentences.STEP_BEFORE.format(
                given=durations.say(after), before=durations.say(before)
            )
            yield source.problem((*place, "after"), said)
        before = max(before, after)


def _limit(source: Source) -> Iterator[Problem]:
    review, limit, red, within = (
        _span(walk.find(source.tables, (*_LIMIT, *path)))
        for path in (("review",), ("limit",), ("quota", "red"), ("quota", "within"))
    )
    if review and limit and review >= limit:
        said = sentences.REVIEW_NOT_BEFORE_LIMIT.format(
            review=durations.say(review), limit=durations.say(limit)
        )
        yield source.problem((*_LIMIT, "review"), said)
    if red and within and red >= within:
        said = sentences.QUOTA_NOT_WITHIN.format(
            red=durations.say(red), within=durations.say(within)
        )
        yield source.problem((*_LIMIT, "quota", "red"), said)


def _choices(source: Source) -> Iterator[Problem]:
    terms = walk.table(source.tables, _LIMIT)
    for path, choice in walk.rows(source.tables, (*_LIMIT, "choices")):
        extend = choice.get("kind") == "extend"
        key, default = ("extend_by", "2h") if extend else ("decision_lasts", "4h")
        longest = _span(terms.get(key, default))
        lasts = _span(choice.get("lasts"))
        if extend and not terms.get("extensions"):
            yield source.warning(path, sentences.NO_EXTENSIONS)
        if lasts and longest and lasts > longest:
            said = sentences.CHOICE_TOO_LONG.format(
                given=durations.say(lasts), allowed=durations.say(longest)
            )
            yield source.warning((*path, "lasts"), said)


def _dates(source: Source) -> Iterator[Problem]:
    effective, review_by = (source.tables.get(key) for key in ("effective", "review_by"))
    if type(effective) is type(review_by) is date and review_by < effective:
        said = sentences.REVIEW_BEFORE_EFFECTIVE.format(given=review_by, effective=effective)
        yield source.warning(("review_by",), said)
