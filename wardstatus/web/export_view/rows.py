"""The four tables: levels, red, actions, escalations; columns are added, never renamed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from wardstatus.measures import asked as of_red
from wardstatus.measures import shares
from wardstatus.measures.past import Held, Made, Red
from wardstatus.measures.spans import lasting
from wardstatus.web.export_view import escalations
from wardstatus.web.export_view.columns import Tasks, seconds, unit_of
from wardstatus.web.export_view.table import Row, Table
from wardstatus.web.measures_view.asked import Asked

UNIT = ("unit", "unit_name", "parent")

LEVELS = (*UNIT, "level", "started", "ended", "seconds")
RED = (
    *UNIT,
    *("spell", "started", "ended", "is_red", "red_seconds", "limit_seconds", "over_seconds"),
    *("unanswered_seconds", "answered", "answered_role", "answered_after_seconds"),
    *("decided", "decided_role", "decided_after_seconds", "decisions"),
    *("came", "came_role", "came_after_seconds"),
)
ACTIONS = (
    *UNIT,
    *("item", "action", "list", "role", "text", "opened", "due", "state", "at", "late_seconds"),
    "reason",
)
ESCALATIONS = (
    *UNIT,
    *("spell", "at", "what", "chain", "roles", "reached", "after_seconds", "until", "text"),
    "by_phone",
)

INSTANTS = frozenset(
    {"started", "ended", "answered", "decided", "came", "opened", "due", "at", "until"}
)


def table(asked: Asked, name: str, tasks: Tasks) -> Table:
    """Return one of the four tables; `tasks` reads the lists, which only one of them wants."""
    columns, rows = _TABLES[name]
    return Table(
        name=name,
        columns=columns,
        instants=INSTANTS & set(columns),
        rows=list(rows(asked, tasks)),
        zone=asked.desk.rulebook.zone,
    )


def _levels(asked: Asked, tasks: Tasks) -> Iterator[Row]:
    """Every level that was shown at some time of the period, from its own beginning to its end."""
    begins, ends = asked.period.begins, asked.period.ends
    for past in asked.pasts:
        first = past.turns[0].at if past.turns else ends
        for start, end, level in shares.spans(past.turns, first, asked.desk.now):
            if start < ends and end > begins:
                yield {
                    **unit_of(asked, past.unit),
                    "level": level.value if level else "unknown",
                    "started": start,
                    "ended": None if end == asked.desk.now else end,
                    "seconds": seconds(end - start),
                }


def _red(asked: Asked, tasks: Tasks) -> Iterator[Row]:
    now = asked.desk.now
    for red in asked.reds:
        answer, made, came = (
            of_red.first_answer(red),
            of_red.first_decision(red),
            of_red.first_came(red),
        )
        yield {
            **unit_of(asked, red.unit),
            "spell": red.id,
            "started": red.started,
            "ended": red.ended,
            "is_red": red.red_since is not None,
            "red_seconds": seconds(lasting(of_red.red_spans(red, now))),
            "limit_seconds": seconds(red.limit),
            "over_seconds": seconds(lasting(of_red.over_spans(red, now))),
            "unanswered_seconds": seconds(lasting(of_red.unanswered_spans(red, now))),
            "decisions": len(red.decisions),
            **_first(red, "answered", answer, answer.at if answer else None),
            **_first(red, "decided", made, made.at if made else None),
            **_first(red, "came", came, came.came_at if came else None),
        }


def _first(red: Red, name: str, done: Held | Made | None, at: datetime | None) -> Row:
    after = seconds(of_red.until(red, at))
    return {name: at, f"{name}_role": done.role if done else None, f"{name}_after_seconds": after}


def _actions(asked: Asked, tasks: Tasks) -> Iterator[Row]:
    here, now = {unit.id for unit in asked.units}, asked.desk.now
    for task in tasks():
        item = task.item
        if task.unit not in here or item.opened >= asked.period.ends:
            continue
        finished = task.at or now
        late = finished - item.due if task.state in ("done", "open") else timedelta(0)
        yield {
            **unit_of(asked, task.unit),
            "item": item.id,
            "action": item.action,
            "list": "exit" if item.exit else item.level.value,
            "role": item.role,
            "text": asked.desk.words.pick(item.text),
            "opened": item.opened,
            "due": item.due,
            "state": task.state,
            "at": task.at,
            "late_seconds": max(0, round(late.total_seconds())),
            "reason": task.reason or None,
        }


_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Asked, Tasks], Iterator[Row]]]] = {
    "levels": (LEVELS, _levels),
    "red": (RED, _red),
    "actions": (ACTIONS, _actions),
    "escalations": (ESCALATIONS, escalations.rows),
}

NAMES = tuple(_TABLES)
"""What may be asked for."""
