"""The last 24 hours of a green unit, drawn: what there was before it became calm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from wardstatus.charts import strip as charts
from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.web.history_view import reading, strip
from wardstatus.web.history_view.reading import Logged
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The picture, and what was red in it."""

    said: str
    picture: Markup


def window(now: datetime) -> reading.Day:
    """Return the last 24 hours, the present instant included."""
    return reading.Day(
        date=now.date(), begins=now - timedelta(hours=24), ends=now + timedelta(seconds=1)
    )


def wanted(scene: Scene) -> bool:
    """Return whether the day is drawn: the unit is green, and nothing is to be tapped or asked."""
    before = scene.standing.before
    calm = before is None or scene.now >= before.until
    return calm and status.shown(scene.standing, scene.unit, scene.now) is Level.GREEN


def past(scene: Scene, events: Sequence[Logged]) -> Past:
    """Return the day as it was, from the events of its window."""
    _, now = scene.words, scene.now
    found = strip.stretches(events, window(now), now, scene.standing.status.level)
    spans = [(each.begins, _level(each.level)) for each in found]
    red = [each for each in found if each.level == "red"]
    said = ", ".join(f"{scene.clock(each.begins)}–{_.clock(each.ends, scene.zone)}" for each in red)
    said = _("red {times}", times=said) if red else _("no red")
    drawn = charts.day(
        spans, now, scene.zone, label=_("The last 24 hours: {said}", said=said), now_word=_("now")
    )
    return Past(said=said, picture=Markup(drawn))


def _level(name: str) -> Level | None:
    return None if name == "unknown" else Level(name)
