"""A worded band over a board, on its way through the corridor: judged, decided, written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias

from sqlalchemy import Connection

from wardstatus.core import decide
from wardstatus.core.decide import Decided
from wardstatus.core.events import NoticeShown
from wardstatus.core.inputs import Input
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.errors import WrongField
from wardstatus.service.doors import Door
from wardstatus.store import board_notices
from wardstatus.store.board_notices import BoardNotice

TEXT_LENGTH = 100
"""Characters a band may have: so many are read on a wall five metres away."""

LONGEST = timedelta(days=31)

Way: TypeAlias = Callable[[Connection, str, Door], tuple[Board, tuple[str, ...]]]
"""The way of one change through one board, inside a transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutNotice:
    """A band that is to stand over a board; without a text it is taken away."""

    root: str
    text: str
    until: datetime | None
    by: str

    def through(self, tx: Connection, way: Way, book: Rulebook, now: datetime) -> Board:
        """Let it go through its board, and write it; raise WrongField for what cannot be."""
        put = self._judged(now)
        shown = NoticeShown(
            at=now, unit=self.root, text=self.text, until=put and put.until, by=self.by
        )
        board, _ = way(tx, self.root, partial(_door, book, shown))
        board_notices.save(tx, self.root, put)
        return board

    def _judged(self, now: datetime) -> BoardNotice | None:
        if not self.text:
            return None
        if len(self.text) > TEXT_LENGTH:
            given = len(self.text)
            raise WrongField("text_too_long", field="text", given=given, limit=TEXT_LENGTH)
        if self.until is None:
            raise WrongField("missing_field", field="until")
        if self.until <= now:
            raise WrongField("until_past", field="until")
        if self.until > now + LONGEST:
            raise WrongField("notice_too_long", field="until", days=LONGEST.days)
        return BoardNotice(self.text, self.until)


def _door(book: Rulebook, shown: NoticeShown, seen: Board, results: list[Input]) -> Decided:
    return decide.on_notice(seen, book, shown, results, shown.at)
