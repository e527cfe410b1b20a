"""Delivery reports: a message that arrived, and one that never will, though it was taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import Connection

from wardstatus.notify import ways
from wardstatus.notify.bag import Bag
from wardstatus.notify.deliver import channels_of
from wardstatus.store import outbox, receipts
from wardstatus.store.engine import writing
from wardstatus.store.outbox import Told
from wardstatus.store.receipts import Stands

Report: TypeAlias = Literal["delivered", "failed"]

_ENDS = ("delivered", "answered")
"""Nothing a service says moves a message from here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a service says of one message: by its own name for it, or by our key."""

    carrier: str
    report: Report
    ref: str = ""
    key: str = ""


class Receipts:
    """Takes what services report; wakes the tick for what the core has to hear of."""

    def __init__(self, bag: Bag) -> None:
        self._bag = bag

    def take(self, receipt: Receipt) -> bool:
        """Take one report and return whether its message is known; raise NotSaved."""
        with writing(self._bag.engine) as tx:
            known = take(tx, receipt, self._bag, self._bag.clock())
        if known:
            self._bag.rouse()
        return known


def take(tx: Connection, receipt: Receipt, bag: Bag, now: datetime) -> bool:
    """Take one report and return whether its message is known; no state is ever moved backwards.

    A message that will never arrive goes by the person's next channel at once.
    """
    stands = _found(tx, receipt)
    if stands is None:
        return False
    receipts.note(tx, stands, receipt.report, now)
    if stands.state in _ENDS:
        return True
    if receipt.report == "delivered":
        _arrived(tx, stands)
    elif stands.state == "accepted":
        _never_arrives(tx, _as_noted(tx, stands), bag, now)
    return True


def _found(tx: Connection, receipt: Receipt) -> Stands | None:
    if receipt.ref:
        found = receipts.by_ref(tx, receipt.carrier, receipt.ref)
        if found is not None:
            return found
    found = receipts.by_key(tx, receipt.key) if receipt.key else None
    # A channel of the house speaks of what went its own way, and of nothing else.
    return found if found and receipt.carrier in _carriers(found) else None


def _carriers(stands: Stands) -> set[str]:
    return {each.carrier for each in stands.message.tries if each.channel == stands.channel}


def _arrived(tx: Connection, stands: Stands) -> None:
    if receipts.move(tx, stands, {"state": "delivered", "lease_until": None}):
        outbox.report(tx, _told(stands, "delivered"))


def _never_arrives(tx: Connection, stands: Stands, bag: Bag, now: datetime) -> None:
    """Only if nobody else has it in hand; what is too old is not sent again by another channel."""
    told = stands.message
    if any(each.result == "accepted" and each.report != "failed" for each in told.tries):
        return
    channels = channels_of(bag.rulebook(), told.person)
    course = ways.Course(channels=channels, tries=told.tries, created=told.created)
    turn = ways.next_turn(course, now, 0.5)
    if turn is None or not told.notices or now >= told.created + bag.terms.lives:
        if receipts.move(tx, stands, {"state": "failed", "lease_until": None}):
            outbox.report(tx, _told(stands, "failed"))
        return
    values: dict[str, object] = {"state": "queued", "next_at": turn.at, "given_up": None}
    values |= {"scheme": turn.way.scheme, "label": turn.way.label, "lease_until": None}
    receipts.move(tx, stands, values)


def _told(stands: Stands, state: Report) -> Told:
    return Told(notices=stands.message.notices, state=state, channel=stands.channel)


def _as_noted(tx: Connection, stands: Stands) -> Stands:
    found = receipts.by_key(tx, f"{stands.message.key}.{stands.channel}")
    assert found is not None
    return found
