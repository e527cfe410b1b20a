"""What has happened since yesterday's meeting: reds, decisions, and whether help came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from wardstatus.core.duties import instant
from wardstatus.core.units import Unit
from wardstatus.measures.asked import over_spans, red_spans
from wardstatus.measures.past import Made, Red
from wardstatus.measures.spans import lasting, within
from wardstatus.web.overview_view.desk import Desk

MEETS = time(9)
"""When the meeting is held, by the local clock."""

SAID = 6
"""So many reds are named; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From when, the figures of it, and the reds one by one."""

    head: str
    figures: str
    reds: str


def begins(desk: Desk) -> datetime:
    """Return the instant of yesterday's meeting."""
    zone = desk.rulebook.zone
    return instant(desk.now.astimezone(zone).date() - timedelta(days=1), MEETS, zone)


def since(desk: Desk) -> Since:
    """Return what has happened since yesterday's meeting."""
    _, start = desk.words, begins(desk)
    found = [
        (unit, red)
        for unit in desk.units
        for red in desk.past(unit).reds
        if list(within(red_spans(red, desk.now), start, desk.now))
    ]
    found.sort(key=lambda each: each[1].started)
    return Since(
        head=_("Since yesterday {clock}", clock=_.clock(start, desk.rulebook.zone)),
        figures=_figures(desk, [red for _unit, red in found], start),
        reds=_named(desk, found),
    )


def _figures(desk: Desk, reds: Sequence[Red], start: datetime) -> str:
    _ = desk.words
    spans = [span for red in reds for span in within(red_spans(red, desk.now), start, desk.now)]
    if not spans:
        return _("No red.")
    over = sum(bool(list(within(over_spans(red, desk.now), start, desk.now))) for red in reds)
    made = [each for red in reds for each in red.decisions if each.at >= start]
    said = [
        _.many(
            "{n} red period, {span} in all",
            "{n} red periods, {span} in all",
            len(reds),
            span=_.lasting(lasting(spans)),
        ),
        _.many("{n} over its limit", "{n} over their limit", over) if over else "",
        _.many("{n} decision", "{n} decisions", len(made)),
        *_came(desk, made),
    ]
    return ", ".join(each for each in said if each) + "."


def _came(desk: Desk, made: Sequence[Made]) -> list[str]:
    _ = desk.words
    came, not_came = (sum(each.came is so for each in made) for so in (True, False))
    return [
        _.many("{n} came", "{n} came", came) if came else "",
        _.many("{n} did not come", "{n} did not come", not_came) if not_came else "",
    ]


def _named(desk: Desk, found: Sequence[tuple[Unit, Red]]) -> str:
    _ = desk.words
    said = [_red(desk, unit, red) for unit, red in found[:SAID]]
    more = len(found) - SAID
    return " · ".join([*said, *([_.many("{n} more", "{n} more", more)] if more > 0 else [])])


def _red(desk: Desk, unit: Unit, red: Red) -> str:
    zone, clock = desk.rulebook.zone, desk.words.clock
    ends = clock(red.ended, zone) if red.ended else ""
    said = f"{unit.short} {desk.clock(red.started)}–{ends}"
    over = lasting(over_spans(red, desk.now))
    if over > timedelta(0):
        said += " " + desk.words("({span} over)", span=desk.words.lasting(over))
    return said
