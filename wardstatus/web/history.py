"""A unit's day: the strip, the handover card and the log; prints on one sheet."""

from collections.abc import Sequence
from datetime import date, datetime, time

from flask import Blueprint, Response, redirect, render_template, request, url_for

from wardstatus.core.duties import instant
from wardstatus.core.inputs import EnterNote
from wardstatus.errors import WrongField
from wardstatus.web import posting
from wardstatus.web.fields import check_text
from wardstatus.web.history_view.reading import Day, Log, Logged, day_of, events_of
from wardstatus.web.history_view.sheet import sheet
from wardstatus.web.runtime import Runtime, runtime
from wardstatus.web.scene import Scene

bp = Blueprint("history", __name__)


@bp.get("/history/<unit>")
def page(unit: str) -> str:
    """Show today, or `day=2026-11-21`."""
    here = runtime()
    service, rulebook = here.service, here.service.rulebook
    scene = Scene(
        standing=service.standing(unit),
        unit=rulebook.units[unit],
        rulebook=rulebook,
        words=here.words_for(request),
        now=here.clock(),
    )
    day = _day(scene, request.args.get("day"))
    return render_template(
        "history.html",
        history=sheet(scene, day, events_of(_log(here, unit), day)),
        version=service.board(unit).version,
        enters=posting.acts_for(unit),
        **posting.form_names(),
    )


@bp.post("/history/<unit>/note")
def note(unit: str) -> Response:
    """Take what was on paper, with the local day and time when it was so."""
    here, who = runtime(), posting.actor(unit)
    sent = EnterNote(
        unit=unit,
        by=who.by,
        text=check_text(request.form.get("text", ""), "text"),
        happened_at=_instant(request.form.get("day", ""), request.form.get("clock", "")),
    )
    here.service.take([sent], posting.request_key())
    return redirect(url_for("history.page", unit=unit), 303)  # type: ignore[return-value]


def _instant(day: str, clock: str) -> datetime:
    try:
        at = date.fromisoformat(day), time.fromisoformat(clock)
    except ValueError as wrong:
        raise WrongField("time_unreadable", "clock") from wrong
    return instant(*at, runtime().service.rulebook.zone)


def _log(here: Runtime, unit: str) -> Log:
    def events(after: int, limit: int) -> Sequence[Logged]:
        return here.service.events(unit=unit, after=after, limit=limit)

    return events


def _day(scene: Scene, asked: str | None) -> Day:
    if asked is None:
        return day_of(scene.now.astimezone(scene.zone).date(), scene.zone)
    try:
        return day_of(date.fromisoformat(asked), scene.zone)
    except (ValueError, OverflowError) as wrong:
        raise WrongField("not_an_instant", "day", given=asked[:40]) from wrong
