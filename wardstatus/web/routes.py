"""Every page and every route, put on one app."""

from importlib import import_module
from urllib.parse import quote

from flask import Blueprint, Flask, Response, g, request

from wardstatus.web import identity, languages, notice_band, patients, problems, security, speech
from wardstatus.web.api import described
from wardstatus.web.runtime import runtime

SCREENS = (
    *("api", "away", "code", "drill", "duty", "front", "history", "hooks", "me", "measured"),
    *("meeting", "messages", "notice", "operations", "pair", "phone", "phone_terms"),
    *("plans", "record", "sign_in", "wall", "wall_setup", "ward", "why"),
)
"""One module a screen, each with its blueprint `bp`."""

BODY = 1024 * 1024
"""The largest body that is read, in bytes; more is answered with 413."""


def register(app: Flask) -> None:
    """Put the pages on an app, behind the door that asks who comes."""
    app.config["MAX_CONTENT_LENGTH"] = BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY
    for name in SCREENS:
        app.register_blueprint(import_module(f"wardstatus.web.{name}").bp)
    app.register_blueprint(described.bp)
    # The shapes of the levels, which pages that stand alone carry too.
    app.register_blueprint(Blueprint("charts", "wardstatus.charts", template_folder="templates"))
    import_module("wardstatus.web.live").register(app)
    app.before_request(identity.guard)
    app.before_request(patients.guard)
    app.context_processor(speech.speech)
    app.after_request(_protected)
    problems.register(app)


def _protected(response: Response) -> Response:
    languages.keep(request, response)
    if "notice" in g:
        # A page that fetches a part of itself has its band outside that part.
        response.headers["X-Notice"] = quote(notice_band.said())
    return security.protect(
        response,
        path=request.path,
        framed=runtime().demo,
        secure=identity.is_secure(),
    )
