"""Which units' figures are to be made anew, because something below them has changed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from wardstatus.core import figures
from wardstatus.core.events import Event, FigureTaken, PlanTaken
from wardstatus.core.figures import Tree, tree_of
from wardstatus.core.plans import Indicator
from wardstatus.core.program import program_of
from wardstatus.core.standing import Board, Standing
from wardstatus.core.standings import Standings
from wardstatus.core.sums import Sums, summed
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook

Seen: TypeAlias = Callable[[str], tuple[Standing, Terms]]
"""Says how a unit stands, and by what it is decided."""


class Below:
    """What each unit last brought to the figures above it; asked anew only of what changed."""

    def __init__(self, tree: Tree, sums: Mapping[tuple[str, str], Sums]) -> None:
        """`sums`: what the figures were made of before."""
        self._tree = tree
        self._before = sums
        self._waiting: dict[str, set[str]] = {}
        self._at: datetime | None = None
        self.sums: dict[tuple[str, str], Sums] = {}
        """What figures have been made of since."""

    def changed(self, event: Event) -> None:
        """Remember that figures above a unit, or its own after a reload, are to be made anew."""
        above = self._tree.watchers.get(event.unit, ())
        own = (event.unit,) if isinstance(event, PlanTaken) else ()
        for unit in (*above, *own):
            self._waiting.setdefault(unit, set()).add(event.unit)
            self._at = event.at

    def first(self) -> tuple[datetime, int, str] | None:
        """Return when and for which unit figures are made next, the deepest first."""
        if self._at is None or not self._waiting:
            return None
        unit = min(self._waiting, key=lambda each: (-self._tree.depth[each], each))
        return self._at, -self._tree.depth[unit], unit

    def taken(self, unit: str, at: datetime, seen: Seen) -> Iterator[FigureTaken]:
        """Yield the figures of a unit that are others than they were."""
        changed = self._waiting.pop(unit)
        standing, terms = seen(unit)
        for indicator in program_of(terms.plan).figures:
            sums = self._made(unit, indicator, changed, at, seen)
            value, known = sums.figure()
            last = standing.numbers.figures.get(indicator.id)
            now = (value, known, len(sums.members))
            if now != ((last.value, last.known, last.of) if last else (None, 0, now[2])):
                yield FigureTaken(
                    at=at,
                    unit=unit,
                    indicator=indicator.id,
                    value=value,
                    known=known,
                    of=len(sums.members),
                )

    def _made(
        self, unit: str, indicator: Indicator, changed: set[str], at: datetime, seen: Seen
    ) -> Sums:
        key = unit, indicator.id
        members = self._tree.members[key]
        sums = self.sums.get(key) or self._before.get(key)
        if sums is None or sums.members is not members:
            sums = _of(indicator, members, at, seen)
        else:
            sums = sums.changed(
                {
                    member: figures.part(sums.over, *seen(member), at)
                    for member in changed
                    if member in members
                }
            )
        self.sums[key] = sums
        return sums


def _of(indicator: Indicator, members: Mapping[str, int], at: datetime | None, seen: Seen) -> Sums:
    """Before anything has happened (`at` None) every unit is missing."""
    assert indicator.over is not None
    if at is None:
        return summed(indicator.over, members, {})
    parts = {unit: figures.part(indicator.over, *seen(unit), at) for unit in members}
    return summed(indicator.over, members, parts)


def all_summed(board: Board, book: Rulebook) -> Standings:
    """Return how the units of a board stand, with what every figure is made of."""
    standings, at = Standings.of(board.standings), board.at
    sums = {
        (unit, name): _of(
            terms_of(book, unit).plan.indicators[name],
            members,
            at,
            lambda each: (standings[each], terms_of(book, each)),
        )
        for (unit, name), members in tree_of(book).members.items()
        if unit in standings
    }
    return standings.changed({}, sums)
