"""Whether the server lives, and whether it can be relied on."""

from flask import Blueprint, Response, json, jsonify
from sqlalchemy.exc import SQLAlchemyError

from wardstatus.push.frames import engine_fields
from wardstatus.web.runtime import Runtime, runtime

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
    """Answer 200 while the database can be read and time is watched, 503 otherwise."""
    here = runtime()
    checks = {"database": _database(here), "engine": here.service.alarms.engine().alive}
    ready = all(checks.values())
    said = {name: "pass" if good else "fail" for name, good in checks.items()}
    said["plans"] = "warn" if here.service.plan_problems else "pass"
    status = "fail" if not ready else said["plans"]
    return _said({"status": status, "checks": said}, 200 if ready else 503)


def _database(here: Runtime) -> bool:
    try:
        for root in here.service.rulebook.roots():
            here.service.board(root.id)
    except SQLAlchemyError:
        return False
    return True


def _said(said: dict[str, object], status: int) -> Response:
    return Response(json.dumps(said), status=status, mimetype="application/json")
