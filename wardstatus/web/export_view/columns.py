"""What the rows of every table have in common."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from wardstatus.measures.lists import Task
from wardstatus.web.export_view.table import Row
from wardstatus.web.measures_view.asked import Asked

Tasks: TypeAlias = Callable[[], list[Task]]
"""Reads the items of the lists; only one of the tables asks for them."""


def unit_of(asked: Asked, unit: str) -> Row:
    """Return the columns that say which unit a row is of."""
    known = asked.desk.rulebook.units[unit]
    return {"unit": known.id, "unit_name": known.name, "parent": known.parent}


def seconds(span: timedelta | None) -> int | None:
    """Return whole seconds; None for no duration."""
    return None if span is None else round(span.total_seconds())
