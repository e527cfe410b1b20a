"""What a channel is, and how it fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a message says, in its reader's language."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message on its way by one channel; `key` is the same on every try there."""

    key: str
    address: str
    """What stands behind the colon of the person's channel."""
    letter: Letter
    person: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The other side took it; `ref` is its own name for it."""

    ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedForNow:
    """It may succeed later by the same channel."""

    reason: str
    retry_after: timedelta | None = None
    """How long the other side asked to be left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedForGood:
    """It will not succeed by this channel."""

    reason: str


Delivery: TypeAlias = Delivered | FailedForNow | FailedForGood


class Channel(Protocol):
    """A way to reach people."""

    def send(self, parcel: Parcel) -> Delivery:
        """Try once, within a time of its own; what goes wrong is returned, not raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """What a message carries for whoever answers it."""

    link: bool = True
    code: bool = False
    """Six digits, to be typed at `/k`."""
    answers: bool = False
    """They may be sent back, too."""


BY_LINK = Road()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What one message ends with, so that it can be answered; empty: it cannot."""

    link: str = ""
    """The address of a page."""
    code: str = ""
    """Six digits."""
    answers: bool = False
    """They may be sent back."""


NOTHING = Ends()


class Writer(Protocol):
    """Puts the notices of one message into words."""

    def __call__(
        self,
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        """Return the letter for a person."""
