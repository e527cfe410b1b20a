"""Every page and every route, put on one app."""

from importlib import import_module

from flask import Flask, Request, Response, request

from wardstatus.web import identity, patients, problems, security, speech
from wardstatus.web.runtime import runtime

SCREENS = (
    *("api", "front", "history", "measured", "meeting", "operations"),
    *("pair", "phone", "plans", "wall", "ward", "why"),
)
"""One module a screen, each with its blueprint `bp`."""

BODY = 1024 * 1024
"""The largest body that is read, in bytes; more is answered with 413."""


LANGUAGES = ("nb", "nn", "en", "sv", "da")

YEAR = 365 * 24 * 3600
"""How long a browser remembers its language, in seconds."""


def register(app: Flask) -> None:
    """Put the pages on an app, behind the door that asks who comes."""
    app.config["MAX_CONTENT_LENGTH"] = BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = BODY
    for name in SCREENS:
        app.register_blueprint(import_module(f"wardstatus.web.{name}").bp)
    import_module("wardstatus.web.live").register(app)
    app.before_request(identity.guard)
    app.before_request(patients.guard)
    app.context_processor(speech.speech)
    app.after_request(_protected)
    problems.register(app)


def _protected(response: Response) -> Response:
    _keep_language(response)
    return security.protect(
        response,
        path=request.path,
        framed=runtime().demo,
        secure=identity.is_secure(),
    )


def _keep_language(response: Response) -> None:
    """A language that was asked for stays with the browser: its frames and next pages too."""
    asked = request.args.get("language", "")
    if asked in LANGUAGES:
        response.set_cookie("language", asked, max_age=YEAR, httponly=True, samesite="Lax")


def language_of(asked: Request, house: str) -> str:
    """Return the reader's language: asked for, chosen on this screen, else the house's."""
    return asked.args.get("language") or asked.cookies.get("language") or house
