"""The history of a unit or a department: what the log says afterwards, drawn and listed."""

from datetime import date

from flask import Blueprint, render_template, request

from wardstatus.errors import WrongField
from wardstatus.measures.periods import Period, days, last_weeks
from wardstatus.web import desks
from wardstatus.web.measures_view.asked import USUAL, WEEKS, Asked
from wardstatus.web.measures_view.page import Filter, listed, measured
from wardstatus.web.overview_view.desk import Desk

bp = Blueprint("measured", __name__)


@bp.get("/history")
def page() -> str:
    """Show the last weeks of a unit and all below it; without `root` of the first board."""
    return render_template("measured.html", measured=measured(asked()))


@bp.get("/reds")
def reds() -> str:
    """List the reds behind a figure, each with the way to its day's log."""
    only = Filter(hour=_hour(), over="over" in request.args, role=request.args.get("role", "")[:40])
    return render_template("reds.html", listed=listed(asked(), only))


def asked() -> Asked:
    """Return what of the past the request asks for; raise WrongField for what cannot be."""
    desk = desks.desk(request.args.get("root") or request.args.get("unit"))
    weeks = _whole("weeks", USUAL, WEEKS[-1])
    return Asked(desk=desk, period=_period(desk, weeks), weeks=weeks)


def _period(desk: Desk, weeks: int) -> Period:
    zone = desk.rulebook.zone
    first, last = (_date(name) for name in ("from", "to"))
    if first is None:
        return last_weeks(max(1, weeks), desk.now, zone)
    today = desk.now.astimezone(zone).date()
    last = min(last or today, today)
    if first > last:
        raise WrongField("not_an_instant", "from", given=first.isoformat())
    return days(first, last, desk.now, zone)


def _date(name: str) -> date | None:
    given = request.args.get(name)
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as wrong:
        raise WrongField("not_an_instant", name, given=given[:40]) from wrong


def _hour() -> tuple[int, int] | None:
    if "weekday" not in request.args or "hour" not in request.args:
        return None
    return _whole("weekday", 0, 6), _whole("hour", 0, 23)


def _whole(name: str, default: int, most: int) -> int:
    given = request.args.get(name)
    if given is None:
        return default
    if not given.isascii() or not given.isdecimal() or len(given) > 4:
        raise WrongField("not_a_whole_number", name, given=given[:40])
    return min(int(given), most)
