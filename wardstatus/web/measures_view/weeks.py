"""How long each level was shown, week by week."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from wardstatus.charts import weeks as chart
from wardstatus.core.levels import Level
from wardstatus.measures import shares
from wardstatus.measures.shares import WeekShare
from wardstatus.web.measures_view.asked import Asked, Cell, Grid
from wardstatus.web.measures_view.picture import Picture, percent

_FEW = 8
"""From so many weeks on the first four are compared with the last four."""


def weeks(asked: Asked) -> Picture:
    """Return the picture of the weeks."""
    _ = asked.desk.words
    found = shares.by_week(asked.pasts, asked.period)
    known = [each for each in found if each.share.all]
    title = _("Time in each phase")
    columns = [
        chart.Column(
            word=str(each.week.number),
            percent={level: each.share.percent(level) or 0.0 for level in shares.ORDER},
            figure=percent(asked, each.share.percent(Level.RED)),
            href=asked.sources(each.week.begins, each.week.ends),
            says=_said(asked, each),
        )
        for each in known
    ]
    axis = chart.Axis(words=_("week"), figures=_("% red"))
    drawn = chart.weeks(columns, label=title, axis=axis)
    return Picture(
        id="weeks",
        title=title,
        finds=_weeks_find(asked, known),
        rows="levels",
        drawn=Markup(drawn),
        grid=_weeks_grid(asked, known),
    )


def _said(asked: Asked, found: WeekShare) -> str:
    _ = asked.desk.words
    week = _("week {n}", n=found.week.number)
    return f"{week}: {_('Red')} {percent(asked, found.share.percent(Level.RED))} %"


def _weeks_find(asked: Asked, found: Sequence[WeekShare]) -> str:
    _ = asked.desk.words
    if not found:
        return _("Nothing is known of this period.")
    whole = found[:-1] or found
    if len(whole) < _FEW:
        return _("Red was {n} % of the time.", n=percent(asked, _red_of(found)))
    first, last = _red_of(whole[:4]), _red_of(whole[-4:])
    return _(
        "Red was {first} % of the time in the first four weeks and {last} % in the last four.",
        first=percent(asked, first),
        last=percent(asked, last),
    )


def _red_of(found: Sequence[WeekShare]) -> float:
    whole = sum((each.share.all for each in found), timedelta(0))
    red = sum((each.share.lasted[Level.RED] for each in found), timedelta(0))
    return 100 * (red / whole) if whole else 0.0


def _weeks_grid(asked: Asked, found: Sequence[WeekShare]) -> Grid:
    _ = asked.desk.words
    return Grid(
        head=(_("Week"), _("Green"), _("Yellow"), _("Red"), _("Unknown")),
        rows=[
            (
                Cell(
                    said=f"{each.week.number}, {each.week.year}",
                    href=asked.sources(each.week.begins, each.week.ends),
                ),
                *(
                    Cell(said=f"{percent(asked, each.share.percent(level))} %")
                    for level in shares.ORDER
                ),
            )
            for each in found
        ],
    )
