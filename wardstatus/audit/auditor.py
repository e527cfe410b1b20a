"""Goes through log, notices and messages once a minute, and remembers what is missing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from wardstatus.audit import rows
from wardstatus.audit.expected import Happened, Unit
from wardstatus.audit.gaps import Gap
from wardstatus.audit.rows import Waiting
from wardstatus.store.engine import reading

LOOKS_BACK = timedelta(hours=48)

Holders = Callable[[str, str, datetime], Sequence[str]]
"""Who has a role for a unit at an instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What is looked at, and how late is too late."""

    waiting: Waiting
    grace: timedelta = timedelta(seconds=15)
    """How long a step may be due before it is missed."""
    since: datetime | None = None
    """Nothing before is looked at: the demo's past was never sent."""


class Auditor:
    """Finds gaps; changes nothing."""

    def __init__(self, engine: Engine, measures: Measures, holders: Holders) -> None:
        self._engine, self._measures, self._holders = engine, measures, holders

    def audit(
        self, boards: dict[str, frozenset[str]], now: datetime, since: datetime
    ) -> tuple[Gap, ...]:
        """Return every gap of some boards (their units by root) as of `now`.

        `since`: duties have not changed from then on, so that who was told can be looked up.
        """
        with reading(self._engine) as tx:
            found = dict.fromkeys(self._gaps(tx, boards, now, since))
        return tuple(found)

    def _gaps(
        self, tx: Connection, boards: dict[str, frozenset[str]], now: datetime, since: datetime
    ) -> Iterator[Gap]:
        measures = self._measures
        begins = max(now - LOOKS_BACK, measures.since or now - LOOKS_BACK)
        known = frozenset().union(*boards.values())
        units: dict[str, Unit] = {}
        for each in rows.happened(tx, tuple(boards), begins):
            if each.unit in known:
                units.setdefault(each.unit, Unit(each.unit)).read(each)
                yield from self._persons(each, since)
        for unit in units.values():
            yield from unit.gaps
            yield from unit.missing(now, measures.grace)
        yield from _unsent(tx, units.values())
        yield from rows.torn(tx, tuple(boards))
        for gap in rows.overdue(tx, measures.waiting, now):
            if not gap.unit or gap.unit in known:
                yield gap

    def _persons(self, happened: Happened, since: datetime) -> Iterator[Gap]:
        """Yield a gap for everybody who had a role of a step and was not told."""
        if happened.kind != "step_taken":
            return
        body = happened.body
        at = datetime.fromisoformat(body["at"])
        if at < since:
            return
        told = {each["person"] for each in body["told"]}
        for role in body["roles"]:
            for person in self._holders(role, happened.unit, at):
                if person not in told:
                    ref = f"{body['chain']}.{happened.seq}.{person}"
                    yield Gap(kind="person_missing", unit=happened.unit, ref=ref)


def _unsent(tx: Connection, units: Iterable[Unit]) -> Iterator[Gap]:
    told = {key: (each, unit) for unit in units for key, each in unit.told.items()}
    there = rows.notices(tx, tuple(told))
    for key, (each, unit) in told.items():
        if key not in there and key in unit.withdrawn:
            continue  # taken back by the change that caused it: it was never written
        person, state = there.get(key, ("", ""))
        if person != each.person:
            yield Gap(kind="notice_missing", unit=each.unit, ref=key)
        elif state == "withdrawn" and key not in unit.withdrawn:
            yield Gap(kind="notice_withdrawn", unit=each.unit, ref=key)
