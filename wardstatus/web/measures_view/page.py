"""The whole history, and the list of reds a figure leads to, for the templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core.units import Unit
from wardstatus.measures import asked as of_red
from wardstatus.measures import minutes, periods
from wardstatus.measures.past import Red
from wardstatus.measures.spans import lasting
from wardstatus.web.measures_view.asked import WEEKS, Asked, Cell, Grid
from wardstatus.web.measures_view.figures import Figure, figures, of_roles, of_transitions
from wardstatus.web.measures_view.picture import Picture, day_of, when
from wardstatus.web.measures_view.pictures import pictures

LISTED = 300
"""So many reds one page lists, the newest; all of them are in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One unit or one period the page may be turned to."""

    value: str
    said: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Everything the template of the history draws."""

    asked: Asked
    title: str
    of: str
    """Whom it is compared with: nobody but itself."""
    units: Sequence[Choice]
    periods: Sequence[Choice]
    figures: Sequence[Figure]
    pictures: Sequence[Picture]
    roles: Grid
    transitions: Grid


def measured(asked: Asked) -> Measured:
    """Return the history of a unit and all below it."""
    _, desk = asked.desk.words, asked.desk
    unit = desk.rulebook.units[desk.root]
    return Measured(
        asked=asked,
        title=_("History, {unit}", unit=unit.name),
        of=_("Compared with itself alone, never with others.")
        if asked.alone
        else _.many(
            "{n} unit together. No unit is compared with another.",
            "{n} units together. No unit is compared with another.",
            len(asked.units),
        ),
        units=_units(asked),
        periods=[
            Choice(
                value=str(weeks),
                said=_.many("The last {n} week", "The last {n} weeks", weeks),
                here=weeks == asked.weeks,
            )
            for weeks in WEEKS
        ],
        figures=figures(asked, minutes.of_reds(asked.reds, desk.now)),
        pictures=pictures(asked),
        roles=of_roles(asked),
        transitions=of_transitions(asked),
    )


def _units(asked: Asked) -> list[Choice]:
    book, root = asked.desk.rulebook, asked.desk.board.root
    return [
        Choice(
            value=unit.id,
            said="\u2003" * (len(list(book.upwards(unit.id))) - 1) + unit.name,
            here=unit.id == asked.desk.root,
        )
        for unit in book.below(root)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which reds are listed: of an hour of the week, over the limit, told to a role."""

    hour: tuple[int, int] | None = None
    """Weekday, Monday 0, and hour."""
    over: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Everything the template of the list draws."""

    asked: Asked
    unit: Unit
    of: str
    grid: Grid
    csv: str
    excel: str


def listed(asked: Asked, only: Filter) -> Listed:
    """Return the reds behind a figure, the newest first, each with the way to its log."""
    _, desk = asked.desk.words, asked.desk
    found = [red for red in asked.reds if _meets(asked, red, only)]
    begins, ends = (desk.words.day(at, desk.rulebook.zone) for at in _ends(asked))
    count = _.many("{n} red period", "{n} red periods", len(found))
    more = _(", the last {n} are shown", n=LISTED) if len(found) > LISTED else ""
    return Listed(
        asked=asked,
        unit=desk.rulebook.units[desk.root],
        of=f"{count}, {begins}–{ends}{more}.",
        grid=Grid(
            head=(
                _("Began"),
                _("Unit"),
                _("Red for"),
                _("Unanswered"),
                _("Over the limit"),
                _("Answer after"),
                _("Decision after"),
                _("Came after"),
            ),
            rows=[_row(asked, red) for red in reversed(found[-LISTED:])],
            words=2,
        ),
        csv=asked.exports("red", "csv"),
        excel=asked.exports("red", "xlsx"),
    )


def _ends(asked: Asked) -> tuple[datetime, datetime]:
    return asked.period.begins, asked.period.ends - timedelta(microseconds=1)


def _meets(asked: Asked, red: Red, only: Filter) -> bool:
    now, zone = asked.desk.now, asked.desk.rulebook.zone
    if only.over and not lasting(of_red.over_spans(red, now)):
        return False
    if only.role and not any(only.role in step.told for step in red.steps):
        return False
    if only.hour is None:
        return True
    return any(
        (weekday, hour) == only.hour
        for start, end in of_red.red_spans(red, now)
        for weekday, hour, _lasts in periods.hours(start, end, zone)
    )


def _row(asked: Asked, red: Red) -> tuple[Cell, ...]:
    desk = asked.desk
    answer, made, came = (
        of_red.first_answer(red),
        of_red.first_decision(red),
        of_red.first_came(red),
    )
    return (
        Cell(said=when(asked, red.started), href=day_of(asked, red)),
        Cell(said=desk.rulebook.units[red.unit].name),
        Cell(said=_lasting(asked, lasting(of_red.red_spans(red, desk.now)))),
        Cell(said=_lasting(asked, lasting(of_red.unanswered_spans(red, desk.now)))),
        Cell(said=_lasting(asked, lasting(of_red.over_spans(red, desk.now)))),
        Cell(said=_after(asked, red, answer.at if answer else None, answer.role if answer else "")),
        Cell(said=_after(asked, red, made.at if made else None, made.role if made else "")),
        Cell(said=_after(asked, red, came.came_at if came else None, came.role if came else "")),
    )


def _lasting(asked: Asked, span: timedelta) -> str:
    return asked.desk.words.lasting(span) if span else "–"


def _after(asked: Asked, red: Red, at: datetime | None, role: str) -> str:
    after = of_red.until(red, at)
    return "–" if after is None else f"{asked.desk.words.lasting(after)} {role}".strip()
