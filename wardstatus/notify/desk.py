"""Which message a sender takes next, and by which way."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeAlias

from sqlalchemy import Connection

from wardstatus.errors import NotSaved
from wardstatus.notify import deliver, ways
from wardstatus.notify.bag import Bag
from wardstatus.notify.breakers import Breakers
from wardstatus.store import claims
from wardstatus.store.messages import Message
from wardstatus.store.together import Together

OF_ONE_KIND = 6
"""So many senders may wait for one kind of channel; the rest are always left for the others."""

_NO_ROOM = timedelta(seconds=5)
"""How long a message waits that no sender has room for."""

Claimed: TypeAlias = tuple[Message, ways.Way | None]

_log = logging.getLogger(__name__)


class Desk:
    """Where senders take their messages, one at a time; it knows who waits for which channel."""

    def __init__(self, bag: Bag, breakers: Breakers, line: Together) -> None:
        self._bag = bag
        self._breakers = breakers
        self._line = line
        self._busy: Counter[str] = Counter()
        self._lock = Lock()

    def claim(self, now: datetime) -> Claimed | None:
        """Take the message that has been due longest, and by which way it goes; None if none is.

        A way of None: no channel is left.
        """
        counted: list[str] = []
        try:
            return self._line.write("claimed", lambda tx: self._counted(tx, now, counted))
        except NotSaved:
            self._uncount(counted)
            _log.warning("outbox=locked")
            return None
        except Exception:
            self._uncount(counted)
            raise

    def _counted(self, tx: Connection, now: datetime, counted: list[str]) -> Claimed | None:
        """Claim and count at once, so that those in line behind know who is busy."""
        self._uncount(counted)
        with self._lock:
            full = [scheme for scheme, count in self._busy.items() if count >= OF_ONE_KIND]
        claimed = self._carried(tx, now, full)
        if claimed is not None:
            way = claimed[1]
            counted.append(way.scheme if way else "")
            with self._lock:
                self._busy[counted[0]] += 1
            self._breakers.begin(way.carrier if way else "")
        return claimed

    def _uncount(self, counted: list[str]) -> None:
        with self._lock:
            for scheme in counted:
                self._busy[scheme] -= 1
        counted.clear()

    def _carried(self, tx: Connection, now: datetime, full: Sequence[str]) -> Claimed | None:
        """Claim a message that somebody carries now, and put off those that nobody does."""
        bag = self._bag
        asking = claims.Asking(
            now=now, until=now + bag.terms.lease, busy=full, turned=now - ways.FALLBACK
        )
        while claimed := claims.claim(tx, asking):
            turn = self._turn(claimed, now, full)
            if turn is None or turn.at <= now:
                return claimed, turn.way if turn else None
            deliver.put_off(tx, claimed, turn, bag.terms)
        return None

    def _turn(self, claimed: Message, now: datetime, full: Sequence[str]) -> ways.Turn | None:
        channels = deliver.channels_of(self._bag.rulebook(), claimed.person)
        shut = {way.carrier: _NO_ROOM for way in ways.ways_of(channels) if way.scheme in full}
        course = ways.Course(
            channels=channels,
            tries=claimed.tries,
            created=claimed.created,
            shut={**shut, **self._breakers.shut()},
        )
        return ways.this_turn(course, claimed.label, now)

    def free(self, way: ways.Way | None) -> None:
        """Note that a sender waits no longer for a channel."""
        with self._lock:
            self._busy[way.scheme if way else ""] -= 1
