"""The delivery log: what was sent to whom, and what became of every try."""

from datetime import date, datetime, time, timedelta

from flask import Blueprint, Response, render_template, request

from wardstatus.access import rights
from wardstatus.core.duties import instant
from wardstatus.core.units import Rulebook
from wardstatus.errors import WrongField
from wardstatus.service import Wanted
from wardstatus.web import desks
from wardstatus.web.identity import identity
from wardstatus.web.messages_view.page import UNDELIVERED, Asked, log
from wardstatus.web.messages_view.words import STATES
from wardstatus.web.runtime import runtime

bp = Blueprint("messages", __name__)

LISTED = 200
"""So many messages one page lists, the newest."""


@bp.get("/messages")
def page() -> Response:
    """List the newest messages of a unit and all below it; without `root` of the first board."""
    asked = _asked()
    found = runtime().service.records.search(_wanted(asked))
    return Response(render_template("messages.html", log=log(asked, found)))


def _asked() -> Asked:
    here, desk = runtime(), desks.desk(request.args.get("root"))
    names = rights.sees_names(identity())
    return Asked(
        rulebook=here.service.rulebook,
        words=desk.words,
        now=desk.now,
        root=desk.root,
        state=_one_of("state", (UNDELIVERED, *STATES)),
        person=_one_of("person", tuple(desk.rulebook.persons)) if names else "",
        day=_day(),
        names=names,
    )


def _wanted(asked: Asked) -> Wanted:
    since, until = _span(asked.rulebook, asked.day)
    return Wanted(
        units=[unit.id for unit in asked.rulebook.below(asked.root)],
        person=asked.person or None,
        state=asked.state if asked.state in STATES else None,
        undelivered=asked.state == UNDELIVERED,
        since=since,
        until=until,
        limit=LISTED,
    )


def _span(rulebook: Rulebook, day: date | None) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    after = day + timedelta(days=1)
    return instant(day, time(0), rulebook.zone), instant(after, time(0), rulebook.zone)


def _one_of(name: str, known: tuple[str, ...]) -> str:
    given = request.args.get(name, "")
    if given and given not in known:
        raise WrongField("not_one_of", name, given=given[:40], allowed=", ".join(known))
    return given


def _day() -> date | None:
    given = request.args.get("day")
    if not given:
        return None
    try:
        found = date.fromisoformat(given)
    except ValueError as wrong:
        raise WrongField("not_an_instant", "day", given=given[:40]) from wrong
    if not 2000 <= found.year <= 9000:
        raise WrongField("not_an_instant", "day", given=given[:40])
    return found
