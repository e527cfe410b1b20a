"""What a board has been through, decided by the core alone: no database, no clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import attrgetter

from wardstatus.core import decide, reload
from wardstatus.core.decide import Decided
from wardstatus.core.events import Event
from wardstatus.core.inputs import Input, ReportDelivery
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook
from wardstatus.errors import WardstatusError

_ON_ITS_WAY = timedelta(seconds=4)

Act = Callable[[Board], Sequence[Input]]
"""What somebody does, seeing the board as it stands then; nothing if there is nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Something that somebody will do at an instant."""

    at: datetime
    act: Act


@dataclass(slots=True, kw_only=True)
class Past:
    """A board, and how it came to stand so."""

    book: Rulebook
    board: Board
    events: list[Event] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _leaving: list[Notice] = field(default_factory=list)

    def live(self, planned: Sequence[Planned], until: datetime) -> None:
        """Let everything planned happen, in order, and then time up to an instant."""
        if self.board.at is None and planned:
            self._meet_plans(min(each.at for each in planned))
        for each in sorted(planned, key=attrgetter("at")):
            self._deliver(each.at)
            if sent := each.act(self.board):
                self._take(sent, each.at)
        self._deliver(until)
        self._keep(decide.on_tick(self.board, self.book, until))

    def _meet_plans(self, at: datetime) -> None:
        taken = reload.plans_taken(self.book, self.book, self.board, at)
        self._keep(decide.on_reload(self.board, self.book, taken, (), at))

    def _take(self, sent: Sequence[Input], at: datetime) -> None:
        """What the board does not allow just then did not happen."""
        try:
            self._keep(decide.on_input(self.board, self.book, sent, at))
        except WardstatusError:
            return

    def _deliver(self, before: datetime) -> None:
        """Let messages arrive a few seconds after they were ready."""
        while ready := [each for each in self._leaving if each.ready_at + _ON_ITS_WAY < before]:
            first = min(ready, key=attrgetter("ready_at"))
            self._leaving.remove(first)
            report = ReportDelivery(
                unit=first.unit, by="delivery", key=first.key, state="delivered", channel="sms"
            )
            self._keep(
                decide.on_input(self.board, self.book, [report], first.ready_at + _ON_ITS_WAY)
            )

    def _keep(self, decided: Decided) -> None:
        self.board = decided.board
        self.events += decided.events
        self.notices += decided.notices
        self._leaving = [
            each for each in (*self._leaving, *decided.notices) if each.key not in decided.withdrawn
        ]


def nothing_yet(book: Rulebook, root: str) -> Past:
    """Return a board on which nothing has happened."""
    standings = {unit: Standing(unit=unit) for unit in book.declarable(root)}
    return Past(book=book, board=Board(root=root, version=0, at=None, standings=standings))
