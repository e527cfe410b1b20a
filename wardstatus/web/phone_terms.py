"""A changed plan on the leader's phone: seen, and by name and reason applied."""

from flask import Blueprint, Response, render_template, request

from wardstatus.core.inputs import ApplyTerms
from wardstatus.errors import NoIdentity, NotFound, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import own, posting
from wardstatus.web.fields import check_text
from wardstatus.web.identity import identity
from wardstatus.web.phone_taps import caller, standing
from wardstatus.web.phone_view.terms import changed, terms_page
from wardstatus.web.runtime import runtime

bp = Blueprint("phone_terms", __name__, url_prefix="/k/<link>")


@bp.get("/terms")
def terms(link: str) -> Response:
    """Show the terms of red that goes on beside those of the plan."""
    return _shown(link)


@bp.post("/terms")
def apply_terms(link: str) -> Response:
    """Let the plan as it is now count for red that goes on."""
    unit = request.form.get("unit", "")
    try:
        if not posting.taken_already():
            runtime().service.take([_sent(unit)], posting.request_key())
    except (NoIdentity, NotFound):
        raise
    except WardstatusError as error:
        return _shown(link, error)
    return Response(status=303, headers={"Location": f"{own.at(link)}?unit={unit}"})


def _sent(unit: str) -> ApplyTerms:
    standing(unit)
    reason = check_text(request.form.get("reason", ""), "reason")
    asking = identity()
    return ApplyTerms(unit=unit, by=asking.actor, person=asking.person or "", reason=reason)


def _shown(link: str, error: WardstatusError | None = None) -> Response:
    unit = request.values.get("unit") or identity().unit or ""
    spell = standing(unit).spell
    who = caller(unit)
    if spell is None or spell.red_since is None or not changed(who):
        if error is None:
            raise NotNow("terms_same")
        raise error
    here = runtime()
    page = render_template(
        "phone_terms.html",
        page=terms_page(who, spell),
        at=own.at(link),
        error=sentence(here.words_for(request), error) if error else "",
        **posting.form_names(),
    )
    return Response(page, status=error.status if error else 200)
