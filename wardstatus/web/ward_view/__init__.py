"""The ward's own screen: everything its page prints, from core values and the reader's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.push.frames import Engine
from wardstatus.texts.engine import said
from wardstatus.web.history_view.reading import Logged
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view.advice import advice
from wardstatus.web.ward_view.chips import Chips, chips
from wardstatus.web.ward_view.clock import clock
from wardstatus.web.ward_view.day import Past, past
from wardstatus.web.ward_view.flags import Flag, flags
from wardstatus.web.ward_view.levels import LevelButton, buttons
from wardstatus.web.ward_view.lists import SEEN, Lists, lists
from wardstatus.web.ward_view.numbers import Number, shown
from wardstatus.web.ward_view.panel import Clock
from wardstatus.web.ward_view.says import Advice

__all__ = ["Ward", "ward"]


ANNOUNCED = timedelta(hours=24)
"""So long a changed plan is said to be new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """All that the page of one unit prints."""

    unit: str
    root: str
    name: str
    house: str
    language: str
    version: int
    now_ms: int
    next_ms: int
    """Epoch milliseconds at which the page changes by time alone, within the minute; else 0."""
    day: str
    time: str
    alarm: str
    """Said in the head instead of *connected*: nobody is being told."""
    notice: str
    """The worded band over the board; empty where nothing stands."""
    quiet: str
    """Said beside it: messages are not sent during the trial."""
    plan: str
    engine: str
    flags: tuple[Flag, ...]
    levels: tuple[LevelButton, ...]
    advice: Advice | None
    clock: Clock
    chips: tuple[Chips, ...]
    lists: Lists
    numbers: tuple[Number, ...]
    past: Past | None = None


def ward(
    scene: Scene,
    engine: Engine,
    version: int,
    events: Sequence[Logged] | None = None,
    notice: str = "",
) -> Ward:
    """Return all that the unit's page prints.

    `version` is the board's; `events` are those of the last 24 hours, where they are drawn;
    `notice` is the band over the board.
    """
    _, unit, now = scene.words, scene.unit, scene.now
    root = scene.rulebook.units[scene.rulebook.root_of(unit.id)]
    panel = clock(scene)
    return Ward(
        unit=unit.id,
        root=root.id,
        name=unit.name,
        house=root.name if root.id != unit.id else "",
        language=_.language,
        version=version,
        now_ms=_epoch_ms(now),
        next_ms=_next(scene),
        day=_.day(now, scene.zone),
        time=_.clock(now, scene.zone),
        alarm="" if engine.alive else _stopped(scene, engine),
        notice=notice,
        quiet=_("Trial without messages") if unit.silent else "",
        plan=_plan(scene),
        engine=_("Messages run") if engine.alive else _stopped(scene, engine),
        flags=flags(scene),
        levels=buttons(scene),
        advice=advice(scene),
        clock=panel,
        chips=chips(scene) if panel.kind == "chips" else (),
        lists=lists(scene, (_room(panel) if events is None else SEEN - 2) - bool(notice)),
        numbers=shown(scene),
        past=past(scene, events) if events is not None else None,
    )


_ROOM = {"calm": SEEN, "due": SEEN - 1, "came": SEEN - 2, "chips": SEEN - 2}
_ROOM_ASKING = (4, 4, 3, 3, 2)
"""By how many there are to ring; over the limit each takes a row."""
_WRAPS = 32
"""So many characters of one instant on the line of time need a second row."""


def _room(panel: Clock) -> int:
    """Return for how many rows of a list there is place: the panel grows, the lists give rows."""
    if panel.kind == "ask":
        return _ROOM_ASKING[min(len(panel.rows), len(_ROOM_ASKING) - 1)]
    if panel.kind == "over":
        return max(2, SEEN - len(panel.rows))
    wraps = any(len(dot.said.striptags()) > _WRAPS for dot in panel.dots)
    crowded = panel.kind == "due" and panel.cover and (wraps or len(panel.cover) > 1)
    return _ROOM[panel.kind] - (1 if crowded else 0)


def _epoch_ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _next(scene: Scene) -> int:
    before = scene.standing.before
    return _epoch_ms(before.until) if before is not None and scene.now < before.until else 0


def _stopped(scene: Scene, engine: Engine) -> str:
    return said(scene.words, engine.why, scene.clock(engine.since) if engine.since else "")


def _plan(scene: Scene) -> str:
    _, plan = scene.words, scene.plan
    if not plan.name:
        return _("No plan. Nobody is told, and nothing is owed.")
    since = scene.standing.plan_since
    if since is not None and scene.now - since < ANNOUNCED:
        return _(
            "{plan}, new version since {time}", plan=_.pick(plan.name), time=scene.clock(since)
        )
    begins = datetime.combine(plan.effective, datetime.min.time(), tzinfo=scene.zone)
    return _("{plan}, in force since {day}", plan=_.pick(plan.name), day=_.day(begins, scene.zone))
