"""What is asked of one red: how long, unanswered, over its limit, and until what happened."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from wardstatus.measures.past import Held, Made, Red
from wardstatus.measures.spans import Span, after, without


def red_spans(red: Red, now: datetime) -> list[Span]:
    """Return the red time of a spell until now; a spell that goes on is red until now."""
    found = [(each.start, each.end) for each in red.stretches]
    if red.red_since is not None and red.red_since < now:
        found.append((red.red_since, now))
    return found


def covered(red: Red) -> list[Span]:
    """Return when a decision was in force; *lower* was over as it was made, and covers nothing."""
    return [(each.at, each.until) for each in red.decisions]


def unanswered_spans(red: Red, now: datetime) -> list[Span]:
    """Return the red time in which neither an answer stood nor a decision was in force."""
    answers = [(each.at, each.until) for each in red.answers]
    return without(red_spans(red, now), [*answers, *covered(red)])


def over_spans(red: Red, now: datetime) -> list[Span]:
    """Return the red time past the limit with no decision in force; none without a limit."""
    if red.limit is None:
        return []
    return without(after(red_spans(red, now), red.limit), covered(red))


def first_answer(red: Red) -> Held | None:
    """Return the first answer; None if nobody took it."""
    return red.answers[0] if red.answers else None


def first_decision(red: Red) -> Made | None:
    """Return the first decision; None if there was none."""
    return red.decisions[0] if red.decisions else None


def first_came(red: Red) -> Made | None:
    """Return the decision of which the ward said first that it came; None if none did."""
    came = [each for each in red.decisions if each.came and each.came_at is not None]
    return min(came, key=_came_at, default=None)


def _came_at(made: Made) -> datetime:
    assert made.came_at is not None, "only what came is compared"
    return made.came_at


def until(red: Red, at: datetime | None) -> timedelta | None:
    """Return how long after red began something was; None for what was not."""
    return None if at is None else at - red.started


def in_period(reds: Sequence[Red], begins: datetime, ends: datetime) -> list[Red]:
    """Return the reds that began within a period."""
    return [each for each in reds if begins <= each.started < ends]
