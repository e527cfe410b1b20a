"""A request that was taken already is answered before anybody asks for its right again."""

from flask import Response, jsonify, request

from wardstatus.web import security
from wardstatus.web.api.asked import known_unit, request_key, shown, standing_of, unit_of
from wardstatus.web.api.blueprint import bp
from wardstatus.web.runtime import runtime

NAMED = {"chain": "chain_unknown", "item": "item_unknown", "decision": "decision_unknown"}
"""Parts of an address that name a unit, and what is said of one that does not."""


@bp.before_request
def taken_already() -> Response | None:
    """Answer a repeat with what is true now: since then the chain, or the duty, may be over."""
    unit = _unit()
    if request.method in security.SAFE or not unit:
        return None
    here = runtime()
    if not here.service.records.recalled(request_key(), here.service.now()):
        return None
    return jsonify(shown(standing_of(unit)))


def _unit() -> str:
    places = request.view_args or {}
    if "unit" in places:
        return known_unit(str(places["unit"]))
    return next((unit_of(str(places[name]), NAMED[name]) for name in NAMED if name in places), "")
