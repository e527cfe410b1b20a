"""The hours of the week: how often each was red."""

from babel.dates import get_day_names
from markupsafe import Markup

from wardstatus.charts import heat as chart
from wardstatus.measures import shares
from wardstatus.measures.shares import Heat
from wardstatus.web.measures_view.asked import Asked, Cell, Grid
from wardstatus.web.measures_view.picture import Picture


def hours(asked: Asked) -> Picture:
    """Return the picture of the hours of the week."""
    _ = asked.desk.words
    found = shares.heat(asked.pasts, asked.period)
    names = get_day_names("abbreviated", locale=asked.desk.words.language)
    short = [str(names[day]).removesuffix(".") for day in range(7)]
    title = _("When in the week it is red")

    def hour(day: int, hour: int) -> chart.Hour:
        cell = _cell(asked, found, day, hour)
        says = f"{names[day]} {hour:02}–{(hour + 1) % 24:02}: {cell.said} %"
        return chart.Hour(percent=found.percent(day, hour), href=cell.href, says=says)

    drawn = chart.heat(hour, short, label=title)
    return Picture(
        id="heat",
        title=title,
        finds=_heat_find(asked, found),
        drawn=Markup(drawn),
        wide=True,
        grid=Grid(
            head=(_("Day"), *(f"{hour:02}" for hour in range(24))),
            rows=[
                (Cell(said=short[day]), *(_cell(asked, found, day, hour) for hour in range(24)))
                for day in range(7)
            ],
        ),
    )


def _cell(asked: Asked, found: Heat, day: int, hour: int) -> Cell:
    percent = found.percent(day, hour)
    if not percent:
        return Cell(said="–" if percent is None else "0")
    return Cell(said=f"{percent:.0f}", href=asked.source(weekday=day, hour=hour))


def _heat_find(asked: Asked, found: Heat) -> str:
    _ = asked.desk.words
    cells = {cell: percent for cell in found.all if (percent := found.percent(*cell))}
    if not cells:
        return _("Per cent of the hours. No red in this period.")
    (day, hour), percent = max(cells.items(), key=lambda each: each[1])
    names = get_day_names("wide", locale=asked.desk.words.language)
    return _(
        "Per cent of the hours. Most often {day} at {hour}: {n} %.",
        day=names[day],
        hour=f"{hour:02}–{(hour + 1) % 24:02}",
        n=f"{percent:.0f}",
    )
