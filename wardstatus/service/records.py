"""What has been sent, for reading alone: messages and every try to deliver them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine

from wardstatus.service.histories import Histories
from wardstatus.store import keys, proofs, tries
from wardstatus.store.engine import reading
from wardstatus.store.firsts import Firsts, firsts
from wardstatus.store.keys import RequestKey
from wardstatus.store.tries import Delivery, Wanted


class Records:
    """Reads what is kept beside the boards; changes nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.histories = Histories(engine)

    def firsts(self) -> Firsts:
        """Return what has been done once: a screen paired, a message taken."""
        with reading(self._engine) as tx:
            return firsts(tx)

    def recalled(self, key: RequestKey | None, now: datetime) -> bool:
        """Return whether a request was taken already; raise WrongField for another of that key."""
        if key is None:
            return False
        with reading(self._engine) as tx:
            return keys.recall(tx, key, now) is not None

    def reached(self) -> Mapping[tuple[str, str], datetime]:
        """Return when each channel (by its label) of each person last took a message."""
        with reading(self._engine) as tx:
            return proofs.reached(tx)

    def messages(
        self, *, unit: str | None = None, person: str | None = None, state: str | None = None
    ) -> list[Delivery]:
        """Return the newest hundred messages with every try, the newest first."""
        with reading(self._engine) as tx:
            return tries.deliveries(tx, unit=unit, person=person, state=state)

    def search(self, wanted: Wanted) -> list[Delivery]:
        """Return the newest messages that are wanted, with every try, the newest first."""
        with reading(self._engine) as tx:
            return tries.search(tx, wanted)
