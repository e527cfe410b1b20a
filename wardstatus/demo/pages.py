"""The one window, served: the page, how the story stands, and its three buttons."""

from collections.abc import Callable

from flask import Blueprint, Request, Response, jsonify, render_template, request

from wardstatus.demo import view
from wardstatus.demo.channel import Telephones
from wardstatus.demo.director import Director
from wardstatus.demo.state import as_json
from wardstatus.texts.words import Words

_WATCHED = ("front.", "wall.", "ward.", "phone.", "demo.", "history.")
"""Pages that somebody looks at: with the first of them the story begins."""


def blueprint(
    director: Director, telephones: Telephones, words_for: Callable[[Request], Words]
) -> Blueprint:
    """Return the pages of a demo."""
    bp = Blueprint("demo", __name__, url_prefix="/demo")

    @bp.before_app_request
    def begin() -> None:
        if request.endpoint is not None and request.endpoint.startswith(_WATCHED):
            director.begin()

    @bp.get("")
    def page() -> str:
        shown = view.page(words_for(request), director, telephones.received())
        return render_template("demo.html", demo=shown)

    @bp.get("/state")
    def state() -> Response:
        return jsonify(as_json(view.state(words_for(request), director, telephones.received())))

    for name, act in (
        ("pause", director.pause),
        ("restart", director.restart),
        ("visitor", director.tap),
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
