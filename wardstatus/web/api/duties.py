"""Who is on duty, and who is instead."""

from datetime import timedelta

from flask import Response, jsonify, request

from wardstatus.core.posts import WEEK
from wardstatus.errors import WrongField
from wardstatus.web import posting, saying
from wardstatus.web.api.asked import body, request_key
from wardstatus.web.api.blueprint import bp
from wardstatus.web.identity import reader
from wardstatus.web.parse import nothing
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.duties import duties

LONGEST = 62
"""Days ahead that can be asked for."""


@bp.get("/duties")
def on_duty() -> Response:
    """Answer who has each role from now on, for a week or for `days`."""
    root = saying.root()
    posting.reader(root)
    runtime().service.board(root)
    reads = reader()
    return jsonify(duties(reads, root, reads.now + _ahead()))


def _ahead() -> timedelta:
    given = request.args.get("days")
    if given is None:
        return WEEK
    if not given.isdecimal() or not 1 <= int(given) <= LONGEST:
        raise WrongField("not_one_of", "days", given=given[:20], allowed=f"1–{LONGEST}")
    return timedelta(days=int(given))


@bp.post("/duties")
def override() -> Response:
    """Take that somebody else is on duty, and answer with who is now."""
    runtime().service.say_duty(saying.said(body()), request_key())
    return on_duty()


@bp.post("/duties/<override_id>/end")
def end(override_id: str) -> Response:
    """Take that duty is as planned again, and answer with who is on it."""
    nothing(body())
    runtime().service.say_duty(saying.given_back(override_id), request_key())
    return on_duty()
