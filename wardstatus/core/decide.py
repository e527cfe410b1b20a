"""The doors into the core: what was due, what was sent, and what that sets off."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.core import handing
from wardstatus.core.coming import next_event
from wardstatus.core.events import DutyGivenBack, DutyOverridden, NoticeShown, PlanTaken
from wardstatus.core.inputs import Input
from wardstatus.core.renew import renew
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.core.walk import Decided, Walk

__all__ = ["Decided", "next_event", "on_duty", "on_input", "on_notice", "on_reload", "on_tick"]


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


def on_notice(
    board: Board, book: Rulebook, shown: NoticeShown, sent: Sequence[Input], now: datetime
) -> Decided:
    """Decide what a band over the board makes of it: nothing, but the log has it in its place."""
    first = _before(board, book, sent, now)
    walk = Walk(first.board, book)
    now = walk.not_before(now)
    walk.note(renew(shown, at=now))
    walk.until(now, inclusive=True)
    return _both(first, walk.decided(now))


def on_duty(
    board: Board,
    books: tuple[Rulebook, Rulebook],
    said: DutyOverridden | DutyGivenBack,
    sent: Sequence[Input],
    now: datetime,
) -> Decided:
    """Decide what another roster makes of the board: `books` are before and after it was said.

    What was due before `now` happens to whoever was on duty then, what is due at it to whoever is.
    """
    first = _before(board, books[0], sent, now)
    walk = Walk(first.board, books[1])
    now = walk.not_before(now)
    walk.note(said)
    if isinstance(said, DutyOverridden):
        for standing in tuple(first.board.standings.values()):
            for event in handing.handed_over(books[1], standing, said.override, now):
                walk.happen(event)
    walk.until(now, inclusive=True)
    return _both(first, walk.decided(now))


def _before(board: Board, book: Rulebook, sent: Sequence[Input], now: datetime) -> Decided:
    walk = Walk(board, book)
    now = walk.not_before(now)
    walk.until(now, inclusive=False)
    for unit in dict.fromkeys(each.unit for each in sent):
        walk.take(unit, [each for each in sent if each.unit == unit], now)
    return walk.decided(now)


def _both(first: Decided, after: Decided) -> Decided:
    """Return two as one, of which the second began with the board the first led to."""
    withdrawn = (*first.withdrawn, *after.withdrawn)
    notices = (*first.notices, *after.notices)
    return Decided(
        board=after.board,
        events=(*first.events, *after.events),
        notices=tuple(each for each in notices if each.key not in withdrawn),
        withdrawn=withdrawn,
        changed=tuple(dict.fromkeys((*first.changed, *after.changed))),
    )
