"""The whole sheet, for the template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from babel.dates import format_date

from wardstatus.core import status
from wardstatus.web.history_view import duties, levels, plans, reds, strip
from wardstatus.web.history_view.card import Card, card
from wardstatus.web.history_view.reading import Day, Logged
from wardstatus.web.history_view.sentences import LEVELS, Context, Entry, entry, joined
from wardstatus.web.scene import Scene

TELLERS = {**levels.TELLERS, **reds.TELLERS, **plans.TELLERS, **duties.TELLERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything the template draws."""

    scene: Scene
    day: Day
    title: str
    date: str
    board: str
    bars: Sequence[strip.Bar]
    marks: Sequence[strip.Mark]
    strip_said: str
    now_x: float | None
    """Where now stands on the strip; None for another day."""
    card: Card | None
    """Only of today."""
    entries: Sequence[Entry]
    before: str
    after: str
    """The days before and after, as addresses say them; empty: none."""


def sheet(scene: Scene, day: Day, events: Sequence[Logged]) -> Sheet:
    """Return a unit's day."""
    is_today = day.begins <= scene.now < day.ends
    shown = status.shown(scene.standing, scene.unit, scene.now) if is_today else None
    found = strip.stretches(events, day, scene.now, shown)
    at = format_date(day.date, "full", locale=scene.words.language)
    root = scene.rulebook.root_of(scene.unit.id)
    return Sheet(
        scene=scene,
        day=day,
        title=f"{scene.unit.name}, {at}",
        date=at,
        board=scene.rulebook.units[root].name,
        bars=strip.bars(found, day),
        marks=strip.marks(day),
        strip_said=_strip_said(scene, found),
        now_x=strip.place(scene.now, day) if is_today else None,
        card=card(scene) if is_today else None,
        entries=_entries(_context(scene, events), events),
        before=(day.date - timedelta(days=1)).isoformat(),
        after="" if scene.now < day.ends else (day.date + timedelta(days=1)).isoformat(),
    )


def _context(scene: Scene, events: Sequence[Logged]) -> Context:
    items = {each.id: scene.words.pick(each.text) for each in scene.standing.items}
    delivered: dict[str, str] = {}
    for each in events:
        if each.kind == "list_opened":
            items |= {item["id"]: scene.words.pick(item["text"]) for item in each.body["items"]}
        if each.kind == "item_marked" and each.body["next_round"]:
            following = each.body["next_round"]
            items[following["id"]] = scene.words.pick(following["text"])
        if each.kind == "delivery_reported":
            delivered[each.body["key"]] = each.body["state"]
    return Context(scene=scene, items=items, delivered=delivered)


def _entries(here: Context, events: Sequence[Logged]) -> list[Entry]:
    """A list that opened with a level is said on the level's own line."""
    found: list[Entry] = []
    for each in events:
        line = entry(here, each, TELLERS)
        if line is None:
            continue
        last = found[-1] if found else None
        opened = each.kind == "list_opened" and last is not None and last.level != ""
        if opened and last is not None and last.version == line.version:
            text = line.text[:1].lower() + line.text[1:]
            found[-1] = replace(last, small=joined(last.small, text))
        elif last is not None and _overtakes(last, line, each):
            found[-1] = line
        elif not _repeats(last, line, each):
            found.append(line)
    return found


def _overtakes(last: Entry, line: Entry, logged: Logged) -> bool:
    """Numbers that rise at one instant pass through yellow: only where they end is said."""
    both = logged.kind == "recommendation_changed" and last.kind == logged.kind
    return both and last.version == line.version


def _repeats(last: Entry | None, line: Entry, logged: Logged) -> bool:
    """Ticking confirms the level too, and an answer ticks its item: one line says both."""
    if last is None or line.at - last.at >= timedelta(minutes=1):
        return False
    if logged.kind == "item_marked":
        return last.kind == "answered"
    return logged.kind == LEVELS[1] and (last.by_person or last.text == line.text)


def _strip_said(scene: Scene, found: Sequence[strip.Stretch]) -> str:
    _ = scene.words
    names = {
        "green": _("green"),
        "yellow": _("yellow"),
        "red": _("red"),
        "unknown": _("unknown"),
    }
    said = [_until(scene, names[each.level], each.begins, each.ends) for each in found]
    return _("Phase through the day: {stretches}.", stretches=", ".join(said))


def _until(scene: Scene, level: str, begins: datetime, ends: datetime) -> str:
    clock = scene.words.clock
    return f"{level} {clock(begins, scene.zone)}–{clock(ends, scene.zone)}"
