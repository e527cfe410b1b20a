"""What the page of operations says, in the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.operations.checks import Check, State
from wardstatus.operations.standing import Heard, Kept, Whole
from wardstatus.texts.words import Words, marked
from wardstatus.web.runtime import Runtime

_NAMES = {
    "database": marked("Database can be written"),
    "tick": marked("Deadlines are watched"),
    "auditor": marked("Every alarm is there"),
    "canary": marked("Test through time, outbox and postman"),
    "clock": marked("Clock"),
    "outbox": marked("Messages leave in time"),
    "sign_in": marked("Nobody guesses at codes to sign in"),
    "backups": marked("Copies of the database"),
    "plans": marked("Changed plans were taken"),
    "disk": marked("Room on the disk"),
    "screens": marked("Places for screens"),
}
_STATES: dict[State, str] = {
    "pass": marked("Good"),
    "warn": marked("Look at it"),
    "fail": marked("Failed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what, how it stands, and what was measured."""

    name: str
    state: State
    said: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that the page prints."""

    now: datetime
    head: str
    checks: Sequence[Row]
    gaps: Sequence[Kept]
    unseen: bool
    """There are gaps nobody has called seen."""
    runs: Sequence[tuple[datetime, str]]
    carried: Sequence[tuple[str, str, str]]
    screens: Sequence[tuple[Heard, str]]
    watched: bool
    folder: str
    backups: Sequence[tuple[str, str, str]]
    """Name, when it was written, and how large it is."""


def page(whole: Whole, here: Runtime, _: Words) -> Page:
    """Return the page for a reader."""
    zone, now = here.service.rulebook.zone, here.clock()

    def at(instant: datetime | None) -> str:
        if instant is None:
            return "–"
        return f"{_.day(instant, zone)} {_.clock(instant, zone)}"

    bad = [each for each in whole.checks if each.state == "fail"]
    return Page(
        now=now,
        head=_("Something has failed") if bad else _("Everything that must run does"),
        checks=[_row(each, whole, _) for each in whole.checks],
        gaps=whole.gaps,
        unseen=any(each.seen is None for each in whole.gaps),
        runs=[(run.at, _seconds(run.seconds, _)) for run in whole.runs[:5]],
        carried=[(each.scheme, at(each.accepted), at(each.failed)) for each in whole.carried],
        screens=[(each, at(each.at)) for each in whole.screens],
        watched=whole.watched,
        folder=whole.folder,
        backups=[(each.name, at(each.at), _megabytes(each.size, _)) for each in whole.backups],
    )


def _row(check: Check, whole: Whole, _: Words) -> Row:
    return Row(
        name=_(_NAMES[check.name]),
        state=check.state,
        said=_(_STATES[check.state]),
        detail=_detail(check, whole, _),
    )


def _detail(check: Check, whole: Whole, _: Words) -> str:
    value = check.value
    match check.name:
        case "clock":
            return _("{n} s off", n=_.number(round(whole.clock_off, 1)))
        case "auditor" if whole.audited is not None:
            return _("{n} missing", n=len(whole.gaps))
        case "canary" if not whole.canary_every:
            return _("Turned off")
        case "tick" | "canary" | "outbox" | "backups" if value is not None:
            return _seconds(value, _)
        case "disk" if value is not None:
            return _("{n} GB free", n=_.number(round(value / 1e9, 1)))
        case "sign_in" if value:
            return _.many("{n} wrong code", "{n} wrong codes", round(value))
        case "screens" if value is not None:
            return _("{n} left", n=_.number(value))
    return ""


def _megabytes(size: int, _: Words) -> str:
    return _("{n} MB", n=_.number(round(size / 1e6, 1)))


def _seconds(seconds: float | None, _: Words) -> str:
    if seconds is None:
        return _("lost")
    if seconds >= timedelta(minutes=2).total_seconds():
        return _.lasting(timedelta(seconds=seconds))
    return _("{n} s", n=_.number(round(seconds, 1)))
