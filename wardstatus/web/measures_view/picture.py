"""One picture of the history: what it finds, what is drawn, the table and the files beside it."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wardstatus.measures.past import Red
from wardstatus.web.measures_view.asked import Asked, Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: what it finds in a sentence, the table beside it, its rows as files."""

    id: str
    title: str
    finds: str
    drawn: Markup
    grid: Grid
    rows: str = "red"
    """Which export holds the rows behind it."""
    wide: bool = False
    """Too wide for half a page."""


def percent(asked: Asked, share: float | None) -> str:
    """Return a share with one decimal at most; a dash for none."""
    return "–" if share is None else asked.desk.words.number(round(share, 1))


def when(asked: Asked, at: datetime) -> str:
    """Return local day and clock time."""
    words, zone = asked.desk.words, asked.desk.rulebook.zone
    return f"{words.day(at, zone)} {words.clock(at, zone)}"


def day_of(asked: Asked, red: Red) -> str:
    """Return where the log of the day on which a red began is."""
    return f"/history/{red.unit}?day={asked.day(red.started)}"
