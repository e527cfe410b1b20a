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
from wardstatus.store import claims, messages, outbox, tries
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

    def of(notice: Notice) -> tuple[str, str, bool]:
        # A code is read by itself, and is wanted in a house where nothing else is sent yet.
        code = notice.kind == "sign_in"
        silent = rulebook.units[notice.unit].silent and not code
        return notice.person, notice.key if code else "", silent

    made = 0
    for (person, _, silent), group in groupby(sorted(ready, key=of), of):
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
    known = ways.ways_of(channels_of(rulebook, notices[0].person))
    if not known:
        return _end_unsent(tx, notices, "failed", now)
    messages.make(tx, notices, now, "queued", known[0].scheme)
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
    course = ways.Course(channels=channels, tries=done, created=claimed.created, shut=tried.shut)
    turn = ways.next_turn(course, tried.at, tried.chance)
    if turn is None:
        _end(tx, claimed, "failed", label)
    else:
        put_off(tx, claimed, turn, terms, label)


def put_off(
    tx: Connection, claimed: Message, turn: ways.Turn, terms: Terms, label: str = ""
) -> None:
    """Give a claimed message back until its next turn; `label` is the channel just tried."""
    following = claims.Next(at=turn.at, scheme=turn.way.scheme, label=turn.way.label)
    if turn.at >= claimed.created + terms.lives:
        _end(tx, claimed, "expired", label or turn.way.label)
    elif claims.retry(tx, claimed, following) and not claimed.attempts:
        outbox.report(tx, claimed.notices, "sending", label or turn.way.label)


def give_up(tx: Connection, now: datetime) -> int:
    """Tell the core of messages nobody has accepted in time; return of how many.

    They are still tried: what is accepted after all is told then.
    """
    late = claims.given_up(tx, now - ways.GIVEN_UP, now)
    for each in late:
        # What a service took, and never arrived, has failed so far; the rest is late.
        taken = any(tried.result == "accepted" for tried in each.tries)
        outbox.report(tx, each.notices, "failed" if taken else "expired")
    return len(late)


def _end(tx: Connection, claimed: Message, state: ToldState, label: str) -> None:
    if claims.end(tx, claimed, state):
        outbox.report(tx, claimed.notices, state, label)


def _written(tried: Tried, way: ways.Way) -> Try:
    delivery = tried.delivery
    if isinstance(delivery, Delivered):
        return Try(
            channel=way.label,
            at=tried.at,
            result="accepted",
            ref=delivery.ref,
            carrier=way.carrier,
        )
    good = isinstance(delivery, FailedForGood)
    return Try(
        channel=way.label,
        at=tried.at,
        result="failed_for_good" if good else "failed_for_now",
        detail=delivery.reason,
        carrier=way.carrier,
    )
