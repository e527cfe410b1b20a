"""The one window, served: the page, how the story stands, and its three buttons."""

from collections.abc import Callable

from flask import Blueprint, Request, Response, jsonify, render_template, request

from wardstatus.demo.state import Show, as_json
from wardstatus.texts.words import Words

_WATCHED = ("front.", "wall.", "ward.", "phone.", "demo.", "history.")
"""Pages that somebody looks at: with the first of them the story begins."""


def blueprint(show: Show, words_for: Callable[[Request], Words]) -> Blueprint:
    """Return the pages of a demo."""
    bp = Blueprint("demo", __name__, url_prefix="/demo")

    @bp.before_app_request
    def begin() -> None:
        if request.endpoint is not None and request.endpoint.startswith(_WATCHED):
            show.begin()

    @bp.get("")
    def page() -> str:
        return render_template("demo.html", demo=show.page(words_for(request)))

    @bp.get("/state")
    def state() -> Response:
        return jsonify(as_json(show.state(words_for(request))))

    for name, act in (
        ("pause", show.pause),
        ("restart", show.restart),
        ("visitor", show.tap),
    ):
        bp.add_url_rule(f"/{name}", name, _button(act), methods=["POST"])
    return bp


def _button(act: Callable[[], None]) -> Callable[[], Response]:
    def pressed() -> Response:
        act()
        if request.accept_mimetypes.best == "application/json":
            return Response(status=204)
        return Response(status=303, headers={"Location": "/demo"})

    return pressed
