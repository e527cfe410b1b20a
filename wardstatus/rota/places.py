"""Where a calendar is kept, and what came of reading it there just now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from wardstatus.core.roster import Calendar, Fault
from wardstatus.core.units import Person
from wardstatus.rota.fetching import SIZE, Going, NotFetched, fetch
from wardstatus.rota.names import Names
from wardstatus.rota.reading import Unreadable, read
from wardstatus.settings import Settings
from wardstatus.settings.trust import trusted
from wardstatus.texts.words import marked

_NO_FILE = marked("there is no such file")
_NOT_OPENED = marked("the file cannot be read ({detail})")
_LARGE_FILE = marked("it is larger than {detail} MB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A calendar of the configuration: a file, or an https address."""

    id: str
    where: str

    @property
    def is_file(self) -> bool:
        """Return whether it is a file of this host, which costs nothing to look at."""
        return "://" not in self.where


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What is needed to read a calendar: who the persons are, the zone, how one asks outside."""

    persons: Mapping[str, Person]
    zone: ZoneInfo
    going: Going


def house_of(settings: Settings) -> House:
    """Return the house of a configuration."""
    going = Going(tls=trusted(settings), proxy=settings.server.outgoing_proxy)
    return House(persons=settings.persons, zone=settings.zone, going=going)


def places(settings: Settings) -> Iterator[Place]:
    """Yield each calendar of the configuration once."""
    for id_, where in settings.calendar_places.items():
        yield Place(id=id_, where=where)


def read_now(place: Place, house: House, before: Calendar | None, now: datetime) -> Calendar:
    """Return what a calendar says now; if it cannot be read, the copy before with the reason."""
    try:
        text = _file(Path(place.where)) if place.is_file else fetch(place.where, house.going)
        found = read(text, Names(house.persons), house.zone, now)
    except (Unreadable, NotFetched) as error:
        last = before or Calendar(id=place.id, tried_at=now)
        return replace(last, tried_at=now, problem=error.fault)
    return Calendar(
        id=place.id,
        read_at=now,
        tried_at=now,
        until=found.until,
        spans=found.spans,
        strangers=found.strangers,
        faults=found.faults,
    )


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            text = file.read(SIZE + 1)
    except FileNotFoundError:
        raise Unreadable(_NO_FILE) from None
    except OSError as error:
        raise Unreadable(_NOT_OPENED, error.strerror or type(error).__name__) from None
    if len(text) > SIZE:
        raise Unreadable(_LARGE_FILE, SIZE // 1024 // 1024)
    return text


def said(fault: Fault) -> str:
    """Return a fault as an English sentence, for the log."""
    return fault.why.format(detail=fault.detail)
