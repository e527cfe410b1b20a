"""Which units' figures are to be made anew, because something below them has changed."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TypeAlias

from wardstatus.core import figures
from wardstatus.core.events import Event, FigureTaken, PlanTaken
from wardstatus.core.figures import Part, Tree
from wardstatus.core.plans import Indicator
from wardstatus.core.program import program_of
from wardstatus.core.standing import Standing
from wardstatus.core.terms import Terms

_Parts: TypeAlias = dict[str, Part | None]


class Below:
    """What each unit last brought to the figures above it; asked anew only of what changed."""

    def __init__(
        self, tree: Tree, standing: Callable[[str], Standing], terms: Callable[[str], Terms]
    ) -> None:
        self._tree = tree
        self._standing = standing
        self._terms = terms
        self._waiting: dict[str, set[str]] = {}
        self._at: datetime | None = None
        self._parts: dict[tuple[str, str], _Parts] = {}

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

    def taken(self, unit: str, at: datetime) -> Iterator[FigureTaken]:
        """Yield the figures of a unit that are others than they were."""
        changed = self._waiting.pop(unit)
        for indicator in program_of(self._terms(unit).plan).figures:
            members = self._tree.members[unit, indicator.id]
            value, known = self._made(unit, indicator, changed, at)
            last = self._standing(unit).numbers.figures.get(indicator.id)
            now = (value, known, len(members))
            if now != ((last.value, last.known, last.of) if last else (None, 0, len(members))):
                yield FigureTaken(
                    at=at,
                    unit=unit,
                    indicator=indicator.id,
                    value=value,
                    known=known,
                    of=len(members),
                )

    def _made(
        self, unit: str, indicator: Indicator, changed: set[str], at: datetime
    ) -> tuple[float | None, int]:
        assert indicator.over is not None
        members = self._tree.members[unit, indicator.id]
        parts = self._parts.get((unit, indicator.id))
        if parts is None:
            parts = dict.fromkeys(members)
            changed = set(members)
            self._parts[unit, indicator.id] = parts
        for member in changed & parts.keys():
            terms = self._terms(member)
            parts[member] = figures.part(indicator.over, self._standing(member), terms, at)
        return figures.figure(indicator.over, parts.values())
