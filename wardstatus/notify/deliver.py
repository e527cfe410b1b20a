"""The outbox, emptied: notices become messages, and messages are claimed, sent and marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from wardstatus.core.notices import Notice
from wardstatus.core.standing import ToldState
from wardstatus.core.units import Rulebook
from wardstatus.notify import ways
from wardstatus.notify.bundle import leaving
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood
from wardstatus.store import messages, outbox, tries
from wardstatus.store.messages import Message
from wardstatus.store.tries import Try


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How messages leave."""

    bundle: timedelta = timedelta(minutes=5)
    lease: timedelta = timedelta(seconds=30)
    """Longer than any channel takes for one try: then whoever was sending has died."""
    lives: timedelta = timedelta(hours=2)
    """A message not accepted by then has expired."""


def make_messages(tx: Connection, rulebook: Rulebook, terms: Terms, now: datetime) -> int:
    """Make the messages that leave now and return how many; some are not to be sent."""
    ready = [each for each in messages.ready(tx, now) if _known(tx, each, rulebook)]

    def of(notice: Notice) -> tuple[str, bool]:
        return notice.person, rulebook.units[notice.unit].silent

    made = 0
    for (person, silent), group in groupby(sorted(ready, key=of), of):
        # A silent unit's messages are bundled too: they are counted as they would have left.
        states = ("silent",) if silent else messages.SENT
        made_before = messages.made_since(tx, person, now - 2 * terms.bundle, states)
        leaves = leaving(list(group), made_before, terms.bundle, now)
        made += (
            _end_unsent(tx, leaves, "silent", now) if silent else _make(tx, leaves, rulebook, now)
        )
    return made


def _known(tx: Connection, notice: Notice, rulebook: Rulebook) -> bool:
    """Return whether the unit is still there; what a unit that is gone would say is withdrawn."""
    known = notice.unit in rulebook.units
    if not known:
        outbox.withdraw(tx, [notice.key])
    return known


def _make(tx: Connection, notices: Sequence[Notice], rulebook: Rulebook, now: datetime) -> int:
    if not notices:
        return 0
    way = ways.next_way(channels_of(rulebook, notices[0].person), (), now)
    if way is None:
        return _end_unsent(tx, notices, "failed", now)
    messages.make(tx, notices, now, "queued", way.scheme)
    return 1


def _end_unsent(tx: Connection, notices: Sequence[Notice], state: ToldState, now: datetime) -> int:
    if not notices:
        return 0
    messages.make(tx, notices, now, state)
    outbox.report(tx, notices, state)
    return 1


def channels_of(rulebook: Rulebook, person: str) -> tuple[str, ...]:
    """Return the channels of a person; none for somebody who is no longer known."""
    known = rulebook.persons.get(person)
    return known.channels if known else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A claimed message after a try by a way (None: there was none left)."""

    claimed: Message
    way: ways.Way | None
    delivery: Delivery
    at: datetime
    chance: float
    shut: Mapping[str, timedelta] = field(default_factory=dict)
    """For how long which carriers take nothing."""


def mark(tx: Connection, tried: Tried, channels: Sequence[str], terms: Terms) -> None:
    """Write what became of a try; if somebody else has claimed the message since, only the try."""
    claimed, way = tried.claimed, tried.way
    done = claimed.tries
    if way is not None:
        written = _written(tried, way)
        tries.add_try(tx, claimed.id, written)
        done = (*done, written)
    label = way.label if way else ""
    if isinstance(tried.delivery, Delivered):
        _end(tx, claimed, "accepted", label)
        return
    again = tried.at + ways.wait(done, tried.chance)
    following = ways.next_way(channels, done, again, tried.shut)
    if following is not None:
        again = _when(tried, done, following, again)
    if following is None:
        _end(tx, claimed, "failed", label)
    elif again >= claimed.created + terms.lives:
        _end(tx, claimed, "expired", label)
    elif messages.retry(tx, claimed, again, following.scheme) and not claimed.attempts:
        outbox.report(tx, claimed.notices, "sending", label)


def _when(tried: Tried, done: Sequence[Try], following: ways.Way, again: datetime) -> datetime:
    """Return when the next try is: `again`, but never by a carrier that is shut.

    Past one that is shut it is at once, and a channel not tried yet waits for no back-off.
    """
    if following.carrier in tried.shut:
        return max(again, tried.at + tried.shut[following.carrier])
    passed = tried.way is not None and tried.way.carrier in tried.shut
    if passed:
        return tried.at
    if following.label not in {each.channel for each in done}:
        return min(again, max(tried.at, done[0].at + ways.FALLBACK))
    return again


def put_off(tx: Connection, claimed: Message, way: ways.Way, again: datetime, terms: Terms) -> None:
    """Give a claimed message back untried, since nobody carries it before `again`."""
    if again >= claimed.created + terms.lives:
        _end(tx, claimed, "expired", way.label)
    elif messages.retry(tx, claimed, again, way.scheme) and not claimed.attempts:
        outbox.report(tx, claimed.notices, "sending", way.label)


def _end(tx: Connection, claimed: Message, state: ToldState, label: str) -> None:
    if messages.end(tx, claimed, state):
        outbox.report(tx, claimed.notices, state, label)


def _written(tried: Tried, way: ways.Way) -> Try:
    delivery = tried.delivery
    if isinstance(delivery, Delivered):
        return Try(channel=way.label, at=tried.at, result="accepted", ref=delivery.ref)
    good = isinstance(delivery, FailedForGood)
    return Try(
        channel=way.label,
        at=tried.at,
        result="failed_for_good" if good else "failed_for_now",
        detail=delivery.reason,
    )
