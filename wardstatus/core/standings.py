"""How every unit of a board stands, so that a door costs no more on a large board."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import datetime
from operator import itemgetter

from wardstatus.core.standing import Standing
from wardstatus.core.sums import Sums

_MOST = 64
"""So many units may differ from the large part before all is put together again."""

NO_SUMS: Mapping[tuple[str, str], Sums] = {}


class Standings(Mapping[str, Standing]):
    """A mapping that is never changed; one that differs in a few units shares the rest."""

    __slots__ = ("_base", "_dues", "_over", "sums")

    def __init__(
        self, standings: Mapping[str, Standing], sums: Mapping[tuple[str, str], Sums] = NO_SUMS
    ) -> None:
        """`sums`: what the figures above, by unit and indicator, were last made of."""
        self._base = dict(standings)
        self._over: dict[str, Standing] = {}
        self._dues = _in_order(self._base)
        self.sums = sums

    @classmethod
    def of(cls, standings: Mapping[str, Standing]) -> "Standings":
        """Return a mapping as this kind; itself if it is one."""
        return standings if isinstance(standings, cls) else cls(standings)

    def changed(
        self, changed: Mapping[str, Standing], sums: Mapping[tuple[str, str], Sums] = NO_SUMS
    ) -> "Standings":
        """Return the same with some units standing otherwise, and some figures made anew."""
        over = {**self._over, **changed}
        sums = {**self.sums, **sums} if sums else self.sums
        if len(over) > _MOST:
            return Standings({**self._base, **over}, sums)
        made = object.__new__(Standings)
        made.sums = sums
        made._base, made._dues, made._over = self._base, self._dues, over
        return made

    def dues(self, until: datetime | None = None) -> list[tuple[datetime, str]]:
        """Return when time brings something to which unit by an instant, the earliest first."""
        ahead = self._dues
        if until is not None:
            ahead = ahead[: bisect_right(ahead, until, key=itemgetter(0))]
        there = [each for each in ahead if each[1] not in self._over]
        return sorted([*there, *_in_order(self._over, until)])

    def __getitem__(self, unit: str) -> Standing:
        """Return how a unit stands."""
        found = self._over.get(unit)
        return self._base[unit] if found is None else found

    def __iter__(self) -> Iterator[str]:
        """Yield the units, in the order in which they came."""
        yield from self._base
        yield from (unit for unit in self._over if unit not in self._base)

    def __len__(self) -> int:
        """Return how many units there are."""
        return len(self._base) + sum(1 for unit in self._over if unit not in self._base)

    def __repr__(self) -> str:
        """Return what a plain mapping would be."""
        return repr(dict(self))


def _in_order(
    standings: Mapping[str, Standing], until: datetime | None = None
) -> list[tuple[datetime, str]]:
    return sorted(
        (each.due, unit)
        for unit, each in standings.items()
        if each.due is not None and (until is None or each.due <= until)
    )
