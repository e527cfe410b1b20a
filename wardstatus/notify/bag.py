"""All a postman needs, as one value."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import random

from sqlalchemy import Connection, Engine

from wardstatus.clock import Clock, elapsed
from wardstatus.core.units import Rulebook
from wardstatus.notify.channel import Channel, Ends, Road, Writer
from wardstatus.notify.deliver import Terms
from wardstatus.notify.endings import Asked, nothing

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
    ends: Callable[[Connection, Sequence[Asked]], Sequence[Ends]] = nothing
    """Makes what messages are answered by, as they are claimed."""
    chance: Callable[[], float] = random
    elapsed: Callable[[], float] = elapsed

    def rouse(self) -> None:
        """Wake the tick; if it cannot come now, it reads the results a second later."""
        try:
            self.wake()
        except Exception:
            _log.exception("wake=failed")
