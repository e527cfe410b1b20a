"""The doors into the core: what was due, what was sent, and what that sets off."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.core.coming import next_event
from wardstatus.core.events import PlanTaken
from wardstatus.core.inputs import Input
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.core.walk import Decided, Walk

__all__ = ["Decided", "next_event", "on_input", "on_reload", "on_tick"]


def on_input(board: Board, book: Rulebook, sent: Sequence[Input], now: datetime) -> Decided:
    """Decide what was sent together: all of it, or none.

    What was due before `now` happens first, then what was sent, then what is due at `now`.
    Raises WardstatusError for the first input that cannot be done.
    """
    walk = Walk(board, book)
    now = walk.not_before(now)
    walk.until(now, inclusive=False)
    for unit in dict.fromkeys(each.unit for each in sent):
        walk.take(unit, [each for each in sent if each.unit == unit], now)
    walk.until(now, inclusive=True)
    return walk.decided(now)


def on_tick(board: Board, book: Rulebook, now: datetime) -> Decided:
    """Decide what time alone has brought."""
    walk = Walk(board, book)
    now = walk.not_before(now)
    walk.until(now, inclusive=True)
    return walk.decided(now)


def on_reload(
    board: Board,
    book: Rulebook,
    plans: Sequence[PlanTaken],
    sent: Sequence[Input],
    now: datetime,
) -> Decided:
    """Decide what changed plans make of the board: all is looked at once with the new terms."""
    walk = Walk(board, book)
    now = walk.not_before(now)
    for event in plans:
        walk.happen(event)
    for unit in dict.fromkeys(each.unit for each in sent):
        walk.take(unit, [each for each in sent if each.unit == unit], now)
    walk.until(now, inclusive=True)
    return walk.decided(now)
