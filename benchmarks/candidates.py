"""The servers that are measured, each in a process of its own: `candidates.py NAME PORT`.

`GET /pid` says which process to measure, `GET /go?count=&every=` sends messages to all screens.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable

FILLING = "x" * 480
"""Makes a message as long as a change of one unit: about 600 bytes."""

Publish = Callable[[str], None]


def message(number: int) -> str:
    """Return one message; it says when it was sent, on the clock all processes share."""
    sent = time.monotonic_ns()
    return json.dumps({"type": "change", "seq": number, "t": sent, "units": [FILLING]})


def _say(publish: Publish, count: int, every: float, first: int) -> None:
    due = time.perf_counter()
    for number in range(first, first + count):
        publish(message(number))
        if every:
            due += every
            time.sleep(max(0.0, due - time.perf_counter()))


def _add_controls(app, publish: Publish, start=None) -> None:
    from flask import request

    def spawn(*what) -> None:
        threading.Thread(target=_say, args=what, daemon=True).start()

    @app.get("/pid")
    def pid() -> str:
        return str(os.getpid())

    @app.get("/go")
    def go() -> str:
        asked = request.args
        what = int(asked["count"]), float(asked["every"]), int(asked["first"])
        (start or spawn)(publish, *what)
        return "ok"


def hub(port: int) -> None:
    """wardstatus: its server, its hub."""
    from wardstatus.web.server import Served, serve_app

    hubs = []

    def make():
        from flask import Flask
        from flask_sock import Sock

        from wardstatus.clock import system_clock
        from wardstatus.push.handover import NoReader
        from wardstatus.push.hub import Hub
        from wardstatus.push.screens import Screen

        app, here = Flask(__name__), Hub(system_clock)
        hubs.append(here)
        app.config["SOCK_SERVER_OPTIONS"] = {"thread_class": NoReader}
        screen = Screen(root="hospital")
        Sock(app).route("/ws")(lambda ws: here.adopt(ws, screen, lambda: '{"type":"hello"}'))
        _add_controls(app, lambda text: here.publish("hospital", text))
        return app

    serve_app(
        Served(make=make, ready=lambda address: None, stop=lambda app: hubs[0].close()),
        "127.0.0.1",
        port,
    )


def naive():
    """Return a flask-sock app that calls `ws.send` for each screen; served by gunicorn's gevent."""
    from flask import Flask
    from flask_sock import Sock

    app, listening = Flask(__name__), []

    @Sock(app).route("/ws")
    def ws(ws) -> None:
        listening.append(ws)
        try:
            while True:
                ws.receive()
        finally:
            listening.remove(ws)

    def publish(text: str) -> None:
        for ws in list(listening):
            ws.send(text)

    _add_controls(app, publish)
    return app


def naive_threads(port: int) -> None:
    """flask-sock with a thread for each screen."""
    _gunicorn(port, "gthread", "--threads", "2100", "--worker-connections", "2200")


def naive_gevent(port: int) -> None:
    """flask-sock with a greenlet for each screen."""
    _gunicorn(port, "gevent", "--worker-connections", "2200")


def _gunicorn(port: int, worker: str, *more: str) -> None:
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--log-level", "error"]
    command += ["-k", worker, "-b", f"127.0.0.1:{port}", *more, "benchmarks.candidates:naive()"]
    os.execv(sys.executable, command)


def socketio(port: int) -> None:
    """Flask-SocketIO on gevent, as its documentation recommends."""
    from gevent import monkey

    monkey.patch_all()
    import gevent
    from flask import Flask
    from flask_socketio import SocketIO
    from gevent.pywsgi import WSGIServer
    from geventwebsocket.handler import WebSocketHandler

    app = Flask(__name__)
    io = SocketIO(app, async_mode="gevent", ping_interval=120, ping_timeout=120)

    def publish(text: str) -> None:
        io.emit("change", json.loads(text))
        # Its queues are emptied by other greenlets.
        gevent.sleep(0)

    _add_controls(app, publish, start=lambda *what: gevent.spawn(_say, *what))
    WSGIServer(
        ("127.0.0.1", port), app, handler_class=WebSocketHandler, log=None, backlog=4096
    ).serve_forever()


CANDIDATES = {
    "wardstatus": hub,
    "flask-sock, threads": naive_threads,
    "flask-sock, gevent": naive_gevent,
    "Flask-SocketIO": socketio,
}

if __name__ == "__main__":
    CANDIDATES[sys.argv[1]](int(sys.argv[2]))
