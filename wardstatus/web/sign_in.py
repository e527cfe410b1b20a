"""A person at a desk signs in: says who they are, and types the code they are sent."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from wardstatus.access import csrf
from wardstatus.access.sign_in import CODE_LASTS, COOKIE, Asked
from wardstatus.errors import NotAllowed, NotFound, TooMany, WrongField
from wardstatus.texts.errors import sentence
from wardstatus.web import cookies
from wardstatus.web.identity import own_origins
from wardstatus.web.runtime import runtime
from wardstatus.web.signing import on_a_ward

bp = Blueprint("sign_in", __name__)

ASKED = "ws-asked"
"""The cookie of a browser that asked for a code."""


@bp.get("/sign-in")
def page() -> Answer | str:
    """Ask who it is; whoever is signed in goes on to the dashboard."""
    lasts, here = _lasts(), runtime()
    if here.access.sign_ins.identity_of(cookies.carried(COOKIE), here.clock()):
        return redirect("/", code=303)
    return render_template("sign_in.html", wrong="", lasts=lasts)


@bp.post("/sign-in")
def ask() -> Answer | tuple[str, int]:
    """Send a code to whom it is, if anybody is known so; nobody is told whether."""
    csrf.check_origin(dict(request.headers), own_origins())
    lasts, here = _lasts(), runtime()
    asked = Asked(typed=request.form.get("who", ""), peer=request.remote_addr or "")
    try:
        if not asked.typed.strip():
            raise WrongField("missing_field", field="who")
        browser = here.access.sign_ins.ask(here.service.rulebook, asked, here.clock())
    except (WrongField, TooMany) as error:
        wrong = sentence(here.words_for(request), error)
        return render_template("sign_in.html", wrong=wrong, lasts=lasts), error.status
    answer = redirect("/sign-in/code", code=303)
    cookies.keep(answer, ASKED, browser, CODE_LASTS)
    return answer


@bp.get("/sign-in/code")
def code() -> str:
    """Ask for the code."""
    _lasts()
    return render_template("sign_in_code.html", wrong="")


@bp.post("/sign-in/code")
def enter() -> Answer | tuple[str, int]:
    """Take the code, and go to the dashboard as the person it was sent to."""
    csrf.check_origin(dict(request.headers), own_origins())
    lasts, here = _lasts(), runtime()
    asked, typed = cookies.carried(ASKED), request.form.get("code", "")
    try:
        secret = here.access.sign_ins.enter(asked, typed, here.clock(), lasts)
    except WrongField as error:
        wrong = sentence(here.words_for(request), error)
        return render_template("sign_in_code.html", wrong=wrong), error.status
    answer = redirect("/", code=303)
    cookies.drop(answer, ASKED)
    # Without an end of its own: it is gone with the browser, and at the latest with the sign-in.
    cookies.keep(answer, COOKIE, secret)
    return answer


@bp.post("/sign-out")
def leave() -> Answer:
    """Sign out, here and at once; of whoever is not signed in nothing is asked."""
    csrf.check_origin(dict(request.headers), own_origins())
    here = runtime()
    here.access.sign_ins.sign_out(cookies.carried(COOKIE), here.clock())
    answer = redirect("/sign-in", code=303)
    cookies.drop(answer, COOKIE)
    return answer


def _lasts() -> timedelta:
    """Return how long a sign-in lasts; raise where nobody signs in."""
    lasts = runtime().settings.auth.sign_in
    if not lasts:
        raise NotFound("sign_in_off")
    if ward := on_a_ward():
        raise NotAllowed("sign_in_not_here", unit=ward)
    return lasts
