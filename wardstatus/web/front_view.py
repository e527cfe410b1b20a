"""The front page: every unit with its phase, and the way to its screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.core.plans import Choice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One unit in the table."""

    unit: Unit
    level: str
    shape: str
    word: str
    since: str
    says: str
    """What it lacks or offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading with the units below it."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Everything the template draws."""

    root: Unit
    version: int
    now: datetime
    counts: str
    groups: Sequence[Group]


def front(board: Board, rulebook: Rulebook, words: Words, now: datetime) -> Front:
    """Return the front page of a board."""
    units = [each for each in rulebook.below(board.root) if not rulebook.is_heading(each.id)]
    scene = _Scene(board=board, rulebook=rulebook, words=words, now=now)
    parents = dict.fromkeys(each.parent for each in units)
    return Front(
        root=rulebook.units[board.root],
        version=board.version,
        now=now,
        counts=scene.counts(units),
        groups=[
            Group(
                name=rulebook.units[parent].name if parent else "",
                rows=[scene.row(each) for each in units if each.parent == parent],
            )
            for parent in parents
        ],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    board: Board
    rulebook: Rulebook
    words: Words
    now: datetime

    def shown(self, unit: Unit) -> Level | None:
        return status.shown(self.board.standings[unit.id], unit, self.now)

    def counts(self, units: Sequence[Unit]) -> str:
        _, shown = self.words, [self.shown(unit) for unit in units]
        said = [
            _.many("{n} red", "{n} red", shown.count(Level.RED)),
            _.many("{n} yellow", "{n} yellow", shown.count(Level.YELLOW)),
            _.many("{n} green", "{n} green", shown.count(Level.GREEN)),
        ]
        known = len(shown) - shown.count(None)
        return f"{', '.join(said)}. " + _("{n} of {all} known.", n=known, all=len(shown))

    def row(self, unit: Unit) -> Row:
        _, standing, shown = self.words, self.board.standings[unit.id], self.shown(unit)
        word = {Level.GREEN: _("Green"), Level.YELLOW: _("Yellow"), Level.RED: _("Red")}
        return Row(
            unit=unit,
            level=shown.value if shown else "unknown",
            shape=str(shown.rank) if shown else "0",
            word=word[shown] if shown else _("Unknown"),
            since=self._since(standing),
            says=self._says(unit, standing),
        )

    def _since(self, standing: Standing) -> str:
        since = standing.status.since
        if since is None:
            return "–"
        clock = self.words.clock(since, self.rulebook.zone)
        here = self.now.astimezone(self.rulebook.zone).date()
        if since.astimezone(self.rulebook.zone).date() == here:
            return clock
        return f"{self.words.day(since, self.rulebook.zone)} {clock}"

    def _says(self, unit: Unit, standing: Standing) -> str:
        if unit.plan is None:
            return "–"
        needs = self._named(unit.plan.needs, standing.status.needs)
        offers = self._named(unit.plan.offers, standing.status.offers)
        return ", ".join(needs + offers) or "–"

    def _named(self, choices: Sequence[Choice], tapped: Sequence[str]) -> list[str]:
        return [self.words.pick(each.name) for each in choices if each.id in tapped]
