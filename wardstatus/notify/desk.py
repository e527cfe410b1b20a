"""Where senders bring what became of a message, and take the next one."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection

from wardstatus import faults
from wardstatus.errors import NotSaved, RoomMade
from wardstatus.notify import deliver, ways
from wardstatus.notify.bag import Bag
from wardstatus.notify.breakers import Breakers
from wardstatus.notify.channel import BY_LINK, NOTHING, Ends
from wardstatus.notify.deliver import Tried
from wardstatus.notify.endings import Asked
from wardstatus.notify.line import Line
from wardstatus.store import claims
from wardstatus.store.claims import Asking
from wardstatus.store.engine import writing
from wardstatus.store.messages import Message

SENDERS = 32
OF_ONE_KIND = 24
"""So many senders may wait for one kind of channel; the rest are always left for the others."""

_NO_ROOM = timedelta(seconds=5)
"""How long a message waits that no sender has room for."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that is one sender's, by which way it goes (None: no channel is left)."""

    message: Message
    way: ways.Way | None
    ends: Ends = NOTHING

    @property
    def kind(self) -> str:
        """Return for which kind of channel its sender waits."""
        return self.way.scheme if self.way else ""


class Desk:
    """Takes what came back and gives out what is due, for all who stand in line at once.

    All of it is one transaction: results, claims, and the links and codes of what was claimed.
    """

    def __init__(self, bag: Bag, breakers: Breakers) -> None:
        self._bag = bag
        self._breakers = breakers
        self._line: Line[Tried | None, Claimed | None] = Line(self._served, self._away)
        self._busy: Counter[str] = Counter()
        self._lock = Lock()
        self._unsaved: list[Tried] = []

    @property
    def owes(self) -> bool:
        """Return whether there are results that could not be saved yet."""
        return bool(self._unsaved)

    def next(self, tried: Tried | None) -> Claimed | None:
        """Hand in what became of a message and take the one that has been due longest, if any."""
        return self._line.come(tried)

    def free(self, claimed: Claimed) -> None:
        """Note that a sender waits no longer for a channel."""
        with self._lock:
            self._busy[claimed.kind] -= 1

    def _away(self) -> int:
        with self._lock:
            return self._busy.total()

    def _served(self, slips: Sequence[Tried | None]) -> Sequence[Claimed | None]:
        came = [*self._unsaved, *(each for each in slips if each is not None)]
        self._unsaved = []
        try:
            claimed = self._handed(came, len(slips))
        except NotSaved:
            # Kept for the next time: what was sent is not sent again because of that.
            self._unsaved = came
            _log.warning("outbox=locked results=%d", len(came))
            claimed = []
        return [*claimed, *[None] * (len(slips) - len(claimed))]

    def _handed(self, came: Sequence[Tried], wanted: int) -> Sequence[Claimed]:
        try:
            return self._turned_over(came, wanted)
        except RoomMade:
            return self._turned_over(came, wanted)

    def _turned_over(self, came: Sequence[Tried], wanted: int) -> Sequence[Claimed]:
        """Write what came and claim so many, in one transaction; return what was claimed."""
        bag = self._bag
        with writing(bag.engine) as tx:
            deliver.mark(tx, came, bag.rulebook(), bag.terms)
            claimed = self._claimed(tx, bag.clock(), wanted)
            done = [*(["tried"] if came else []), *(["claimed", "linked"] if claimed else [])]
            for each in done:
                faults.at(f"{each}.before_commit")
        with self._lock:
            self._busy.update(each.kind for each in claimed)
        for each in done:
            faults.at(f"{each}.after_commit")
        return claimed

    def _claimed(self, tx: Connection, now: datetime, wanted: int) -> Sequence[Claimed]:
        """Claim messages that somebody carries now, and put off those that nobody does."""
        taken: list[tuple[Message, ways.Way | None]] = []
        with self._lock:
            busy = Counter(self._busy)
        while len(taken) < wanted:
            asking = Asking(
                now=now,
                busy=_full(busy),
                turned=now - ways.FALLBACK,
                limit=wanted - len(taken),
            )
            due = claims.due(tx, asking)
            if not due:
                break
            taken += self._chosen(tx, due, asking, busy)
        return self._with_ends(tx, taken, now)

    def _chosen(
        self, tx: Connection, due: Sequence[Message], asking: Asking, busy: Counter[str]
    ) -> Sequence[tuple[Message, ways.Way | None]]:
        """Claim those of some messages that go now; count who is busy with them."""
        bag, now, turns = self._bag, asking.now, {}
        for each in due:
            full = _full(busy)
            if each.scheme in full and not asking.has_turned(each):
                continue
            turn = turns[each.id] = self._turn(each, now, full)
            if turn is None or turn.at <= now:
                busy[turn.way.scheme if turn else ""] += 1
                self._breakers.begin(turn.way.carrier if turn else "")
        mine = claims.take(tx, [each for each in due if each.id in turns], now + bag.terms.lease)
        going, waiting = [], []
        for each in mine:
            turn = turns[each.id]
            if turn is None or turn.at <= now:
                going.append((each, turn.way if turn else None))
            else:
                waiting.append(deliver.put_off(each, turn, bag.terms))
        deliver.settle(tx, waiting)
        return going

    def _turn(self, due: Message, now: datetime, full: Sequence[str]) -> ways.Turn | None:
        channels = deliver.channels_of(self._bag.rulebook(), due.person)
        shut = {way.carrier: _NO_ROOM for way in ways.ways_of(channels) if way.scheme in full}
        course = ways.Course(
            channels=channels,
            tries=due.tries,
            created=due.created,
            shut={**shut, **self._breakers.shut()},
        )
        return ways.this_turn(course, due.label, now)

    def _with_ends(
        self, tx: Connection, taken: Sequence[tuple[Message, ways.Way | None]], now: datetime
    ) -> Sequence[Claimed]:
        roads = self._bag.roads
        asked = [
            Asked(
                person=message.person,
                notices=message.notices,
                road=roads.get(way.carrier, BY_LINK) if way else None,
                at=now,
            )
            for message, way in taken
        ]
        return [
            Claimed(message=message, way=way, ends=ends)
            for (message, way), ends in zip(taken, self._bag.ends(tx, asked), strict=True)
        ]


def _full(busy: Counter[str]) -> Sequence[str]:
    return [kind for kind, count in busy.items() if count >= OF_ONE_KIND]
