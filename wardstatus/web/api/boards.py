"""The board and its units, as they stand."""

from flask import Response, jsonify, request

from wardstatus.core.standing import Standing
from wardstatus.push.frames import engine_fields
from wardstatus.web.api.asked import shown, standing_of
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import reader
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.notice import notice
from wardstatus.web.wire.reader import z
from wardstatus.web.wire.unit import unit as unit_json


@bp.get("/board")
def board() -> Response:
    """Answer the snapshot of a board, or of the part of it below `root`."""
    service, reads = runtime().service, reader()
    seen = service.board(request.args.get("root"))
    top = request.args.get("root") or seen.root
    units = [
        unit_json(seen.standings.get(unit.id) or Standing(unit=unit.id), reads)
        for unit in service.rulebook.below(top)
    ]
    return jsonify(
        {
            "version": seen.version,
            "now": z(reads.now),
            "root": top,
            "notice": notice(service.board_notice(seen.root)),
            "engine": engine_fields(service.alarms.engine()),
            "units": units,
        }
    )


@bp.get("/units/<unit>")
def unit(unit: str) -> Response:
    """Answer one unit with everything."""
    return jsonify(shown(standing_of(unit)))
