"""What has happened and what was sent, for programs that follow along."""

from typing import get_args

from flask import Response, jsonify, request

from wardstatus.core.standing import ToldState
from wardstatus.errors import WrongField
from wardstatus.web.api.asked import known_unit
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import reader
from wardstatus.web.runtime import runtime
from wardstatus.web.wire import records

EVENTS = 1_000
"""Events one answer holds at most."""

STATES = (*get_args(ToldState), "withdrawn")


@bp.get("/events")
def events() -> Response:
    """Answer the log of a board, oldest first, and the cursor for what follows."""
    unit = request.args.get("unit")
    limit = max(1, _whole("limit", 100, EVENTS))
    found = runtime().service.events(
        root=request.args.get("root"),
        unit=known_unit(unit) if unit is not None else None,
        after=_whole("after", 0, 2**62),
        limit=limit + 1,
    )
    page, reads = found[:limit], reader()
    following = page[-1].seq if len(found) > limit else None
    return jsonify({"events": [records.event(each, reads) for each in page], "next": following})


@bp.get("/messages")
def messages() -> Response:
    """Answer the newest messages with every try to deliver them."""
    unit, state = request.args.get("unit"), request.args.get("state")
    if state is not None and state not in STATES:
        raise WrongField("not_one_of", "state", given=state[:40], allowed=", ".join(STATES))
    found = runtime().service.records.messages(
        unit=known_unit(unit) if unit is not None else None,
        person=request.args.get("person"),
        state=state,
    )
    return jsonify({"messages": [records.message(each, reader()) for each in found]})


def _whole(name: str, default: int, most: int) -> int:
    """Return a whole number of the query, at most `most`."""
    given = request.args.get(name)
    if given is None:
        return default
    if not given.isascii() or not given.isdecimal() or len(given) > 18:
        raise WrongField("not_a_whole_number", name, given=given[:40])
    return min(int(given), most)
