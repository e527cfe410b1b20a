"""The calendars that say who is on duty: where they are, and how they are called."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from wardstatus.core.roster import CalendarDuty
from wardstatus.settings import sentences
from wardstatus.settings.forms import DutyForm
from wardstatus.toml import walk
from wardstatus.toml.problems import Problem, listed
from wardstatus.toml.source import Source

_HOURS = ("days", "from", "to")
_HTTPS = "https://"


def problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the calendar of a duty; whether it can be read is for later."""
    for path, row in walk.rows(source.tables, ("duty",)):
        written = row.get("calendar")
        if not isinstance(written, str):
            continue
        hours = [key for key in _HOURS if key in row]
        if hours:
            said = sentences.CALENDAR_HOURS.format(given=listed(hours))
            yield source.problem((*path, hours[0]), said, key=True)
        if "://" not in written:
            continue
        address = urlsplit(written)
        if address.scheme in ("http", "webcal"):
            yield source.problem((*path, "calendar"), sentences.NOT_HTTPS)
        elif address.scheme != "https" or not address.hostname:
            yield source.problem((*path, "calendar"), sentences.NOT_A_CALENDAR)


def duty(form: DutyForm, written: str) -> CalendarDuty:
    """Return who has a role by a calendar."""
    return CalendarDuty(role=form.role, unit=form.unit, calendar=name_of(written))


def places(forms: Iterable[DutyForm], folder: Path) -> dict[str, str]:
    """Return where each calendar is: a whole path, or an https address."""
    written = (form.calendar for form in forms if form.calendar)
    return {name_of(each): each if _outside(each) else str(folder / each) for each in written}


def _outside(written: str) -> bool:
    return written.startswith(_HTTPS)


def name_of(written: str) -> str:
    """Return how a calendar is called: a file as it is written, an address by its host.

    An address may be a secret, so that pages and the database hold eight letters of its hash.
    """
    if not _outside(written):
        return written
    return f"{urlsplit(written).hostname} ({sha256(written.encode()).hexdigest()[:8]})"
