"""A board, or a part of it, as one reader at a desk meets it at one instant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.measures.past import Past
from wardstatus.texts.words import Words
from wardstatus.web.scene import Scene

TODAY = timedelta(hours=20)
"""A clock time alone means less than this long ago."""

SHAPES = {None: "0", Level.GREEN: "1", Level.YELLOW: "2", Level.RED: "3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every part of the desk's pages is made of."""

    board: Board
    rulebook: Rulebook
    words: Words
    now: datetime
    root: str
    """The unit asked for: it and all below it are shown."""
    pasts: Mapping[str, Past]
    person: str = ""
    """Who may answer here; empty: nobody, and no button is shown."""
    records: frozenset[str] = frozenset()
    """The units of which the reader may note what a leader said by telephone."""

    @property
    def units(self) -> list[Unit]:
        """Return the units with a level, in the order of the screens."""
        return [each for each in self.rulebook.below(self.root) if each.id in self.board.standings]

    @property
    def head(self) -> Unit:
        """Return the head of the board."""
        return self.rulebook.units[self.board.root]

    def standing(self, unit: Unit) -> Standing:
        """Return how a unit stands."""
        return self.board.standings[unit.id]

    def shown(self, unit: Unit) -> Level | None:
        """Return the level that is shown; None: unknown."""
        return status.shown(self.standing(unit), unit, self.now)

    def past(self, unit: Unit) -> Past:
        """Return what a unit has been through; nothing for a new one."""
        return self.pasts.get(unit.id) or Past(unit=unit.id)

    def scene(self, unit: Unit) -> Scene:
        """Return a unit in the reader's words; roles, never names."""
        return Scene(
            standing=self.standing(unit),
            unit=unit,
            rulebook=self.rulebook,
            words=self.words,
            now=self.now,
            names=False,
        )

    def clock(self, at: datetime) -> str:
        """Return local clock time; with the weekday for an instant of another day."""
        zone = self.rulebook.zone
        said = self.words.clock(at, zone)
        if abs(at - self.now) < TODAY:
            return said
        return f"{self.words.day(at, zone)} {said}"

    def word(self, level: Level | None) -> str:
        """Return a level's word where it stands alone."""
        _ = self.words
        known = {Level.GREEN: _("Green"), Level.YELLOW: _("Yellow"), Level.RED: _("Red")}
        return _("Unknown") if level is None else known[level]
