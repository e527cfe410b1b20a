"""Errors as answers: problem+json for programs, a page for people, never a trace."""

from http import HTTPStatus

from flask import Flask, Response, current_app, g, json, render_template, request
from werkzeug.exceptions import HTTPException

from wardstatus.errors import NoIdentity, NotFound, NotNow, WardstatusError
from wardstatus.texts.errors import sentence
from wardstatus.web.first_steps import door
from wardstatus.web.identity import reader
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.reader import Json
from wardstatus.web.wire.unit import unit as unit_json

_KEYS = {
    400: "not_readable",
    404: "page_unknown",
    405: "method_not_allowed",
    413: "body_too_large",
    415: "not_json",
}


class Fault(WardstatusError):
    """An answer that no rule of ours gave: the web server's own, or a fault of the program."""

    def __init__(self, key: str, status: int, **values: object) -> None:
        super().__init__(key, None, **values)
        self.status = status


def register(app: Flask) -> None:
    """Let every error of the app leave as a problem."""
    app.register_error_handler(WardstatusError, answer)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(Exception, _on_fault)


def answer(error: WardstatusError) -> Response:
    """Return an error in the form its asker reads."""
    return _json(error) if _wants_json() else _page(error)


def _on_http(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    key = _KEYS.get(status, "not_readable" if status < 500 else "server_fault")
    said = answer(Fault(key, status, limit=current_app.config["MAX_CONTENT_LENGTH"]))
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            said.headers[name] = value
    return said


def _on_fault(error: Exception) -> Response:
    """Answer 500; what went wrong is in the log alone, without the request's body."""
    current_app.logger.error(
        "fault method=%s endpoint=%s", request.method, request.endpoint, exc_info=error
    )
    return answer(Fault("server_fault", 500))


def _wants_json() -> bool:
    if request.path.startswith("/api/"):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) != "text/html"


def _json(error: WardstatusError) -> Response:
    said = {
        "type": f"urn:wardstatus:problem:{error.key}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": _said(error),
        "problem": error.key,
        "field": error.field,
        "unit": _unit(error),
    }
    given = {name: value for name, value in said.items() if value is not None}
    response = Response(json.dumps(given), status=error.status, mimetype="application/problem+json")
    if isinstance(error, NoIdentity):
        response.headers["WWW-Authenticate"] = 'Bearer realm="wardstatus"'
    return response


def _unit(error: WardstatusError) -> Json | None:
    """Return the unit a 409 speaks of, as it stands."""
    unit = g.get("unit") or error.values.get("unit")
    if not isinstance(error, NotNow) or unit is None:
        return None
    try:
        standing = runtime().service.standing(str(unit))
    except (NotFound, NotNow):
        return None
    return unit_json(standing, reader())


def _said(error: WardstatusError) -> str:
    """Return the error's sentence; people read times on the hospital's clocks, programs in UTC."""
    here = runtime()
    zone = here.service.rulebook.zone if not request.path.startswith("/api/") else None
    return sentence(here.words_for(request), error, zone)


def _page(error: WardstatusError) -> Response:
    leader = request.path.startswith("/k/")
    if isinstance(error, NoIdentity) and not leader:
        page = door()
    else:
        page = render_template("error.html", said=_said(error), leader=leader)
    return Response(page, status=error.status, mimetype="text/html")
