"""The calendars of a configuration, read just now, with all that is wrong with them."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core.roster import Calendar, Roster
from wardstatus.rota.names import nearest
from wardstatus.rota.places import house_of, places, read_now
from wardstatus.settings import Settings
from wardstatus.settings.calendars import name_of
from wardstatus.texts import duty as spoken
from wardstatus.texts.words import Words
from wardstatus.toml import walk
from wardstatus.toml.problems import Problem


def checked(_: Words, settings: Settings, now: datetime) -> tuple[Roster, list[Problem]]:
    """Return what the calendars say, and a warning for everything that could not be taken."""
    house = house_of(settings)
    copies = {place.id: read_now(place, house, None, now) for place in places(settings)}
    found = [
        settings.source.warning((*path, "calendar"), said)
        for path, written in _rows(settings)
        for said in problems(_, settings, copies[name_of(written)])
    ]
    return Roster(calendars=copies), found


def _rows(settings: Settings) -> Iterator[tuple[tuple[str | int, ...], str]]:
    seen: set[str] = set()
    for path, row in walk.rows(settings.source.tables, ("duty",)):
        written = row.get("calendar")
        if isinstance(written, str) and written not in seen:
            seen.add(written)
            yield path, written


def problems(_: Words, settings: Settings, copy: Calendar) -> Iterator[str]:
    """Yield what is wrong with a calendar: it, events of it, and names that match nobody."""
    if copy.problem is not None:
        yield _("the calendar was not read: {why}.", why=spoken.fault(_, copy.problem))
    for fault in copy.faults:
        yield _("an event was left out: {why}.", why=spoken.fault(_, fault))
    for name in copy.strangers:
        said = spoken.stranger(_, name, nearest(name, settings.persons))
        yield said if said.endswith("?") else f"{said}."
