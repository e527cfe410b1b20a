"""Rows played through the ordinary core: the level follows, nobody answers, nobody decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wardstatus.backtest.board import Playing, Why
from wardstatus.backtest.house import House
from wardstatus.backtest.reading import Row
from wardstatus.backtest.tally import Tally
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan


class Run:
    """One plan played over the rows of a file, instant by instant."""

    def __init__(
        self, house: House, why: Why | None = None, taken: frozenset[str] | None = None
    ) -> None:
        """`taken`: the indicators that rows may hold; None: whatever they hold is looked at."""
        self._house = house
        self._taken = taken
        self._why = why
        self._began: datetime | None = None
        self._at = datetime.min.replace(tzinfo=UTC)
        self._loud: dict[Playing, list[Row]] = {}
        """Rows of the instant that turn something: all others of it are tried before these."""
        self._playing: dict[str, Playing] = {}
        self._boards: list[Playing] = []
        self.tallies: dict[str, Tally] = {}
        """By unit, in the order of the tree, else in that of the file."""

    @property
    def plan(self) -> Plan:
        """Return the plan that is tried."""
        return self._house.plan

    def moment(self, at: datetime) -> None:
        """Begin another instant; what the last one turned is decided.

        Raises WrongFile with the line of the first row that is refused.
        """
        if self._began is None:
            self._begin(at)
        self._settle()
        self._at = at

    def take(self, row: Row) -> None:
        """Take a row of the instant; raise WrongFile if its unit cannot be played."""
        playing = self._playing.get(row.unit) or self._first_seen(row)
        if not playing.quiet(row, self._at):
            self._loud.setdefault(playing, []).append(row)

    def _settle(self) -> None:
        loud, self._loud = self._loud, {}
        for playing, rows in loud.items():
            playing.take(self._at, rows)

    def end(self, at: datetime) -> None:
        """Let happen what is due until the end of the run; raise WrongFile as `moment` does."""
        self._settle()
        for playing in self._boards:
            playing.until(at, inclusive=True)
        for tally in self.tallies.values():
            tally.close(at)

    def _begin(self, at: datetime) -> None:
        self._began = at
        for book in self._house.boards():
            (root,) = book.roots()
            planned = {
                unit: unit for unit in book.declarable(root.id) if book.units[unit].plan is not None
            }
            self._play(Playing(book, planned, at, self._taken))

    def _first_seen(self, row: Row) -> Playing:
        assert self._began is not None
        try:
            place = self._house.place_of(row.unit)
        except WrongFile as wrong:
            raise wrong.placed(line=row.line) from None
        return self._play(Playing(place.book, {row.unit: place.name}, self._began, self._taken))

    def _play(self, playing: Playing) -> Playing:
        playing.why = self._why
        self._boards.append(playing)
        self.tallies |= playing.tallies
        self._playing |= dict.fromkeys(playing.tallies, playing)
        return playing


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What a run went over: from the first row's time to the last's."""

    began: datetime
    ended: datetime
    readings: int
    """Rows."""


def play(rows: Iterable[Row], runs: Sequence[Run]) -> Played:
    """Play every row through every run, once through the file; raise WrongFile without any row."""
    began = ended = None
    readings = 0
    for row in rows:
        at = row.at
        if at is not ended and at != ended:
            began = began or at
            ended = at
            for run in runs:
                run.moment(at)
        readings += 1
        for run in runs:
            run.take(row)
    if began is None or ended is None:
        raise WrongFile("file_no_rows", line=1)
    for run in runs:
        run.end(ended)
    return Played(began=began, ended=ended, readings=readings)
