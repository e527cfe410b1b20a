"""The page one would show to a department head: one file, nothing loaded from elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.backtest import page_view, swept_view
from wardstatus.backtest.board import Why
from wardstatus.backtest.sweep import Sweep, Tried
from wardstatus.backtest.trial import Trial
from wardstatus.core.recommend import reasons as reasons_of
from wardstatus.core.standing import Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.standalone import rendered
from wardstatus.texts.reasons import why as said_why
from wardstatus.texts.words import Words

ROOM = "wardstatus.backtest"


def reasons(_: Words) -> Why:
    """Return what says, in a reader's language, why a unit stands as it does."""

    def why(standing: Standing, unit: Unit, book: Rulebook, at: datetime) -> str:
        found = reasons_of(standing, unit, book, at)
        return said_why(_, unit, standing.numbers.recommended, found, at, book.zone)

    return why


def page(_: Words, trial: Trial) -> str:
    """Return what one plan, or two, would have done, as a page of HTML."""
    return rendered(_, ROOM, "page.html", page=page_view.page(_, trial))


def swept(_: Words, sweep: Sweep, found: Sequence[Tried], trial: Trial) -> str:
    """Return what each value of a number would have done, as a page of HTML."""
    view = swept_view.page(_, sweep, found, trial)
    return rendered(_, ROOM, "swept.html", page=view)
