"""The dashboard, where every reader of a board begins; a leader's link answers from it."""

from flask import Blueprint, Response, render_template, request

from wardstatus.errors import NoIdentity, NotAllowed, NotFound, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.texts.problems import said
from wardstatus.web import desks, own, phone_taps, posting
from wardstatus.web.duty_view.line import line
from wardstatus.web.identity import identity
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.overview_view.page import overview
from wardstatus.web.runtime import runtime

bp = Blueprint("front", __name__)


@bp.get("/")
def page() -> Response:
    """Show every board's dashboard; without `root` the first one's."""
    return _shown()


@bp.get("/dashboard")
def dashboard() -> Response:
    """Show a unit and all below it; also what the page fetches of itself."""
    return _shown()


@bp.get("/k/<link>/dashboard")
def of_link(link: str) -> Response:
    """Show the board to whom a link was sent, who may answer here for what waits for them."""
    return _shown()


@bp.post("/dashboard/answer")
def answer() -> Response:
    """Take one red, or all that wait for a person."""
    return _answer("/dashboard")


@bp.post("/k/<link>/dashboard/answer")
def answer_of_link(link: str) -> Response:
    """Take one red, or all that wait for whoever holds the link."""
    return _answer(f"/k/{link}/dashboard")


def _answer(back: str) -> Response:
    """Take one form; what cannot be done is said on the page, with the right status."""
    desk = desks.desk(request.values.get("root"))
    if not desk.person:
        raise NotAllowed("not_yours")
    try:
        sent = [phone_taps.answered(unit) for unit in _asked(desk)]
        runtime().service.take(sent, posting.request_key())
    except (NoIdentity, NotFound):
        raise
    except WardstatusError as error:
        return _shown(error)
    if posting.sent_by_script():
        return _shown()
    return Response(status=303, headers={"Location": f"{back}?root={desk.root}"})


def _asked(desk: Desk) -> list[str]:
    """Return the unit of the button, or all that wait for the person."""
    if unit := request.form.get("unit"):
        return [unit]
    found = [each.unit.id for each in overview(desk).waiting if each.take]
    if not found:
        raise NotNow("not_red")
    return found


def _shown(error: WardstatusError | None = None) -> Response:
    here = runtime()
    desk = desks.desk(request.values.get("root"))
    link = (request.view_args or {}).get("link", "")
    now_ms = int(desk.now.timestamp() * 1000)
    page = render_template(
        "front.html",
        front=overview(desk),
        duty=line(desk.rulebook, desk.root, desk.words, desk.now),
        at=f"/k/{link}" if link else "",
        own=own.at(link) if link or identity().kind == "signed_in" else "",
        others=[each for each in here.service.rulebook.roots() if each.id != desk.board.root],
        problems=said(desk.words, here.service.plan_problems),
        speed=here.speed,
        demo=here.demo,
        now_ms=now_ms,
        error=sentence(desk.words, error, desk.rulebook.zone) if error else "",
        **posting.form_names(),
    )
    response = Response(page, status=error.status if error else 200)
    response.headers["X-Now"] = str(now_ms)
    return response
