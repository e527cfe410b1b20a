"""The outbox, emptied: notices become messages, and messages are claimed, sent and marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from wardstatus.store import claims, messages, outbox, overdue, tries
from wardstatus.store.claims import Ended
from wardstatus.store.messages import Draft, Message
from wardstatus.store.outbox import Told
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
    ready = _known(tx, messages.ready(tx, now), rulebook)
    made_before = messages.made_since(tx, now - 2 * terms.bundle, now)

    def of(notice: Notice) -> tuple[str, str, bool]:
        # A code is read by itself, and is wanted in a house where nothing else is sent yet.
        code = notice.kind == "sign_in"
        silent = rulebook.units[notice.unit].silent and not code
        return notice.person, notice.key if code else "", silent

    drafts = []
    # A silent unit's messages are bundled too: they are counted as they would have left.
    for (person, _, silent), group in groupby(sorted(ready, key=of), of):
        leaves = leaving(list(group), made_before.get((person, silent), ()), terms.bundle, now)
        if leaves:
            drafts.append(_draft(leaves, rulebook, silent=silent))
    messages.make(tx, drafts, now)
    outbox.report(tx, *_never_sent(drafts))
    return len(drafts)


def _known(tx: Connection, ready: Iterable[Notice], rulebook: Rulebook) -> list[Notice]:
    """Return what is of a unit that is still there; what one that is gone says is withdrawn."""
    known: list[Notice] = []
    gone: list[Notice] = []
    for each in ready:
        (known if each.unit in rulebook.units else gone).append(each)
    if gone:
        outbox.withdraw(tx, [each.key for each in gone])
    return known


def _draft(notices: Sequence[Notice], rulebook: Rulebook, *, silent: bool) -> Draft:
    known = ways.ways_of(channels_of(rulebook, notices[0].person))
    if silent or not known:
        return Draft(notices=notices, state="silent" if silent else "failed")
    return Draft(notices=notices, scheme=known[0].scheme)


def _never_sent(drafts: Iterable[Draft]) -> Iterator[Told]:
    for each in drafts:
        if each.state == "silent" or each.state == "failed":
            yield Told(notices=each.notices, state=each.state)


def channels_of(rulebook: Rulebook, person: str) -> tuple[str, ...]:
    """Return the channels of a person; none for somebody who is no longer known."""
    known = rulebook.persons.get(person)
    return known.channels if known else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A claimed message after a try by a way (None: there was none left)."""

    claimed: Message
    way: ways.Way | None
    delivery: Delivery | None
    """None: it was answered or withdrawn meanwhile, and not sent."""
    at: datetime
    chance: float
    shut: Mapping[str, timedelta] = field(default_factory=dict)
    """For how long which carriers take nothing."""


def mark(tx: Connection, tried: Sequence[Tried], rulebook: Rulebook, terms: Terms) -> None:
    """Write what became of tries; where somebody else has claimed the message, only the try."""
    made = [(each.claimed.id, _written(each, each.way)) for each in tried if each.way]
    tries.add_tries(tx, [(id_, each) for id_, each in made if each is not None])
    settle(tx, [_outcome(each, rulebook, terms) for each in tried])


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a claim ends, and what the core is told of it."""

    ended: Ended
    told: ToldState | None
    label: str = ""
    """The channel just tried."""


def settle(tx: Connection, outcomes: Sequence[Outcome]) -> None:
    """Write how claims end; what no longer holds is left as whoever came later left it."""
    held = claims.give_back(tx, [each.ended for each in outcomes])
    outbox.report(
        tx,
        *(
            Told(notices=each.ended.claimed.notices, state=each.told, channel=each.label)
            for each, holds in zip(outcomes, held, strict=True)
            if holds and each.told is not None
        ),
    )


def _outcome(tried: Tried, rulebook: Rulebook, terms: Terms) -> Outcome:
    claimed, label = tried.claimed, tried.way.label if tried.way else ""
    if tried.delivery is None:
        return Outcome(ended=Ended(claimed=claimed, state="withdrawn"), told=None)
    if isinstance(tried.delivery, Delivered):
        return _last(claimed, "accepted", label)
    written = _written(tried, tried.way) if tried.way else None
    course = ways.Course(
        channels=channels_of(rulebook, claimed.person),
        tries=(*claimed.tries, written) if written else claimed.tries,
        created=claimed.created,
        shut=tried.shut,
    )
    turn = ways.next_turn(course, tried.at, tried.chance)
    if turn is None:
        return _last(claimed, "failed", label)
    return put_off(claimed, turn, terms, label)


def put_off(claimed: Message, turn: ways.Turn, terms: Terms, label: str = "") -> Outcome:
    """Return that a claimed message waits for its next turn; `label` is the channel just tried."""
    label = label or turn.way.label
    if turn.at >= claimed.created + terms.lives:
        return _last(claimed, "expired", label)
    following = claims.Next(at=turn.at, scheme=turn.way.scheme, label=turn.way.label)
    ended = Ended(claimed=claimed, state="queued", following=following)
    return Outcome(ended=ended, told=None if claimed.attempts else "sending", label=label)


def _last(claimed: Message, state: ToldState, label: str) -> Outcome:
    return Outcome(ended=Ended(claimed=claimed, state=state), told=state, label=label)


def give_up(tx: Connection, now: datetime) -> int:
    """Tell the core of messages nobody has accepted in time; return of how many.

    They are still tried: what is accepted after all is told then.
    """
    late = overdue.given_up(tx, now - ways.GIVEN_UP, now)
    outbox.report(tx, *(Told(notices=each.notices, state=_given_up(each)) for each in late))
    return len(late)


def _given_up(late: Message) -> ToldState:
    # What a service took, and never arrived, has failed so far; the rest is late.
    taken = any(tried.result == "accepted" for tried in late.tries)
    return "failed" if taken else "expired"


def _written(tried: Tried, way: ways.Way) -> Try | None:
    delivery = tried.delivery
    if delivery is None:
        return None
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
