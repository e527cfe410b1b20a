"""A beat to every board, so that a screen knows its silence from the server's."""

import logging
import threading
from collections.abc import Callable

from wardstatus.push.hub import Hub

BEAT_EVERY = 5.0
"""Seconds; a screen that hears nothing for 15 says so."""

_log = logging.getLogger(__name__)


class Pulse:
    """Composes beats in a thread of its own: a slow database must not hold up the hub."""

    def __init__(self, hub: Hub, compose: Callable[[str], str], every: float = BEAT_EVERY) -> None:
        self._hub, self._compose, self._every = hub, compose, every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self._thread.start()

    def stop(self) -> None:
        """Beat no more."""
        self._over.set()

    def beat(self) -> None:
        """Send one beat to every board somebody listens to."""
        for root in self._hub.roots():
            try:
                self._hub.publish(root, self._compose(root))
            except Exception:
                # Without beats the screens say they have no contact, which is then true.
                _log.exception("no beat root=%s", root)

    def _run(self) -> None:
        while not self._over.wait(self._every):
            self.beat()
