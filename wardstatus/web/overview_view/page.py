"""The whole dashboard, for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from wardstatus.charts import strip
from wardstatus.core.units import Unit
from wardstatus.web.overview_view import lacking, lost, notes, rows, tasks, waiting
from wardstatus.web.overview_view.counts import Count, counts
from wardstatus.web.overview_view.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A department the page may be narrowed to."""

    unit: Unit
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything the template draws."""

    head: Unit
    root: Unit
    version: int
    now: datetime
    counts: Sequence[Count]
    parts: Sequence[Part]
    lost: lost.Lost | None
    waiting: Sequence[waiting.Waiting]
    takes: int
    """How many reds the reader may take with one tap."""
    tasks: tasks.Tasks
    resources: Sequence[lacking.Resource]
    notes: Sequence[notes.Note]
    groups: Sequence[rows.Group]
    hours: Markup
    """The hours above the strips."""


def overview(desk: Desk) -> Overview:
    """Return the dashboard of a unit and all below it."""
    found = waiting.waiting(desk)
    return Overview(
        head=desk.head,
        root=desk.rulebook.units[desk.root],
        version=desk.board.version,
        now=desk.now,
        counts=counts(desk),
        parts=parts(desk),
        lost=lost.lost(desk),
        waiting=found,
        takes=sum(each.take for each in found),
        tasks=tasks.tasks(desk),
        resources=lacking.resources(desk),
        notes=notes.notes(desk),
        groups=rows.groups(desk),
        hours=Markup(strip.row_head(desk.now, desk.rulebook.zone, now_word=desk.words("now"))),
    )


def parts(desk: Desk) -> list[Part]:
    """Return the whole board and every unit of it with units below; nothing if there is no such."""
    above = {unit.parent for unit in desk.rulebook.units.values()}
    found = [unit for unit in desk.rulebook.below(desk.board.root) if unit.id in above]
    return [Part(unit=each, here=each.id == desk.root) for each in found] if found[1:] else []
