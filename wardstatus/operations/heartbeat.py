"""A sign of life to a watch outside, given only while everything here is well."""

import logging
from collections.abc import Callable
from http.client import HTTPException

from wardstatus.notify.exchange import Outgoing, Request, exchange
from wardstatus.operations.checks import Check

EVERY = 60
"""Seconds between two signs."""

_NEEDED = ("database", "tick", "auditor", "canary", "clock", "outbox", "disk")

_log = logging.getLogger(__name__)


class Heartbeat:
    """Asks for an address once a minute; whoever watches it complains when that stops."""

    def __init__(
        self, url: str, outgoing: Outgoing, checks: Callable[[], tuple[Check, ...]]
    ) -> None:
        self._url, self._outgoing, self._checks = url, outgoing, checks

    @property
    def on(self) -> bool:
        """Return whether anybody outside watches."""
        return bool(self._url)

    def beat(self) -> bool:
        """Give a sign, or withhold it, and return whether it was taken."""
        if not self.on:
            return False
        bad = [each.name for each in self._checks() if each.name in _NEEDED and not _well(each)]
        if bad:
            _log.error("heartbeat=withheld checks=%s", ",".join(bad))
            return False
        try:
            answer = exchange(Request(method="GET", url=self._url, headers={}), self._outgoing)
        except (OSError, HTTPException) as error:
            _log.warning("heartbeat=not_taken reason=%s", type(error).__name__)
            return False
        return 200 <= answer.status < 300


def _well(check: Check) -> bool:
    return check.state == "pass"
