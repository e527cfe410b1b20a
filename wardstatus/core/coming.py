"""What time alone will bring, and to which unit first."""

from collections.abc import Callable, Iterator
from datetime import datetime
from heapq import heappop, heappush
from typing import TypeAlias

from wardstatus.core import actions, chains, duties, looks, quota, recommend, spells, status
from wardstatus.core.events import Event
from wardstatus.core.figures import Tree
from wardstatus.core.standing import Standing
from wardstatus.core.standings import Standings
from wardstatus.core.terms import Terms

Source = Callable[[Standing, Terms], Iterator[Event]]

SOURCES: tuple[Source, ...] = (
    recommend.due,
    status.due,
    spells.due,
    quota.due,
    actions.due,
    chains.due,
)
"""What will happen by itself, in the order of things due at one instant."""


def next_event(standing: Standing, terms: Terms) -> Event | None:
    """Return what time alone will bring a unit next, or None."""
    first: Event | None = None
    for source in SOURCES:
        for event in source(standing, terms):
            if first is None or event.at < first.at:
                first = event
    return first


def without_staleness(standing: Standing, terms: Terms) -> datetime | None:
    """Return when time brings something next, numbers that go stale apart."""
    instants = [event.at for source in SOURCES[1:] for event in source(standing, terms)]
    instants += [event.at for event in looks.levels_due(standing, terms)]
    if standing.numbers.looked_at is not None:
        begins = duties.next_shift(terms.plan, terms.book.zone, standing.numbers.looked_at)
        instants += [begins] if begins is not None else []
    return min(instants, default=None)


Due: TypeAlias = tuple[datetime, int, str]
"""When, how high in the tree (children before parents), which unit."""


class Coming:
    """The next instant of every unit, the earliest first; what was put off is passed over."""

    __slots__ = ("_ahead", "_depth", "_heap", "_instants", "_next")

    def __init__(self, tree: Tree, standings: Standings, until: datetime | None = None) -> None:
        """`until`: what comes later need not be in order."""
        self._depth = tree.depth
        self._instants: dict[str, datetime | None] = {}
        self._heap: list[Due] = []
        self._ahead = iter(standings.dues(until))
        self._next = next(self._ahead, None)

    def expect(self, unit: str, due: datetime | None) -> None:
        """Take a unit's next instant; None: nothing will come by itself."""
        if due is not None and self._instants.get(unit) != due:
            heappush(self._heap, (due, -self._depth.get(unit, 0), unit))
        self._instants[unit] = due

    def first(self) -> Due | None:
        """Return what comes first, or None if nothing does."""
        while True:
            while self._heap and self._instants[self._heap[0][2]] != self._heap[0][0]:
                heappop(self._heap)
            if self._next is None or (self._heap and self._heap[0][0] < self._next[0]):
                return self._heap[0] if self._heap else None
            due, unit = self._next
            self._next = next(self._ahead, None)
            if unit not in self._instants:
                self.expect(unit, due)
