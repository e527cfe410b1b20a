"""What a leader said by telephone, noted from above the unit: at a desk, or behind a link."""

from flask import Blueprint, Response, render_template, request

from wardstatus.access.rights import may_record_decision
from wardstatus.errors import NoIdentity, NotAllowed, NotFound, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import posting
from wardstatus.web.identity import identity
from wardstatus.web.phone_taps import caller, noted, past
from wardstatus.web.phone_view.record import record
from wardstatus.web.runtime import runtime

bp = Blueprint("record", __name__)


@bp.get("/record/<unit>")
def page(unit: str) -> Response:
    """Show the form at a desk."""
    return _shown(unit, f"/record/{unit}")


@bp.post("/record/<unit>")
def note(unit: str) -> Response:
    """Note it at a desk."""
    return _noted(unit, f"/record/{unit}", "/dashboard")


@bp.get("/k/<link>/record")
def page_of_link(link: str) -> Response:
    """Show the form behind a link."""
    return _shown(request.values.get("unit", ""), f"/k/{link}/record")


@bp.post("/k/<link>/record")
def note_of_link(link: str) -> Response:
    """Note it behind a link."""
    unit = request.form.get("unit", "")
    return _noted(unit, f"/k/{link}/record", f"/k/{link}?unit={unit}")


def _noted(unit: str, at: str, then: str) -> Response:
    try:
        if not posting.taken_already():
            runtime().service.take([noted(unit)], posting.request_key())
    except (NoIdentity, NotAllowed, NotFound):
        raise
    except WardstatusError as error:
        return _shown(unit, at, error)
    return Response(status=303, headers={"Location": then})


def _shown(unit: str, at: str, error: WardstatusError | None = None) -> Response:
    here = runtime()
    spell = here.service.standing(unit).spell
    if not may_record_decision(identity(), unit, here.service.rulebook, here.service.now()):
        raise NotAllowed("own_unit_cannot_record")
    if spell is None or spell.red_since is None:
        raise error or NotNow("not_red")
    page = render_template(
        "phone_record.html",
        record=record(caller(unit), spell, past(unit)),
        at=at,
        error=sentence(here.words_for(request), error, here.service.rulebook.zone) if error else "",
        **posting.form_names(),
    )
    return Response(page, status=error.status if error else 200)
