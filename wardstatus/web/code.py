"""The road without a link: six digits of a message, typed into a page that is known beforehand."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from wardstatus.access import csrf
from wardstatus.errors import TooMany, WrongField
from wardstatus.texts.errors import sentence
from wardstatus.web.identity import own_origins
from wardstatus.web.runtime import runtime

bp = Blueprint("code", __name__)


@bp.get("/k")
def page() -> str:
    """Ask for the digits."""
    return render_template("code.html", wrong="")


@bp.post("/k")
def enter() -> Answer | tuple[str, int]:
    """Use the digits up, and go to what the message was about."""
    csrf.check_origin(dict(request.headers), own_origins())
    here = runtime()
    try:
        secret = here.access.enter_code(
            request.form.get("code", ""), request.remote_addr or "", here.clock()
        )
    except (WrongField, TooMany) as error:
        wrong = sentence(here.words_for(request), error)
        return render_template("code.html", wrong=wrong), error.status
    return redirect(f"/k/{secret}", code=303)
