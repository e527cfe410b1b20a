"""The worded band over a board: what stands on every screen, and the form that puts it there."""

from datetime import timedelta

from flask import Blueprint, Response, render_template, request

from wardstatus.access import rights
from wardstatus.errors import NotAllowed, WardstatusError, WrongField
from wardstatus.service import PutNotice
from wardstatus.service.board_notices import TEXT_LENGTH
from wardstatus.texts.errors import sentence
from wardstatus.web import posting
from wardstatus.web.fields import check_text
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime

bp = Blueprint("notice", __name__, url_prefix="/notice")

HOURS = (1, 2, 4, 8, 12, 24, 48, 72, 168)
"""How long a band may be put for, by one choice; 4 h is chosen first."""


@bp.get("")
def page() -> str:
    """Show what stands, and the form."""
    return _shown()


@bp.post("")
def put() -> Response | tuple[str, int]:
    """Let a band stand on every screen of a board; an empty text takes it away."""
    here, asking = runtime(), identity()
    root = _allowed()
    try:
        text = check_text(request.form.get("text", ""), "text")
        until = here.service.now() + timedelta(hours=_hours())
        put = PutNotice(root=root, text=text, until=until, by=asking.actor)
        here.service.put_notice(put, posting.request_key())
    except WardstatusError as error:
        why = sentence(here.words_for(request), error, here.service.rulebook.zone)
        return _shown(why), error.status
    return Response(status=303, headers={"Location": f"/notice?root={root}"})


def _hours() -> int:
    given = request.form.get("hours", "")
    if given not in map(str, HOURS):
        allowed = ", ".join(map(str, HOURS))
        raise WrongField("not_one_of", field="hours", given=given[:20], allowed=allowed)
    return int(given)


def _allowed() -> str:
    here = runtime()
    root = here.service.root(request.values.get("root"))
    if not rights.may_put_notice(identity(), root, here.service.rulebook):
        raise NotAllowed("not_yours", unit=root)
    return root


def _shown(wrong: str = "") -> str:
    here, root = runtime(), _allowed()
    return render_template(
        "notice.html",
        root=here.service.rulebook.units[root],
        hours=HOURS,
        hour=timedelta(hours=1),
        chosen=request.form.get("hours", "4"),
        said=request.form.get("text"),
        longest=TEXT_LENGTH,
        wrong=wrong,
        **posting.form_names(),
    )
