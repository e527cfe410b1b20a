"""The WebSocket: lets a screen in, then leaves it to the hub."""

from flask import Blueprint, Flask, request
from flask_sock import Sock
from simple_websocket import Server

from wardstatus.access import csrf
from wardstatus.access.rights import may_read
from wardstatus.errors import NotAllowed
from wardstatus.push import frames
from wardstatus.push.handover import NoReader
from wardstatus.push.screens import Screen
from wardstatus.web.identity import identity, own_origins
from wardstatus.web.runtime import runtime

PATHS = ("/ws", "/k/<link>/ws")
"""Where screens listen; a leader's page does under its own address, which says who it is."""


def register(app: Flask) -> None:
    """Put the WebSocket on an app."""
    app.config["SOCK_SERVER_OPTIONS"] = {"thread_class": NoReader}
    bp = Blueprint("live", __name__)
    bp.before_request(_refuse)
    sock = Sock(app)
    for number, path in enumerate(PATHS):
        sock.route(path, bp=bp, endpoint=f"listen{number}")(listen)
    app.register_blueprint(bp)


def listen(ws: Server, link: str = "") -> None:
    """Tell a screen of every change of its board, until it goes away."""
    here, asked = runtime(), request.args
    root = here.service.root(asked.get("root"))
    screen = Screen(
        root=root, id=identity().key, unit=asked.get("unit", ""), view=asked.get("view", "")
    )
    here.hub.adopt(ws, screen, lambda: _hello(root))


def _hello(root: str) -> str:
    service = runtime().service
    return frames.hello(service.board(root), service.alarms.engine(), service.now())


def _refuse() -> None:
    """Refuse before the upgrade: pages of other sites, and whoever may not read the board.

    A browser sends cookies with a WebSocket from any page, so its Origin has to be ours.
    """
    if (origin := request.headers.get("Origin")) is not None:
        csrf.check_origin({"Origin": origin}, own_origins())
    here = runtime()
    root = here.service.root(request.args.get("root"))
    if not may_read(identity(), root, here.service.rulebook):
        raise NotAllowed("not_yours")
