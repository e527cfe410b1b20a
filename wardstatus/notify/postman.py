"""Goes his rounds: a few senders at once, none of whom waits for a slow channel."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection

from wardstatus import faults
from wardstatus.errors import NotSaved
from wardstatus.notify import deliver, ways
from wardstatus.notify.bag import Bag
from wardstatus.notify.breakers import Breakers
from wardstatus.notify.channel import BY_LINK, Delivery, FailedForGood, FailedForNow, Parcel
from wardstatus.notify.deliver import Tried
from wardstatus.notify.desk import Desk
from wardstatus.store import claims, messages
from wardstatus.store.engine import reading, writing
from wardstatus.store.messages import Message

_SENDERS = 8

_ROUSED_EVERY = 0.5
"""Seconds between two wake-ups of the tick while messages leave one after another."""

_log = logging.getLogger(__name__)


class Postman:
    """Empties the outbox; sending holds no transaction open."""

    def __init__(self, bag: Bag) -> None:
        self._bag = bag
        self._pool = ThreadPoolExecutor(_SENDERS, thread_name_prefix="postman")
        self._soon = ThreadPoolExecutor(1, thread_name_prefix="postman-soon")
        self._called = False
        self._out: set[Future[int]] = set()
        self._lock = Lock()
        self._breakers = Breakers(bag.elapsed)
        self._line = bag.in_line()
        self._desk = Desk(bag, self._breakers, self._line)

    def run_once(self, now: datetime) -> int:
        """Go one round, wait until it is over, and return how many tries were made."""
        self.start(now)
        with self._lock:
            out = set(self._out)
        done = wait(out).done
        with self._lock:
            self._out -= done
        return sum(each.result() for each in done)

    def start(self, now: datetime) -> None:
        """Go one round without waiting: make what leaves now, and see that it is being sent."""
        bag = self._bag
        with reading(bag.engine) as tx:
            ready = bool(messages.ready(tx, now))
            late = claims.any_to_give_up(tx, now - ways.GIVEN_UP)
        if ready or late:
            with writing(bag.engine, "made") as tx:
                made = deliver.make_messages(tx, bag.rulebook(), bag.terms, now)
                given_up = deliver.give_up(tx, now)
            if made or given_up:
                self._bag.rouse()
        with reading(bag.engine) as tx:
            due = claims.any_due(tx, now)
        if due:
            self._send_out(now)

    def nudge(self) -> None:
        """Go a round now, in a thread of the postman's own: something may have become due."""
        with self._lock:
            called, self._called = self._called, True
        if not called:
            self._soon.submit(self._nudged)

    def _nudged(self) -> None:
        with self._lock:
            self._called = False
        try:
            self.start(self._bag.clock())
        except NotSaved:
            _log.warning("outbox=locked")
        except Exception:
            # The next round is a second later.
            _log.exception("outbox=not_sent")

    def recover(self, now: datetime) -> int:
        """At the start of a server that is alone: what was being sent when it ended is due."""
        with writing(self._bag.engine, "recovered") as tx:
            return claims.release(tx, now)

    def close(self) -> None:
        """Begin nothing more; what is being sent is not waited for."""
        self._soon.shutdown(wait=False, cancel_futures=True)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _send_out(self, now: datetime) -> None:
        with self._lock:
            self._out = {each for each in self._out if not each.done()}
            for _ in range(_SENDERS - len(self._out)):
                self._out.add(self._pool.submit(self._send_all, now))

    def _send_all(self, now: datetime) -> int:
        try:
            return self._send_each(now)
        except Exception:
            # In a thread nobody asks for the result of.
            _log.exception("outbox=not_sent")
            raise

    def _send_each(self, now: datetime) -> int:
        """Send one message after another until none is due, and return how many tries it took."""
        bag, tried, roused = self._bag, 0, self._bag.elapsed()
        while claimed := self._desk.claim(max(now, bag.clock())):
            message, way = claimed
            try:
                self._try(message, way)
            finally:
                self._desk.free(way)
            tried += 1
            if bag.elapsed() - roused >= _ROUSED_EVERY:
                bag.rouse()
                roused = bag.elapsed()
        if tried:
            bag.rouse()
        return tried

    def _try(self, claimed: Message, way: ways.Way | None) -> None:
        bag = self._bag
        faults.at("sending")
        delivery = self._sent(claimed, way)
        faults.at("accepted")
        if delivery is None:
            self._mark(claimed, lambda tx: claims.end(tx, claimed, "withdrawn"))
            return
        if way:
            self._breakers.told(way.carrier, delivery)
        tried = Tried(
            claimed=claimed,
            way=way,
            delivery=delivery,
            at=bag.clock(),
            chance=bag.chance(),
            shut=self._breakers.shut(),
        )
        channels = deliver.channels_of(bag.rulebook(), claimed.person)
        self._mark(claimed, lambda tx: deliver.mark(tx, tried, channels, bag.terms))

    def _mark(self, claimed: Message, work: Callable[[Connection], object]) -> None:
        try:
            self._line.write("tried", work)
        except NotSaved:
            # The lease runs out, and the message is tried again under the same key.
            _log.warning("message=%s result=not_saved", claimed.id)

    def _sent(self, claimed: Message, way: ways.Way | None) -> Delivery | None:
        """Return what became of a try; None: it was answered or withdrawn since it was claimed."""
        channel = self._bag.channels.get(way.scheme) if way else None
        if way is None or channel is None:
            return FailedForGood(reason="no such channel")
        try:
            parcel = self._parcel(claimed, way)
            with reading(self._bag.engine) as tx:
                wanted = claims.is_wanted(tx, claimed)
            return channel.send(parcel) if wanted else None
        except Exception as error:
            # A fault of ours must neither end the sender nor lose the message.
            _log.exception("message=%s", claimed.id)
            return FailedForNow(reason=type(error).__name__)

    def _parcel(self, claimed: Message, way: ways.Way) -> Parcel:
        rulebook = self._bag.rulebook()
        person = rulebook.persons[claimed.person]
        road = self._bag.roads.get(way.carrier, BY_LINK)
        now = self._bag.clock()
        letter = self._bag.write(person, claimed.notices, rulebook, now, road)
        return Parcel(
            key=f"{claimed.key}.{way.label}",
            address=way.address,
            letter=letter,
            person=person.id,
            phone=person.phone,
        )
