"""The plans in force, and a plan that somebody is writing."""

from flask import Response, jsonify, request

from wardstatus.checking import draft
from wardstatus.errors import NotFound
from wardstatus.toml.problems import errors
from wardstatus.web import patients
from wardstatus.web.api.asked import rulebook
from wardstatus.web.api.blueprint import bp
from wardstatus.web.runtime import runtime
from wardstatus.web.wire import plans as wire


@bp.get("/plans")
def plans() -> Response:
    """Answer the plans in force."""
    book = rulebook()
    found = wire.in_force(book).values()
    return jsonify({"plans": [wire.summary(plan, book) for plan in found]})


@bp.get("/plans/<plan>")
def plan(plan: str) -> Response:
    """Answer all of one plan's terms."""
    found = wire.in_force(rulebook())
    if plan not in found:
        raise NotFound("plan_unknown", "plan", given=plan, known=", ".join(sorted(found)))
    return jsonify(wire.whole(found[plan], rulebook()))


@bp.post("/plans/check")
def check_plan() -> Response:
    """Answer every problem of a plan that is sent as TOML; nothing is kept."""
    here = runtime()
    written = request.get_data()
    patients.check(written.decode(errors="replace"), "text")
    words, service = here.words_for(request), here.service
    found = draft(words, written, here.settings, service.rulebook, here.clock())
    return jsonify({"ok": not errors(found), "problems": [wire.problem(each) for each in found]})
