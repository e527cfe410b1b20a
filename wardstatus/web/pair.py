"""A browser becomes a screen: the code that was printed on the server is typed here."""

from datetime import timedelta

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from wardstatus.access import csrf, sign_in
from wardstatus.access.gate import COOKIE
from wardstatus.access.pairing import Paired
from wardstatus.errors import TooMany, WrongField
from wardstatus.texts.errors import sentence
from wardstatus.web import cookies
from wardstatus.web.first_steps import door
from wardstatus.web.identity import own_origins
from wardstatus.web.runtime import runtime

bp = Blueprint("pair", __name__)

KEPT = timedelta(days=400)
"""As long as browsers keep a cookie at most; a screen is sent away by revoking it."""


@bp.get("/pair")
def page() -> str:
    """Ask for the code."""
    return door()


@bp.post("/pair")
def enter() -> Answer | tuple[str, int]:
    """Take the code, and show the board the screen is for."""
    csrf.check_origin(dict(request.headers), own_origins())
    here = runtime()
    try:
        paired = here.access.pair(
            request.form.get("code", ""), request.remote_addr or "", here.clock()
        )
    except (WrongField, TooMany) as error:
        wrong = sentence(here.words_for(request), error)
        return door(wrong), error.status
    answer = redirect(_begins(paired), code=303)
    set_cookie(answer, paired.secret)
    return answer


def _begins(paired: Paired) -> str:
    """Return the page a screen begins on: its ward, or the wall."""
    unit = paired.screen.unit
    return f"/wall?root={unit}" if paired.screen.read_only else f"/ward/{unit}"


def set_cookie(answer: Answer, secret: str) -> None:
    """Let the browser carry the screen's secret: no script sees it, no other site sends it."""
    cookies.keep(answer, COOKIE, secret, KEPT)
    # Whoever was signed in does not stay behind on a ward's screen.
    cookies.drop(answer, sign_in.COOKIE)
