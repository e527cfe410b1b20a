"""Who does what: the ward's items to tick, the leaders' to read."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from wardstatus.core import actions
from wardstatus.core.standing import Item
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view import ahead

SEEN = 5
"""At most so many are seen at first."""

_ORDER = {"open": 0, "waiting": 1, "not_done": 2, "done": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item; of the ward it has a box, of a leader a state."""

    id: str
    text: str
    small: str
    """Its time; of a leader the role before it."""
    state: str = ""
    """Of a leader: where it stands."""
    done: bool = False
    late: bool = False
    open: bool = True
    """It may be ticked, or said to be impossible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A one-tap reason for what cannot be done."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One list: the rows that are seen, and the rest."""

    title: str
    count: str
    seen: tuple[Row, ...]
    rest: tuple[Row, ...]
    more: str
    empty: str
    coming: ahead.Ahead | None = None
    """What a tap would bring, where the list is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The two columns."""

    own: Column
    owed: Column
    reasons: tuple[Why, ...]


def lists(scene: Scene, room: int = SEEN) -> Lists:
    """Return the ward's items and the leaders', late and open first, done last.

    `room` is for how many rows there is place without scrolling.
    """
    mine, owed = _own(scene, room), _owed(scene, room)
    return Lists(
        own=mine if mine.seen else replace(mine, coming=ahead.own(scene, room)),
        owed=owed if owed.seen else replace(owed, coming=ahead.owed(scene, room)),
        reasons=_reasons(scene),
    )


def _reasons(scene: Scene) -> tuple[Why, ...]:
    return tuple(
        Why(id=each.id, text=scene.words.pick(each.name))
        for each in scene.plan.reasons.get("not_done", ())
    )


def _sorted(scene: Scene, own: bool) -> list[Item]:
    items = [
        item
        for item in scene.standing.items
        if item.at_screen is own and actions.on_list(item, scene.now)
    ]
    return sorted(items, key=lambda item: (_ORDER[item.state], item.due))


def _own(scene: Scene, room: int) -> Column:
    _, items = scene.words, _sorted(scene, own=True)
    done = sum(item.state == "done" for item in items)
    rows = [_own_row(scene, item) for item in items]
    count = _("{done} of {all} done", done=done, all=len(items)) if items else ""
    return _column(scene, _("The ward"), count, _Rows(rows, room))


def _owed(scene: Scene, room: int) -> Column:
    _, items = scene.words, _sorted(scene, own=False)
    owed = sum(item.state in ("open", "waiting") for item in items)
    title = (
        _("The leaders owe: {owed} of {all}", owed=owed, all=len(items))
        if items
        else _("The leaders owe nothing")
    )
    rows = [_owed_row(scene, item) for item in items]
    return _column(scene, title, "", _Rows(rows, room))


class _Rows(NamedTuple):
    rows: list[Row]
    room: int

    def seen(self) -> int:
        """The button for the rest takes one row; one is always seen."""
        many = len(self.rows)
        return many if many <= self.room else max(1, self.room - 1)


def _column(scene: Scene, title: str, count: str, given: _Rows) -> Column:
    _, rows, seen = scene.words, given.rows, given.seen()
    return Column(
        title=title,
        count=count,
        seen=tuple(rows[:seen]),
        rest=tuple(rows[seen:]),
        more=_("Show all {n}", n=len(rows)) if len(rows) > seen else "",
        empty="" if rows else _("Nothing on the list."),
    )


def _own_row(scene: Scene, item: Item) -> Row:
    _ = scene.words
    late = actions.overdue(item, scene.now)
    return Row(
        id=item.id,
        text=_.pick(item.text),
        small=_own_small(scene, item, late),
        done=item.state == "done",
        late=late,
        open=item.state == "open",
    )


def _own_small(scene: Scene, item: Item, late: bool) -> str:
    _ = scene.words
    if item.state == "done":
        return scene.clock(item.at) if item.at else ""
    if item.state == "not_done":
        return _not_done(scene, item)
    if item.state == "waiting":
        return _("From {time}", time=scene.clock(item.opened))
    said = _("Due {time}", time=scene.clock(item.due))
    if late:
        over = _("{span} over", span=scene.minutes(scene.now - item.due))
        said = f"{said} · {over}"
    if item.repeat is not None and not late:
        hourly = item.repeat == timedelta(hours=1)
        span = scene.lasting(item.repeat)
        said = f"{said} · " + (_("every hour") if hourly else _("every {span}", span=span))
    return said


def _not_done(scene: Scene, item: Item) -> str:
    _ = scene.words
    names = {why.id: why.text for why in _reasons(scene)}
    why = names.get(item.reason, item.reason)
    return _("Cannot: {why}", why=why) if why else _("Cannot")


def _owed_row(scene: Scene, item: Item) -> Row:
    late = actions.overdue(item, scene.now)
    state, time = _owed_state(scene, item, late)
    return Row(
        id=item.id,
        text=scene.words.pick(item.text),
        small=" · ".join(part for part in (scene.role_name(item.role), time) if part),
        state=state,
        done=item.state in ("done", "not_done"),
        late=late,
        open=item.state == "open",
    )


def _owed_state(scene: Scene, item: Item, late: bool) -> tuple[str, str]:
    _ = scene.words
    due = _("due {time}", time=scene.clock(item.due))
    if item.state == "done":
        return _("Done"), scene.clock(item.at) if item.at else ""
    if item.state == "not_done":
        return _not_done(scene, item), scene.clock(item.at) if item.at else ""
    if item.state == "waiting":
        return _("Opens {time}", time=scene.clock(item.opened)), due
    if late:
        return _("{span} over", span=scene.minutes(scene.now - item.due)), due
    return _("Waits"), due
