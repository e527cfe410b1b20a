"""The secrets a browser carries: no script sees them, no other site sends them."""

from datetime import timedelta

from flask import request
from werkzeug.wrappers import Response as Answer

from wardstatus.web.identity import is_secure

HOST = "__Host-"
"""How the name of a cookie begins that only this host may set, over https."""


def keep(answer: Answer, name: str, secret: str, lasts: timedelta | None = None) -> None:
    """Let the browser carry a secret, for so long or until it is closed."""
    secure = is_secure()
    answer.set_cookie(
        f"{HOST}{name}" if secure else name,
        secret,
        max_age=lasts,
        path="/",
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def carried(name: str) -> str:
    """Return the secret the browser carries under a name; empty if it carries none."""
    return request.cookies.get(f"{HOST}{name}") or request.cookies.get(name) or ""


def drop(answer: Answer, name: str) -> None:
    """Let the browser carry it no more."""
    for each in (name, f"{HOST}{name}"):
        if each in request.cookies:
            answer.delete_cookie(each, path="/", secure=each != name, httponly=True)
