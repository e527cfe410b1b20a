"""What an exercise showed: each red, how long until somebody answered, decided, and it came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from wardstatus.core.events import Event
from wardstatus.core.units import Rulebook
from wardstatus.measures import asked
from wardstatus.measures.fold import Fold
from wardstatus.measures.lists import Task, tasks
from wardstatus.measures.past import Red
from wardstatus.standalone import rendered
from wardstatus.store import log
from wardstatus.texts.words import Words

PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One red: what was waited for, by whom it came; empty where it did not."""

    unit: str
    began: str
    lasted: str
    answered: str
    decided: str
    came: str
    over: str
    told: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the page says."""

    board: str
    begins: str
    ends: str
    reds: tuple[Line, ...]
    in_time: int
    late: int
    not_done: int
    open: int


def report(_: Words, tx: Connection, root: str, book: Rulebook, now: datetime) -> Report:
    """Return what the log of an exercise on a board tells."""
    events = list(_events(tx, root))
    folds: dict[str, Fold] = {}
    for event in events:
        folds.setdefault(event.unit, Fold(unit=event.unit)).take(event)
    reds = [red for fold in folds.values() for red in fold.past().reds]
    done = tasks(events)
    first = events[0].at if events else now
    return Report(
        board=book.units[root].name,
        begins=_time(_, book, first),
        ends=_time(_, book, now),
        reds=tuple(_line(_, book, red, now) for red in sorted(reds, key=lambda red: red.started)),
        in_time=sum(_in_time(task) for task in done),
        late=sum(task.state == "done" and not _in_time(task) for task in done),
        not_done=sum(task.state == "not_done" for task in done),
        open=sum(task.state == "open" for task in done),
    )


def _events(tx: Connection, root: str) -> Iterator[Event]:
    after = 0
    while rows := log.read(tx, root=root, after=after, limit=PAGE):
        for row in rows:
            yield log.load_event(row.kind, row.body)
        after = rows[-1].seq


def _in_time(task: Task) -> bool:
    in_time = task.at is not None and (task.item.due is None or task.at <= task.item.due)
    return task.state == "done" and in_time


def _time(_: Words, book: Rulebook, at: datetime) -> str:
    return f"{_.day(at, book.zone)} {_.clock(at, book.zone)}"


def _line(_: Words, book: Rulebook, red: Red, now: datetime) -> Line:
    answer, decision, came = (
        asked.first_answer(red),
        asked.first_decision(red),
        asked.first_came(red),
    )
    return Line(
        unit=book.units[red.unit].name if red.unit in book.units else red.unit,
        began=_.clock(red.started, book.zone),
        lasted=_.lasting(_length(asked.red_spans(red, now))),
        answered=_after(_, red, answer.at, answer.role) if answer else "",
        decided=_after(_, red, decision.at, decision.role) if decision else "",
        came=_after(_, red, came.came_at, "") if came and came.came_at else "",
        over=_.lasting(late) if (late := _length(asked.over_spans(red, now))) else "",
        told=sum(len(step.told) for step in red.steps),
        skipped=sum(not step.told for step in red.steps),
    )


def _length(spans: Sequence[tuple[datetime, datetime]]) -> timedelta:
    return sum((ends - begins for begins, ends in spans), timedelta(0))


def _after(_: Words, red: Red, at: datetime, role: str) -> str:
    return " ".join(part for part in (_.lasting(at - red.started), role) if part)


def page(_: Words, found: Report) -> str:
    """Return the report as a page of HTML that loads nothing from elsewhere."""
    return rendered(_, "wardstatus.drill", "report.html", report=found)
