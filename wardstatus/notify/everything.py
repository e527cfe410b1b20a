"""The channel `apprise:`, for every service that no template of ours describes; an extra."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, FailedForNow, Parcel

MISSING = 'apprise is not installed; pip install "wardstatus[apprise]"'


def _library() -> Any:
    return import_module("apprise")


class Everything:
    """Hands a message to Apprise, which knows a hundred services by their address."""

    def __init__(self, library: Callable[[], Any] = _library) -> None:
        """`library` returns Apprise, and raises ImportError where the extra is not installed."""
        self._library = library

    def send(self, parcel: Parcel) -> Delivery:
        """Try once; Apprise says whether it was taken, but not why it was not."""
        try:
            apprise = self._library()
        except ImportError:
            return FailedForGood(reason=MISSING)
        service = apprise.Apprise()
        if not service.add(parcel.address):
            return FailedForGood(reason="apprise does not know this address")
        if service.notify(title=parcel.letter.subject, body=parcel.letter.text):
            return Delivered()
        return FailedForNow(reason="apprise could not hand it over")
