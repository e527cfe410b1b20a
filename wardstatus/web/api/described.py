"""What the API says of itself: OpenAPI 3.1, made of the routes there are, and a page of it."""

import re
from collections.abc import Iterator

from flask import Blueprint, Response, current_app, jsonify, render_template
from werkzeug.routing import Rule

from wardstatus import __version__
from wardstatus.web.api import bodies
from wardstatus.web.wire.reader import Json

bp = Blueprint("described", __name__, url_prefix="/api")

ASKED: dict[str, dict[str, Json]] = {
    "board": {"root": {"type": "string"}},
    "events": {
        "root": {"type": "string"},
        "unit": {"type": "string"},
        "after": {"type": "integer", "minimum": 0},
        "limit": {"type": "integer", "minimum": 1, "maximum": 1000},
    },
    "messages": {
        "unit": {"type": "string"},
        "person": {"type": "string"},
        "state": {"type": "string"},
    },
    "on_duty": {"root": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
    "put_notice": {"root": {"type": "string"}},
    "export": {"root": {"type": "string"}},
}
"""By endpoint: what may stand after the question mark."""

PROBLEM: Json = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "problem": {"type": "string"},
        "field": {"type": "string"},
        "unit": {"description": "The Unit as it stands, of a 409."},
    },
}

REFUSED = {
    "400": "It is no JSON.",
    "401": "Nobody is known to be asking.",
    "403": "Not yours.",
    "404": "There is no such.",
    "409": "Not now; the Unit is in `unit`.",
    "413": "Too large.",
    "415": "Not of the media type.",
    "422": "A field is wrong; it is in `field`.",
    "429": "Too many tries.",
    "503": "Not saved.",
}


@bp.get("/openapi.json")
def document() -> Response:
    """Answer the whole description."""
    return jsonify(described())


@bp.get("/docs")
def page() -> str:
    """Show the same to people."""
    return render_template("api.html", api=described())


def described() -> Json:
    """Return the OpenAPI 3.1 document of every route under `/api/v1`."""
    paths: dict[str, dict[str, Json]] = {}
    for rule in _rules():
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for method in sorted((rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}):
            paths.setdefault(path, {})[method.lower()] = _operation(rule)
    return {
        "openapi": "3.1.0",
        "info": {"title": "wardstatus", "version": __version__},
        "security": [{"token": []}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": PROBLEM},
        },
    }


def _rules() -> Iterator[Rule]:
    return (each for each in current_app.url_map.iter_rules() if each.rule.startswith("/api/v1/"))


def _operation(rule: Rule) -> Json:
    name = rule.endpoint.partition(".")[2]
    said = re.sub(r"[*`]", "", current_app.view_functions[rule.endpoint].__doc__ or "").strip()
    found: dict[str, object] = {
        "operationId": name,
        "summary": said.partition("\n")[0],
        "parameters": list(_parameters(rule, name)),
        "responses": _responses(),
    }
    if body := bodies.body(name):
        found["requestBody"] = body
    return found


def _parameters(rule: Rule, name: str) -> Iterator[Json]:
    for each in sorted(rule.arguments):
        yield {"name": each, "in": "path", "required": True, "schema": {"type": "string"}}
    for each, schema in ASKED.get(name, {}).items():
        yield {"name": each, "in": "query", "schema": schema}
    if (rule.methods or set()) & {"POST", "PUT"} and name != "check_plan":
        yield {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "A repeat under the same key changes nothing, for 24 h.",
            "schema": {"type": "string", "maxLength": 200},
        }


def _responses() -> Json:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    refused = {code: {"description": said, "content": problem} for code, said in REFUSED.items()}
    return {"200": {"description": "Done, with what is true now."}, **refused}
