"""The meeting's sheet, for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from wardstatus.core import spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Decision
from wardstatus.core.units import Unit
from wardstatus.web.meeting_view.opened import TIGHT, Opened, free, opened
from wardstatus.web.meeting_view.since import Since, since
from wardstatus.web.overview_view.counts import Count, counts
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.overview_view.lacking import Resource, resources
from wardstatus.web.overview_view.notes import Note, notes
from wardstatus.web.overview_view.tasks import tasks
from wardstatus.web.overview_view.waiting import waiting

TIGHTEST = 14
"""With more opened units than `TIGHT` the lines are closer, with more than this closer still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One figure of the head of the sheet."""

    name: str
    figure: str
    small: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Everything the template draws, in the order of the meeting."""

    head: Unit
    root: Unit
    version: int
    now: datetime
    title: str
    counts: Sequence[Count]
    since: Since
    sums: Sequence[Sum]
    opened: Sequence[Opened]
    tight: str
    gives: str
    greens: str
    ends: str
    notes: Sequence[Note]


def meeting(desk: Desk) -> Meeting:
    """Return the sheet of a unit and all below it."""
    found = opened(desk)
    return Meeting(
        head=desk.head,
        root=desk.rulebook.units[desk.root],
        version=desk.board.version,
        now=desk.now,
        title=_title(desk),
        counts=counts(desk),
        since=since(desk),
        sums=_sums(desk),
        opened=found,
        tight=_tight(len(found)),
        gives=_gives(desk),
        greens=_greens(desk),
        ends=" · ".join(_ends(desk)),
        notes=[each for each in notes(desk) if not each.href],
    )


def _tight(many: int) -> str:
    closer = ["tight"] if many > TIGHT else []
    return " ".join([*closer, *(["tightest"] if many > TIGHTEST else [])])


def _title(desk: Desk) -> str:
    zone = desk.rulebook.zone
    local = desk.now.astimezone(zone)
    pattern = "EEEE d MMMM" if desk.words.language == "en" else "EEEE d. MMMM"
    day = format_date(local.date(), pattern, locale=desk.words.language)
    return desk.words("Meeting, {day} at {clock}", day=day, clock=f"{local:%H:%M}")


def _sums(desk: Desk) -> list[Sum]:
    _ = desk.words
    found, owed, open_ = resources(desk), tasks(desk), waiting(desk)
    lack = [each for each in found if each.lacking]
    give = [each for each in found if each.offered]
    late = owed.late + sum(each.over for each in open_)
    # An answer or a decision is owed too.
    count = len(owed.seen) + len(owed.rest) + sum(each.owed for each in open_)
    return [
        _beds(desk),
        Sum(
            name=_("Needed"),
            figure=", ".join(f"{each.name} {len(each.lacking)}" for each in lack) or "–",
            small=_units(desk, {place.unit.id for each in lack for place in each.lacking}),
        ),
        Sum(
            name=_("Offered"),
            figure=", ".join(f"{each.name} {len(each.offered)}" for each in give) or "–",
            small=", ".join(_shorts(give)),
        ),
        Sum(
            name=_("The leaders owe"),
            figure=str(count),
            small=_.many("{n} late", "{n} late", late) if late else "",
        ),
    ]


def _units(desk: Desk, found: set[str]) -> str:
    return desk.words.many("{n} unit", "{n} units", len(found)) if found else ""


def _shorts(found: Sequence[Resource]) -> list[str]:
    return list(dict.fromkeys(place.unit.short for each in found for place in each.offered))


def _beds(desk: Desk) -> Sum:
    _ = desk.words
    counted = [(unit, beds) for unit in desk.units if (beds := free(desk, unit)) is not None]
    pressed = sum(max(0, beds) for unit, beds in counted if desk.shown(unit) is not Level.GREEN)
    return Sum(
        name=_("Free staffed beds"),
        figure=str(sum(max(0, beds) for _unit, beds in counted)) if counted else "–",
        small=_("{n} of them where it is not green", n=pressed) if counted else "",
    )


def _gives(desk: Desk) -> str:
    return " · ".join(
        f"{place.unit.short} {each.name}" for each in resources(desk) for place in each.offered
    )


def _greens(desk: Desk) -> str:
    said = []
    for unit in desk.units:
        if desk.shown(unit) is Level.GREEN:
            beds = free(desk, unit)
            said.append(unit.short if beds is None else f"{unit.short}: {beds}".replace("-", "−"))
    return " · ".join(said)


def _ends(desk: Desk) -> list[str]:
    """Return the decisions in force that end before midnight, the first to end first."""
    zone = desk.rulebook.zone
    today = desk.now.astimezone(zone).date()
    found: list[tuple[Unit, Decision]] = []
    for unit in desk.units:
        spell = desk.standing(unit).spell
        made = spells.in_force(spell, desk.now) if spell else ()
        found += [(unit, each) for each in made if each.until.astimezone(zone).date() == today]
    found.sort(key=lambda each: each[1].until)
    return [
        f"{desk.clock(each.until)} {unit.short}: {desk.words.pick(each.text)}"
        for unit, each in found
    ]
