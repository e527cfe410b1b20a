"""Whether the server lives, whether it can be relied on, and how everything stands."""

from collections import Counter

from flask import Blueprint, Response, json, jsonify, redirect, render_template, request

from wardstatus import __version__
from wardstatus.core import status
from wardstatus.errors import NotAllowed
from wardstatus.operations.checks import worst
from wardstatus.operations.measured import TYPE, measured
from wardstatus.operations.standing import whole
from wardstatus.push.frames import engine_fields
from wardstatus.web import operations_view, posting
from wardstatus.web.identity import identity
from wardstatus.web.runtime import runtime

bp = Blueprint("operations", __name__)


@bp.get("/livez")
def livez() -> Response:
    """Answer as long as the process answers anything."""
    return _said({"status": "pass"}, 200)


@bp.get("/engine")
def engine() -> Response:
    """Answer whether alarms run; for pages that do not listen, so that none looks well in vain."""
    return jsonify(engine_fields(runtime().service.alarms.engine()))


@bp.get("/readyz")
def readyz() -> Response:
    """Answer each check with its state: 200 while none has failed, 503 otherwise."""
    checks = runtime().operations.checks.all()
    status_ = worst(checks)
    said: dict[str, object] = {
        "status": status_,
        "checks": {each.name: each.state for each in checks},
    }
    return _said(said, 503 if status_ == "fail" else 200)


@bp.get("/metrics")
def metrics() -> Response:
    """Answer what is measured, as Prometheus reads it."""
    here = runtime()
    said = measured(
        whole(here.operations, here.clock()), here.service.alarms, _levels(), here.hub.count()
    )
    return Response(said, content_type=TYPE)


@bp.get("/operations")
def page() -> str:
    """Show how everything stands, to whoever runs the server."""
    here = runtime()
    words = here.words_for(request)
    return render_template(
        "operations.html",
        page=operations_view.page(whole(here.operations, here.clock()), here, words),
        version=__version__,
        may=_may_see_off(),
        **posting.form_names(),
    )


@bp.post("/operations/seen")
def seen() -> Response:
    """Note that an administrator has seen which alarms are missing; the screens say it no more."""
    if not _may_see_off():
        raise NotAllowed("not_yours")
    runtime().operations.audits.call_seen(runtime().clock())
    return redirect("/operations", 303)  # type: ignore[return-value]


def _may_see_off() -> bool:
    asking = identity()
    if asking.kind in ("demo", "local"):
        return True
    return asking.person in runtime().settings.server.administrator


def _levels() -> Counter[str]:
    """Return how many units show each level."""
    here, now = runtime(), runtime().clock()
    found: Counter[str] = Counter()
    for root in here.service.rulebook.roots():
        for unit, standing in here.service.board(root.id).standings.items():
            level = status.shown(standing, here.service.rulebook.units[unit], now)
            found[level.value if level else "unknown"] += 1
    return found


def _said(said: dict[str, object], status_: int) -> Response:
    return Response(json.dumps(said), status=status_, mimetype="application/json")
