"""The wall board as a page, and as what its script fetches when it has missed a frame."""

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from wardstatus.core.units import Rulebook, Unit
from wardstatus.errors import NotFound
from wardstatus.push import frames
from wardstatus.texts.words import Words
from wardstatus.web import wall_view
from wardstatus.web.identity import identity
from wardstatus.web.runtime import Runtime, runtime

bp = Blueprint("wall", __name__)


@bp.get("/wall")
def page() -> str:
    """Show every unit below `root` on its place; `night` dims it."""
    here = runtime()
    words, rulebook, now = here.words_for(request), here.service.rulebook, here.clock()
    told = _told(here, _top(rulebook), words)
    return render_template(
        "wall.html",
        wall=wall_view.wall(told, rulebook, words, now),
        speed=current_app.config.get("CLOCK_SPEED", 1),
        night="night" in request.args,
    )


@bp.get("/wall/board.json")
def board() -> Response:
    """Answer the board as it stands, in the shape of a frame."""
    here = runtime()
    told = _told(here, _top(here.service.rulebook), here.words_for(request))
    return jsonify(wall_view.state(told, here.service.rulebook, here.clock()))


def _top(rulebook: Rulebook) -> Unit:
    asked = request.args.get("root") or next(rulebook.roots()).id
    if asked not in rulebook.units:
        raise NotFound("unit_unknown", "root", unit=asked)
    return rulebook.units[asked]


def _told(here: Runtime, top: Unit, words: Words) -> wall_view.Told:
    rulebook, now = here.service.rulebook, here.clock()
    seen = here.service.board(rulebook.root_of(top.id))
    units = wall_view.units_of(top.id, rulebook)
    return wall_view.Told(
        board=seen,
        units=[frames.unit_fields(seen.standings[u.id], u, rulebook, now) for u in units],
        top=top.id,
        notice=_notice(units, words),
        engine_since=None if here.service.engine_alive() else here.service.last_tick,
    )


def _notice(units: tuple[Unit, ...], _: Words) -> str:
    if identity().kind == "demo":
        return _("Demo. None of these units exist.")
    return _("Trial run without messages") if units and all(u.silent for u in units) else ""
