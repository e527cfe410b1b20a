"""What every answer carries, and what every write must show."""

from collections.abc import Mapping

from flask import Response, request

from wardstatus.access import csrf
from wardstatus.access.identity import Identity

SAFE = ("GET", "HEAD", "OPTIONS")

_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it a browser sends `Origin: null` from our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def content_policy(path: str, framed: bool) -> str:
    """Return the content policy of a page; only a demo's screens stand in frames, on `/demo`."""
    said = dict(_CSP)
    said["frame-ancestors"] = "'self'" if framed else "'none'"
    if framed and path == "/demo":
        said["frame-src"] = "'self'"
    return "; ".join(f"{name} {value}" for name, value in said.items())


def protect(response: Response, *, path: str, framed: bool, secure: bool) -> Response:
    """Return the answer with its headers; nothing but static files is ever stored."""
    response.headers["Content-Security-Policy"] = content_policy(path, framed)
    for name, value in _ALWAYS.items():
        response.headers[name] = value
    if secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if not path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-store"
    return response


def check_write(identity: Identity, headers: Mapping[str, str], origins: set[str]) -> None:
    """Raise NotAllowed unless a write was meant; a token in a header is never sent by mistake."""
    if identity.kind in ("token", "local"):
        return
    csrf.check_origin(headers, origins)
    if identity.kind in ("screen", "wall", "signed_in"):
        sent = headers.get("X-Csrf-Token") or request.form.get("csrf", "")
        csrf.check_token(identity.csrf, sent)
