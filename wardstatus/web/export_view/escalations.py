"""The rows of what happened in each red: told, answered, decided, came."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.measures.past import Made, Red, Step
from wardstatus.web.export_view.columns import Tasks, seconds, unit_of
from wardstatus.web.export_view.table import Row
from wardstatus.web.measures_view.asked import Asked


def rows(asked: Asked, tasks: Tasks) -> Iterator[Row]:
    """Every step, answer and decision of the period's reds, in the order they happened."""
    for red in asked.reds:
        found = [*_steps(red), *_answers(red), *_decisions(asked, red)]
        for row in sorted(found, key=_at):
            at = row["at"]
            assert isinstance(at, datetime)
            after = seconds(at - red.started)
            yield {**unit_of(asked, red.unit), "spell": red.id, "after_seconds": after, **row}


def _at(row: Row) -> datetime:
    at = row["at"]
    assert isinstance(at, datetime)
    return at


def _steps(red: Red) -> Iterator[Row]:
    for step in red.steps:
        yield {
            "at": step.at,
            "what": _what(step),
            "chain": step.kind,
            "roles": ", ".join(step.roles),
            "reached": len(step.told),
        }
    for at in red.resorts:
        yield {"at": at, "what": "last_resort"}


def _what(step: Step) -> str:
    if not step.told:
        return "skipped"
    return "told_again" if step.repeat else "told"


def _answers(red: Red) -> Iterator[Row]:
    for held in red.answers:
        yield {
            "at": held.at,
            "what": "answered",
            "roles": held.role,
            "until": held.until,
            "by_phone": held.by_phone,
        }
    for passed in red.passed_on:
        yield {"at": passed.at, "what": "passed_on", "roles": passed.role}


def _decisions(asked: Asked, red: Red) -> Iterator[Row]:
    for made in red.decisions:
        yield {
            "at": made.at,
            "what": f"decided_{made.kind}",
            "roles": made.role,
            "until": made.until,
            "text": asked.desk.words.pick(made.text),
        }
        if made.came_at is not None:
            yield _outcome(made, made.came_at)


def _outcome(made: Made, at: datetime) -> Row:
    return {"at": at, "what": "came" if made.came else "did_not_come", "roles": made.role}
