"""All a postman needs, as one value."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import random

from sqlalchemy import Engine

from wardstatus.clock import Clock, elapsed
from wardstatus.core.units import Rulebook
from wardstatus.notify.channel import Channel, Road, Writer
from wardstatus.notify.deliver import Terms
from wardstatus.store.together import Together

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """All a postman needs."""

    engine: Engine
    clock: Clock
    rulebook: Callable[[], Rulebook]
    channels: Mapping[str, Channel]
    """By kind: what stands before the colon of a person's channel."""
    write: Writer
    wake: Callable[[], None]
    """Called after results were written, so that the tick reads them."""
    roads: Mapping[str, Road] = field(default_factory=dict)
    """By carrier: what messages carry there; a link unless it is here."""
    terms: Terms = field(default_factory=Terms)
    together: Together | None = None
    """Where its writers line up with its senders, so that one commit serves several."""
    chance: Callable[[], float] = random
    elapsed: Callable[[], float] = elapsed

    def in_line(self) -> Together:
        """Return where its senders line up to write."""
        return self.together or Together(self.engine)

    def rouse(self) -> None:
        """Wake the tick; if it cannot come now, it reads the results a second later."""
        try:
            self.wake()
        except Exception:
            _log.exception("wake=failed")
