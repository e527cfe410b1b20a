"""Who asks, found once a request; nobody gets past the door unknown."""

from flask import g, request

from wardstatus.access import rights
from wardstatus.access.identity import Identity
from wardstatus.errors import NoIdentity, NotAllowed
from wardstatus.web import security
from wardstatus.web.runtime import runtime
from wardstatus.web.wire.reader import Reader

OPEN = frozenset(
    {"static", "code.page", "code.enter", "pair.page", "pair.enter"}
    | {f"sign_in.{each}" for each in ("page", "ask", "code", "enter", "leave")}
    # Each request to these proves by itself from which service it comes.
    | {"hooks.report", "hooks.answer"}
    | {f"operations.{each}" for each in ("livez", "readyz", "engine")}
)
"""Endpoints for whom nobody is known yet; every other one wants an identity."""

READING_POSTS = frozenset({"api.check_plan", "plans.check", "plans.tried"})
"""Endpoints that take a body but change nothing."""


def identity() -> Identity:
    """Return who asks; raise NoIdentity if nobody is known."""
    if "identity" not in g:
        here = runtime()
        link = (request.view_args or {}).get("link", "")
        g.identity = _there(
            here.access.identify(
                dict(request.headers),
                request.cookies,
                now=here.clock(),
                link=str(link),
            )
        )
    found: Identity = g.identity
    return found


def _there(found: Identity) -> Identity:
    """Return who asks; raise NoIdentity for somebody who is signed in, and configured no more."""
    if found.kind == "signed_in" and found.person not in runtime().service.rulebook.persons:
        raise NoIdentity("no_identity")
    return found


def guard() -> None:
    """Refuse whoever is unknown, and every write that was not meant or is nobody's to make."""
    if request.endpoint is None or request.endpoint in OPEN:
        return
    asking = identity()
    if request.method in security.SAFE:
        return
    security.check_write(asking, dict(request.headers), own_origins())
    if not asking.writes and request.endpoint not in READING_POSTS:
        raise NotAllowed("reads_only")


def own_origins() -> set[str]:
    """Return the origins this server is known by: as asked for, and as configured."""
    asked = f"{request.scheme}://{request.host}"
    configured = str(runtime().settings.server.public_url or "")
    return {asked, configured.rstrip("/")} - {""}


def is_secure() -> bool:
    """Return whether the browser speaks https, to us or to a proxy before us."""
    return request.is_secure or any(origin == f"https://{request.host}" for origin in own_origins())


def reader() -> Reader:
    """Return how whoever asks reads the API: in what words, with names or roles."""
    here = runtime()
    return Reader(
        rulebook=here.service.rulebook,
        words=here.words_for(request),
        now=here.clock(),
        names=rights.sees_names(identity()),
    )
