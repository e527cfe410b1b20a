"""The telephones of the demo: a channel that delivers at once and keeps the last messages."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from wardstatus.clock import Clock
from wardstatus.notify.channel import Delivered, Delivery, Parcel

KEPT = 40
"""So many messages are remembered."""

_LINK = re.compile(r"https?://\S+?(/k/\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One message on somebody's telephone; `page` is the path its link leads to, or empty."""

    at: datetime
    number: str
    text: str
    page: str
    key: str


def page_of(text: str) -> str:
    """Return the path that the link of a message leads to; empty without one."""
    found = _LINK.search(text)
    return found.group(1) if found else ""


class Telephones:
    """The channel `sms:` of a hospital that does not exist."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: deque[Received] = deque(maxlen=KEPT)
        self._lock = Lock()

    def send(self, parcel: Parcel) -> Delivery:
        """Deliver; a second copy of a message is recognised by its key."""
        self.keep(
            Received(
                at=self._clock(),
                number=parcel.address,
                text=parcel.letter.text,
                page=page_of(parcel.letter.text),
                key=parcel.key,
            )
        )
        return Delivered(ref=parcel.key)

    def keep(self, message: Received) -> None:
        """Remember a message, unless it is there."""
        with self._lock:
            if all(each.key != message.key for each in self._kept):
                self._kept.append(message)

    def forget(self) -> None:
        """Forget every message."""
        with self._lock:
            self._kept.clear()

    def received(self) -> Sequence[Received]:
        """Return the messages that are remembered, the newest first."""
        with self._lock:
            return tuple(reversed(self._kept))
