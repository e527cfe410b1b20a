"""Once a day: a test by every channel of every administrator, through outbox and postman."""

import logging
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta

from sqlalchemy import Engine

from wardstatus.core.duties import instant
from wardstatus.core.notices import Notice
from wardstatus.core.units import CANARY, HIDDEN, Person
from wardstatus.notify.channel import Letter
from wardstatus.operations.telling import Administrator
from wardstatus.service import Service
from wardstatus.store import outbox, screens
from wardstatus.store.engine import reading, writing
from wardstatus.store.screens import Screen
from wardstatus.texts import engine as said
from wardstatus.texts.words import words

LATELY = timedelta(days=1)
"""A screen not heard of for so long is named in the test."""

EVERY = 60
"""Seconds between two looks whether it is time."""

_log = logging.getLogger(__name__)


class Daily:
    """Sends the tests of a day once, however often the server starts."""

    def __init__(
        self,
        engine: Engine,
        service: Service,
        administrator: Administrator,
        at: time | None,
        seen: Callable[[], Mapping[str, datetime]],
    ) -> None:
        self._engine, self._service, self._at = engine, service, at
        self._administrator, self._seen = administrator, seen

    def persons(self) -> tuple[Person, ...]:
        """Return a hidden person for each channel of each administrator."""
        return tuple(
            Person(
                id=f"{HIDDEN}{person.id}.{number}",
                name=person.name,
                phone=person.phone,
                language=person.language,
                channels=(channel,),
            )
            for person in self._administrator.reached()
            for number, channel in enumerate(person.channels, 1)
        )

    def wake(self) -> int:
        """Queue the tests if it is time and they are not; return how many were."""
        now, zone = self._service.now(), self._service.rulebook.zone
        today = now.astimezone(zone).date()
        if self._at is None or not instant(today, self._at, zone) <= now:
            return 0
        notices = list(self._notices(f"daily.{today:%Y%m%d}", now))
        with writing(self._engine) as tx:
            queued = outbox.add_new(tx, notices)
        if queued:
            _log.warning("daily_test=queued channels=%d", queued)
        return queued

    def _notices(self, stem: str, now: datetime) -> Iterator[Notice]:
        for person in self.persons():
            yield Notice(
                key=f"{stem}.{person.id}",
                unit=CANARY,
                kind="review",
                person=person.id,
                role="",
                at=now,
                ready_at=now,
            )

    def unseen(self, now: datetime) -> list[Screen]:
        """Return the paired screens that have not been heard of for a day."""
        with reading(self._engine) as tx:
            paired = [each for each in screens.all_of(tx) if each.revoked is None]
        return [each for each in paired if self.last_seen(each) < now - LATELY]

    def last_seen(self, screen: Screen) -> datetime:
        """Return when a screen was last heard of, or was paired."""
        heard = self._seen().get(f"screen:{screen.id}")
        return max(filter(None, (heard, screen.seen, screen.created)))

    def letter(self, person: Person, now: datetime) -> Letter:
        """Return the test in words, with the screens that are missing."""
        _ = words(person.language or self._administrator.language)
        names = [each.name or each.unit for each in self.unseen(now)]
        text = said.daily_test(_, _.clock(now, self._service.rulebook.zone), names)
        return Letter(subject=text[:78], text=text)
