"""A person's channels, each tried once by itself: nothing is queued and no board is touched."""

import logging
from collections.abc import Iterator, Mapping

from wardstatus.core.units import Person
from wardstatus.notify import ways
from wardstatus.notify.channel import (
    Channel,
    Delivery,
    FailedForGood,
    FailedForNow,
    Letter,
    Parcel,
)

_log = logging.getLogger(__name__)


def proved(
    channels: Mapping[str, Channel], person: Person, letter: Letter, key: str
) -> Iterator[tuple[ways.Way, Delivery]]:
    """Send a letter by every channel of a person, and yield what became of it as it comes."""
    for way in ways.ways_of(person.channels):
        channel = channels.get(way.scheme)
        parcel = Parcel(
            key=f"{key}.{way.label}",
            address=way.address,
            letter=letter,
            person=person.id,
            phone=person.phone,
        )
        yield way, _sent(channel, parcel) if channel else FailedForGood(reason="no such channel")


def _sent(channel: Channel, parcel: Parcel) -> Delivery:
    try:
        return channel.send(parcel)
    except Exception as error:
        _log.exception("key=%s", parcel.key)
        return FailedForNow(reason=type(error).__name__)
