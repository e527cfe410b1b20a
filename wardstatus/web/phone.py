"""The leader's phone: a link names one person and one escalation; GET shows, POST acts."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response, render_template, request

from wardstatus.core.inputs import Input
from wardstatus.errors import NoIdentity, NotFound, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import own, posting
from wardstatus.web.identity import identity
from wardstatus.web.phone_taps import (
    answered,
    caller,
    decided,
    every,
    marked,
    passed,
    past,
    standing,
    units,
    waiting,
)
from wardstatus.web.phone_view import (
    Phone,
    form,
    several,
    unit_page,
)
from wardstatus.web.runtime import runtime

bp = Blueprint("phone", __name__, url_prefix="/k/<link>")


@bp.get("")
def page(link: str) -> Response:
    """Show the unit the link was sent for, or all that wait for its person."""
    return _shown("phone.html", link)


@bp.get("/fragment")
def fragment(link: str) -> Response:
    """Show the part that lives."""
    return _shown("phone_fragment.html", link)


@bp.get("/all")
def everything(link: str) -> Response:
    """Show all that waits for the person, and what they hold, decided and have to do."""
    return _shown("phone.html", link)


@bp.post("/item")
def item(link: str) -> Response:
    """Mark an item of one of the person's roles as done."""
    return _act(link, lambda: [marked(request.form.get("unit", ""))])


@bp.get("/decide")
def decide_form(link: str) -> Response:
    """Show the decision form; of a unit that is not red, its page."""
    return _decide_form(link)


@bp.post("/answer")
def answer(link: str) -> Response:
    """Take one unit, or all that wait."""
    return _act(link, lambda: [answered(unit) for unit in units()])


@bp.post("/pass")
def pass_on(link: str) -> Response:
    """Say *I cannot, next please*."""
    return _act(link, lambda: [passed(unit) for unit in units()])


@bp.post("/decide")
def decide(link: str) -> Response:
    """Decide for one unit."""
    try:
        if not posting.taken_already():
            _take([decided(unit) for unit in units()])
    except (NoIdentity, NotFound):
        raise
    except WardstatusError as error:
        return _decide_form(link, error)
    return _back(link)


def _act(link: str, read: Callable[[], Sequence[Input]]) -> Response:
    """Take one form; what cannot be done is said on the page, with the right status."""
    try:
        if not posting.taken_already():
            _take(read())
    except (NoIdentity, NotFound):
        raise
    except WardstatusError as error:
        return _refused(link, error)
    if posting.sent_by_script():
        return _shown("phone_fragment.html", link)
    return _back(link)


def _take(sent: Sequence[Input]) -> None:
    if not sent:
        raise NotNow("not_red")
    runtime().service.take(sent, posting.request_key())


def _back(link: str) -> Response:
    unit = request.form.get("unit")
    if _of_item():
        return Response(status=303, headers={"Location": f"{own.at(link)}/all"})
    query = f"?unit={unit}" if unit in runtime().service.rulebook.units else ""
    return Response(status=303, headers={"Location": f"{own.at(link)}{query}"})


def _refused(link: str, error: WardstatusError) -> Response:
    name = "phone_fragment.html" if posting.sent_by_script() else "phone.html"
    response = _shown(name, link, error)
    response.status_code = error.status
    return response


def _asked_for() -> Phone:
    there = waiting()
    wanted = "" if _own_page() else request.values.get("unit")
    if _own_page() or (not wanted and (len(there) > 1 or identity().lasting)):
        return several(there, every())
    unit = wanted or (there[0].scene.unit.id if there else identity().unit or "")
    standing(unit)
    others = [each.scene.unit.id for each in there if each.scene.unit.id != unit]
    return unit_page(caller(unit), others[0] if others else "")


def _own_page() -> bool:
    wide = (request.endpoint or "").endswith("phone.everything")
    return wide or _of_item() or "all" in request.args


def _of_item() -> bool:
    return (request.endpoint or "").endswith("phone.item")


def _shown(template: str, link: str, error: WardstatusError | None = None) -> Response:
    here = runtime()
    now_ms = int(here.service.now().timestamp() * 1000)
    page = render_template(
        template,
        phone=_asked_for(),
        at=own.at(link),
        error=_said(error),
        now_ms=now_ms,
        version=here.service.board(identity().unit).version,
        root=here.service.root(identity().unit),
        speed=here.speed,
        **posting.form_names(),
    )
    return Response(page, headers={"X-Now": str(now_ms)})


def _decide_form(link: str, error: WardstatusError | None = None) -> Response:
    unit = request.values.get("unit") or identity().unit or ""
    spell = standing(unit).spell
    if spell is None or spell.red_since is None or spell.limit is None:
        return _shown("phone.html", link, error)
    page = render_template(
        "phone_decide.html",
        form=form(caller(unit), spell, spell.limit, past(unit)),
        at=own.at(link),
        error=_said(error),
        **posting.form_names(),
    )
    return Response(page, status=error.status if error else 200)


def _said(error: WardstatusError | None) -> str:
    here = runtime()
    if error is None:
        return ""
    return sentence(here.words_for(request), error, here.service.rulebook.zone)
