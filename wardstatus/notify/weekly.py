"""Once a week each channel is proved: by a real message, else by one that asks for nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine

from wardstatus.clock import Clock
from wardstatus.core.notices import Facts, Notice
from wardstatus.core.proving import Lately, due
from wardstatus.core.units import Rulebook
from wardstatus.notify import ways
from wardstatus.store import outbox, proofs
from wardstatus.store.engine import reading, writing
from wardstatus.store.proofs import Proof

LOOKED_EVERY = 600
"""Seconds between two looks."""

Reached = Mapping[tuple[str, str], datetime]


class Waking(Protocol):
    """Something that wakes others."""

    def also(self, name: str, work: Callable[[], object], seconds: int) -> None:
        """Do some work every so many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Wants a proof of whom no message has reached for long; says it when none came."""

    engine: Engine
    rulebook: Callable[[], Rulebook]
    clock: Clock
    administrators: Sequence[str]
    every: timedelta
    """Zero: nothing is ever proved."""

    def wake_by(self, scheduler: Waking) -> None:
        """Look now and then; what is due is computed from what was sent."""
        if self.every > timedelta(0):
            scheduler.also("proofs", self.look, seconds=LOOKED_EVERY)

    def look(self) -> int:
        """Put what is due into the outbox and return how many notices that were."""
        book, now = self.rulebook(), self.clock()
        with reading(self.engine) as tx:
            reached = proofs.reached(tx)
            wanted = proofs.wanted(tx, now - self.every)
        lately = Lately(
            reached=_by_first_channel(book, reached),
            proved={each.person: each.at for each in wanted},
        )
        found = [*due(book, lately, now, self.every), *self._failed(book, reached, wanted, now)]
        with reading(self.engine) as tx:
            known = proofs.known(tx, [each.key for each in found])
        new = [each for each in found if each.key not in known]
        if new:
            with writing(self.engine) as tx:
                outbox.add(tx, new)
        return len(new)

    def _failed(
        self, book: Rulebook, reached: Reached, wanted: Sequence[Proof], now: datetime
    ) -> Iterator[Notice]:
        """Yield what the administrator is told: once for each proof that has come to nothing."""
        first = _by_first_channel(book, reached)
        for proof in wanted:
            came = first.get(proof.person)
            if not proof.ended or proof.unit not in book.units:
                continue
            if came is not None and came >= proof.at:
                continue
            for administrator in self.administrators:
                if administrator != proof.person:
                    yield _told(proof, administrator, now)


def _told(proof: Proof, administrator: str, now: datetime) -> Notice:
    return Notice(
        key=f"{proof.key}.{administrator}",
        unit=proof.unit,
        kind="proof_failed",
        person=administrator,
        role="",
        at=now,
        ready_at=now,
        facts=Facts(by=proof.person, by_role=proof.role, due=proof.at),
    )


def _by_first_channel(book: Rulebook, reached: Reached) -> dict[str, datetime]:
    found = {}
    for person in book.persons.values():
        first = next(iter(ways.ways_of(person.channels)), None)
        at = reached.get((person.id, first.label)) if first else None
        if at is not None:
            found[person.id] = at
    return found
