"""The wall board as a page, and as what its script fetches when it has missed a frame."""

from collections.abc import Sequence

from flask import Blueprint, Response, jsonify, render_template, request

from wardstatus.core.units import Unit
from wardstatus.push import frames
from wardstatus.texts.words import Words
from wardstatus.web import notice_band, wall_setup, wall_view
from wardstatus.web.light import light
from wardstatus.web.runtime import Runtime, runtime

bp = Blueprint("wall", __name__)

_NAMED = 6
"""Silent units the foot has room to name."""


@bp.get("/wall")
def page() -> str:
    """Show every unit below `root` on its place; `night` dims it."""
    here = runtime()
    words, rulebook, now = here.words_for(request), here.service.rulebook, here.clock()
    told = _told(here, words)
    return render_template(
        "wall.html",
        wall=wall_view.wall(told, rulebook, words, now),
        speed=here.speed,
        light=light(),
    )


@bp.get("/wall/board.json")
def board() -> Response:
    """Answer the board as it stands, in the shape of a frame."""
    here = runtime()
    told = _told(here, here.words_for(request))
    return jsonify(wall_view.state(told, here.service.rulebook, here.clock()))


def _told(here: Runtime, words: Words) -> wall_view.Told:
    asked = request.args.get("root")
    seen = here.service.board(asked or here.service.root())
    rulebook, now = here.service.rulebook, here.clock()
    top = asked or seen.root
    units = wall_view.units_of(top, rulebook)
    return wall_view.Told(
        board=seen,
        units=[frames.unit_fields(seen.standings[u.id], u, rulebook, now) for u in units],
        top=top,
        fits=wall_view.FAR if wall_setup.is_far() else wall_view.NEAR,
        notice=_notice(here, units, words),
        notice_until=stands.until if (stands := notice_band.standing()) else None,
    )


def _notice(here: Runtime, units: tuple[Unit, ...], _: Words) -> str:
    if stands := notice_band.said(_):
        return stands
    if here.notice:
        return _(here.notice)
    return _trial([unit for unit in units if unit.silent], len(units), _)


def _trial(silent: Sequence[Unit], of: int, _: Words) -> str:
    """Say which units send nothing yet: all, or the first few by name."""
    if not silent:
        return ""
    if len(silent) == of:
        return _("Trial run without messages")
    named = ", ".join(unit.short for unit in silent[:_NAMED])
    more = ", …" if len(silent) > _NAMED else ""
    return _("Trial run without messages: {units}", units=named + more)
