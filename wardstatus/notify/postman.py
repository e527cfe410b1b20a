"""Goes his rounds: a few senders at once, none of whom waits for a slow channel."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from threading import Lock

from wardstatus import faults
from wardstatus.errors import NotSaved
from wardstatus.notify import deliver, ways
from wardstatus.notify.bag import Bag
from wardstatus.notify.breakers import Breakers
from wardstatus.notify.channel import Delivery, Ends, FailedForGood, FailedForNow, Parcel
from wardstatus.notify.deliver import Tried
from wardstatus.notify.desk import SENDERS, Claimed, Desk
from wardstatus.store import claims, messages, overdue
from wardstatus.store.engine import reading, writing
from wardstatus.store.messages import Message

_ROUSED_EVERY = 0.5
"""Seconds between two wake-ups of the tick while messages leave one after another."""

_log = logging.getLogger(__name__)


class Postman:
    """Empties the outbox; sending holds no transaction open."""

    def __init__(self, bag: Bag) -> None:
        self._bag = bag
        self._pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="postman")
        self._soon = ThreadPoolExecutor(1, thread_name_prefix="postman-soon")
        self._called = False
        self._out: set[Future[int]] = set()
        self._lock = Lock()
        self._breakers = Breakers(bag.elapsed)
        self._desk = Desk(bag, self._breakers)
        self._sending = 0
        self._news = False
        self._roused = bag.elapsed()

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
            ready = messages.any_ready(tx, now)
            late = overdue.any_to_give_up(tx, now - ways.GIVEN_UP)
        made = given_up = 0
        if ready or late:
            with writing(bag.engine, "made") as tx:
                made = deliver.make_messages(tx, bag.rulebook(), bag.terms, now)
                given_up = deliver.give_up(tx, now)
        with reading(bag.engine) as tx:
            due = claims.count_due(tx, now, SENDERS)
        self._send_out(due or self._desk.owes)
        if made or given_up:
            bag.rouse()

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

    def _send_out(self, wanted: int) -> None:
        with self._lock:
            self._out = {each for each in self._out if not each.done()}
            for _ in range(min(wanted, SENDERS - len(self._out))):
                self._sending += 1
                self._out.add(self._pool.submit(self._send_all))

    def _send_all(self) -> int:
        try:
            return self._send_each()
        except Exception:
            # In a thread nobody asks for the result of.
            _log.exception("outbox=not_sent")
            raise
        finally:
            with self._lock:
                self._sending -= 1
            self._rouse()

    def _send_each(self) -> int:
        """Send one message after another until none is due, and return how many tries it took."""
        count, tried = 0, None
        while claimed := self._desk.next(tried):
            try:
                tried = self._tried(claimed)
            finally:
                self._desk.free(claimed)
            count += 1
            self._news = True
            self._rouse()
        return count

    def _rouse(self) -> None:
        """Wake the tick to read results: now and then, and when the last sender has ended."""
        with self._lock:
            now = self._bag.elapsed()
            wakes = self._news and (not self._sending or now - self._roused >= _ROUSED_EVERY)
            if wakes:
                self._news, self._roused = False, now
        if wakes:
            self._bag.rouse()

    def _tried(self, claimed: Claimed) -> Tried:
        bag, way = self._bag, claimed.way
        faults.at("sending")
        delivery = self._sent(claimed)
        faults.at("accepted")
        if way and delivery:
            self._breakers.told(way.carrier, delivery)
        return Tried(
            claimed=claimed.message,
            way=way,
            delivery=delivery,
            at=bag.clock(),
            chance=bag.chance(),
            shut=self._breakers.shut(),
        )

    def _sent(self, claimed: Claimed) -> Delivery | None:
        """Return what became of a try; None: it was answered or withdrawn since it was claimed."""
        message, way = claimed.message, claimed.way
        channel = self._bag.channels.get(way.scheme) if way else None
        if way is None or channel is None:
            return FailedForGood(reason="no such channel")
        try:
            parcel = self._parcel(message, way, claimed.ends)
            with reading(self._bag.engine) as tx:
                wanted = claims.is_wanted(tx, message)
            return channel.send(parcel) if wanted else None
        except Exception as error:
            # A fault of ours must neither end the sender nor lose the message.
            _log.exception("message=%s", message.id)
            return FailedForNow(reason=type(error).__name__)

    def _parcel(self, claimed: Message, way: ways.Way, ends: Ends) -> Parcel:
        rulebook = self._bag.rulebook()
        person = rulebook.persons[claimed.person]
        letter = self._bag.write(person, claimed.notices, rulebook, self._bag.clock(), ends)
        return Parcel(
            key=f"{claimed.key}.{way.label}",
            address=way.address,
            letter=letter,
            person=person.id,
            phone=person.phone,
        )
