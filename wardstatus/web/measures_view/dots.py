"""The reds of a period as dots: when each began, and how long it lasted."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from wardstatus.charts import dots as chart
from wardstatus.measures import asked as of_red
from wardstatus.measures import periods
from wardstatus.measures.past import Red
from wardstatus.measures.spans import lasting
from wardstatus.web.measures_view.asked import Asked, Cell, Grid
from wardstatus.web.measures_view.picture import Picture, day_of, when

_MARKS = 7
_LISTED = 200
"""So many reds the table beside the picture lists, the newest."""


def dots(asked: Asked) -> Picture:
    """Return the picture of the reds."""
    _, now, reds = asked.desk.words, asked.desk.now, asked.reds
    over = [lasting(of_red.over_spans(red, now)) > timedelta(0) for red in reds]
    found = [
        chart.Dot(
            at=red.started,
            lasted=lasting(of_red.red_spans(red, now)),
            over=late,
            href=day_of(asked, red),
            says=_said(asked, red),
        )
        for red, late in zip(reds, over, strict=True)
    ]
    title = _("Red periods: when they began and how long they lasted")
    drawn = chart.dots(found, _frame(asked, reds), label=title)
    finds = _("No red in this period.")
    if reds:
        finds = _("{n} of {all} went over the limit.", n=sum(over), all=len(reds))
    return Picture(
        id="dots",
        title=title,
        finds=finds,
        drawn=Markup(drawn),
        grid=Grid(
            head=(_("Began"), _("Unit"), _("Red for"), _("Over the limit")),
            rows=[_dot_row(asked, each) for each in reversed(reds[-_LISTED:])],
            words=2,
        ),
    )


def _said(asked: Asked, red: Red) -> str:
    desk = asked.desk
    lasted = desk.words.lasting(lasting(of_red.red_spans(red, desk.now)))
    return f"{when(asked, red.started)}, {desk.rulebook.units[red.unit].name}, {lasted}"


def _dot_row(asked: Asked, red: Red) -> tuple[Cell, ...]:
    desk = asked.desk
    over = lasting(of_red.over_spans(red, desk.now))
    unit = desk.rulebook.units[red.unit].name
    return (
        Cell(said=when(asked, red.started), href=day_of(asked, red)),
        Cell(said=unit),
        Cell(said=desk.words.lasting(lasting(of_red.red_spans(red, desk.now)))),
        Cell(said=desk.words.lasting(over) if over else "–"),
    )


def _frame(asked: Asked, reds: Sequence[Red]) -> chart.Frame:
    _, period = asked.desk.words, asked.period
    limits = {red.limit for red in reds}
    limit = limits.pop() if len(limits) == 1 else None
    known = min((past.turns[0].at for past in asked.pasts if past.turns), default=period.begins)
    found = [each for each in periods.weeks(period) if each.ends > known]
    every = -(-len(found) // _MARKS)
    return chart.Frame(
        begins=found[0].begins if found else period.begins,
        ends=period.ends,
        limit=limit,
        limit_word=_("The limit, {span}", span=_.lasting(limit)) if limit else "",
        hour_word=_("{n} h", n="{n}"),
        marks=[(each.begins, _("week {n}", n=each.number)) for each in found[::every]][:_MARKS],
    )
