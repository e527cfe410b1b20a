"""The last days of one unit, under one another."""

from datetime import date, datetime, timedelta

from markupsafe import Markup

from wardstatus.charts import days as chart
from wardstatus.measures import periods, shares
from wardstatus.web.measures_view.asked import Asked, Cell, Grid
from wardstatus.web.measures_view.picture import Picture

DAYS = 14


def days(asked: Asked) -> Picture:
    """Return the picture of the last days."""
    _, desk = asked.desk.words, asked.desk
    today = asked.day(desk.now)
    dates = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    found = [_day(asked, each) for each in dates]
    title = _("The last {n} days", n=DAYS)
    return Picture(
        id="days",
        title=title,
        finds=_("Midnight to midnight, by the clock of the house."),
        rows="levels",
        drawn=Markup(chart.days(found, label=title)),
        grid=Grid(
            head=(_("Day"), _("Phase"), _("From"), _("To")),
            rows=[row for each in reversed(found) for row in _day_rows(asked, each)],
            words=4,
        ),
    )


def _day(asked: Asked, day: date) -> chart.Day:
    desk, zone = asked.desk, asked.desk.rulebook.zone
    begins, ends = (periods.midnight(day + timedelta(days=more), zone) for more in (0, 1))
    turns = desk.past(asked.units[0]).turns
    return chart.Day(
        word=desk.words.day(begins, zone),
        begins=begins,
        ends=ends,
        href=f"/history/{asked.units[0].id}?day={day}",
        parts=list(shares.spans(turns, begins, min(ends, desk.now))),
    )


def _day_rows(asked: Asked, day: chart.Day) -> list[tuple[Cell, ...]]:
    desk, zone = asked.desk, asked.desk.rulebook.zone
    href = f"/history/{asked.units[0].id}?day={asked.day(day.begins)}"

    def clock(at: datetime) -> str:
        return "24:00" if at == day.ends else desk.words.clock(at, zone)

    return [
        (
            Cell(said=day.word, href=href),
            Cell(said=desk.word(level)),
            Cell(said=clock(begins)),
            Cell(said=clock(ends)),
        )
        for begins, ends, level in day.parts
    ]
