"""The units, one row each: level, since, need, until when, list, beds, red of late, last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from wardstatus.charts import strip
from wardstatus.core import actions, indicators, spells
from wardstatus.core.levels import Level
from wardstatus.core.units import Unit
from wardstatus.measures import shares
from wardstatus.texts.days import last_day
from wardstatus.web.overview_view.desk import SHAPES, Desk
from wardstatus.web.overview_view.lacking import named

DAY = timedelta(hours=24)
WEEK = timedelta(days=7)
OCCUPANCY, OCCUPIED, STAFFED = "occupancy", "occupied", "staffed_beds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One unit."""

    unit: Unit
    level: str
    shape: str
    word: str
    over: bool
    since: str
    says: str
    """What it lacks; `+` before what it offers."""
    until: str
    until_is: str
    """`due`, `late` or nothing: how the time is written."""
    done: str
    beds: str
    red: str
    red_before: str
    red_from: date
    """The first of the seven days, where the reds behind the share are listed from."""
    strip: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading with the units right below it."""

    name: str
    rows: Sequence[Row]


def groups(desk: Desk) -> list[Group]:
    """Return the units under their headings, in the order of the screens: never by level."""
    units = desk.units
    parents = dict.fromkeys(each.parent for each in units)
    return [
        Group(
            name=desk.rulebook.units[parent].name if parent else "",
            rows=[row(desk, each) for each in units if each.parent == parent],
        )
        for parent in parents
    ]


def row(desk: Desk, unit: Unit) -> Row:
    """Return one unit's row."""
    shown, scene = desk.shown(unit), desk.scene(unit)
    stands = desk.standing(unit).status
    over = scene.red is not None and spells.over_limit(scene.red, desk.now)
    until, until_is = _until(desk, unit)
    unsure = shown is Level.RED and stands.lapsed
    red, before = _red(desk, unit)
    return Row(
        unit=unit,
        level=shown.value if shown else "unknown",
        shape="3q" if unsure else SHAPES[shown],
        word=desk.word(shown) + ("?" if unsure else ""),
        over=over,
        since=desk.clock(stands.since) if stands.since else "–",
        says=_says(desk, unit),
        until=until,
        until_is=until_is,
        done=_done(desk, unit),
        beds=beds(desk, unit),
        red=red,
        red_before=before,
        red_from=(desk.now - WEEK).astimezone(desk.rulebook.zone).date(),
        strip=_strip(desk, unit),
    )


def _says(desk: Desk, unit: Unit) -> str:
    plan, stands = unit.plan, desk.standing(unit).status
    if plan is None or desk.shown(unit) is None:
        return "–"
    offers = [f"+ {each}" for each in named(desk, plan.offers, stands.offers)]
    return ", ".join([*named(desk, plan.needs, stands.needs), *offers]) or "–"


def _until(desk: Desk, unit: Unit) -> tuple[str, str]:
    _, scene, stands = desk.words, desk.scene(unit), desk.standing(unit).status
    spell = scene.red
    end = spells.deadline(spell) if spell else None
    if (covering := scene.covering()) is not None and spell is not None:
        return _("decided to {clock}", clock=desk.clock(covering.until)), ""
    if spell is not None and end is not None:
        late = spells.over_limit(spell, desk.now)
        return _("limit {clock}", clock=desk.clock(end)), "late" if late else "due"
    if stands.level is not None and desk.shown(unit) is None:
        return _("last {level}", level=scene.level(stands.level)), ""
    return (desk.clock(stands.valid_until) if stands.valid_until else "–"), ""


def _done(desk: Desk, unit: Unit) -> str:
    items = [each for each in desk.standing(unit).items if actions.on_list(each, desk.now)]
    if not items:
        return "–"
    done = sum(each.state == "done" for each in items)
    return desk.words("{done} of {all}", done=done, all=len(items))


def known(desk: Desk, unit: Unit, indicator: str) -> float | None:
    """Return a number of a unit as it stands now; None: unknown."""
    return indicators.value(desk.standing(unit), unit, desk.rulebook, indicator, desk.now)


def beds(desk: Desk, unit: Unit) -> str:
    """Return *26 av 24*: patients and staffed beds; per cent where that is all there is."""
    _ = desk.words
    occupied, staffed = known(desk, unit, OCCUPIED), known(desk, unit, STAFFED)
    if occupied is not None and staffed is not None:
        return _("{n} of {all}", n=_.number(occupied), all=_.number(staffed))
    share = known(desk, unit, OCCUPANCY)
    return "–" if share is None else f"{share:.0f} %"


def _red(desk: Desk, unit: Unit) -> tuple[str, str]:
    """Return the red share of the last seven days, and of the seven before: its own alone."""
    past, now = desk.past(unit), desk.now
    last = shares.share([past], now - WEEK, now).percent(Level.RED)
    before = shares.share([past], now - 2 * WEEK, now - WEEK).percent(Level.RED)
    if last is None:
        return "–", ""
    number = desk.words.number
    said = desk.words("before {n} %", n=number(round(before, 1))) if before else ""
    return f"{number(round(last, 1))} %", said


def _strip(desk: Desk, unit: Unit) -> Markup:
    zone, begins = desk.rulebook.zone, desk.now - DAY
    found = [(at, level) for at, _e, level in shares.spans(desk.past(unit).turns, begins, desk.now)]
    return Markup(strip.row(found, desk.now, label=last_day(desk.words, found, begins, zone)))
