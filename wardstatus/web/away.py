"""*I am away until …, … takes it*: two taps on a leader's own page."""

from collections.abc import Callable

from flask import Blueprint, Response, render_template, request

from wardstatus.core.inputs import GiveBackDuty, OverrideDuty
from wardstatus.errors import NoIdentity, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web import own, posting, saying
from wardstatus.web.away_view import away_page, own_override
from wardstatus.web.duty_view import Desk
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime

bp = Blueprint("away", __name__, url_prefix="/k/<link>/away")


@bp.get("")
def page(link: str) -> Response:
    """Show until when, and who may take it; while somebody does, who and until when."""
    return _shown(link)


@bp.post("")
def leave(link: str) -> Response:
    """Take that a colleague takes all of one's own duties until a time."""
    me = identity().person or ""
    body = {
        "kind": "away",
        "other": me,
        "person": request.form.get("person", ""),
        "until": request.form.get("until", ""),
    }
    return _act(link, lambda: saying.said(body))


@bp.post("/back")
def come_back(link: str) -> Response:
    """Take that one is there again."""
    return _act(link, _back)


def _back() -> GiveBackDuty:
    found = own_override(_desk(), identity().person or "")
    if found is None:
        raise NotNow("override_over", "override")
    return saying.given_back(found.id)


def _act(link: str, read: Callable[[], OverrideDuty | GiveBackDuty]) -> Response:
    """Take one tap; what cannot be done is said on the page, with the right status."""
    try:
        runtime().service.say_duty(read(), posting.request_key())
    except NoIdentity:
        raise
    except WardstatusError as error:
        return _shown(link, error)
    return Response(status=303, headers={"Location": f"{own.at(link)}/away"})


def _desk() -> Desk:
    here, root = runtime(), saying.root()
    here.service.board(root)
    return Desk(
        book=here.service.rulebook,
        root=root,
        words=here.words_for(request),
        now=here.service.now(),
        names=True,
    )


def _shown(link: str, error: WardstatusError | None = None) -> Response:
    desk = _desk()
    page = render_template(
        "phone_away.html",
        away=away_page(desk, identity().person or "", runtime().service.board(desk.root)),
        at=own.at(link),
        error=sentence(desk.words, error, desk.book.zone) if error else "",
        **posting.form_names(),
    )
    return Response(page, status=error.status if error else 200)
