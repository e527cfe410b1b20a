"""A wall on a stage: the real page and script, with a board of our choosing behind it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, render_template, request
from werkzeug.serving import make_server

import wardstatus.web
from wardstatus.core.plans import Choice, Plan
from wardstatus.core.standing import Board
from wardstatus.core.terms import BARE
from wardstatus.core.units import Rulebook, Unit
from wardstatus.shipped import folder
from wardstatus.texts.words import words
from wardstatus.web import security, wall_view
from wardstatus.web.light import Light

NOW = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)
"""14:32 in Oslo."""

PLAN = Plan(
    id="ward",
    name={"": "Plan"},
    owner={"": "AL"},
    effective=BARE.effective,
    review_by=BARE.review_by,
    needs=(
        Choice(id="nurse", name={"nb": "sykepleier", "en": "nurse"}),
        Choice(id="doctor", name={"nb": "lege", "en": "doctor"}),
    ),
    offers=(
        Choice(id="bed", name={"nb": "+1 seng", "en": "+1 bed"}),
        Choice(id="carer", name={"nb": "+1 pleier", "en": "+1 carer"}),
        Choice(id="beds", name={"nb": "+2 senger", "en": "+2 beds"}),
    ),
)


def ago(minutes: int) -> str:
    """Return an instant so many minutes before now, as frames write it."""
    return (NOW - timedelta(minutes=minutes)).isoformat().replace("+00:00", "Z")


def unit(name: str, shown: str, **more: object) -> dict[str, object]:
    """Return a unit's frame fields; what is not said is as calm as can be."""
    calm: dict[str, object] = {
        "level": None if shown == "unknown" else shown,
        "since": ago(90),
        "valid_until": None,
        "not_confirmed_since": None,
        "unknown_since": None,
        "needs": [],
        "offers": [],
        "beds": 85,
        "deadline": None,
        "over_limit": False,
        "over_since": None,
        "waiting_since": None,
        "answered": None,
        "decided": None,
        "next": None,
    }
    return {"id": name, "short": name, "shown": shown} | calm | more


TWENTY = (
    unit("Kir 1", "red", decided={"role": "AL"}, beds=108),
    unit("Kir 2", "yellow", needs=["nurse"], beds=96),
    unit("Kir 3", "green", of_known={"known": 9, "of": 10}, beds=83),
    unit("Uro", "green", offers=["bed"], beds=88),
    unit("Ort A", "green", offers=["carer"], beds=79),
    unit("Ort B", "red", over_limit=True, over_since=ago(12), beds=112),
    unit("Gyn", "green", beds=67),
    unit("Barsel", "green", offers=["beds"], beds=71),
    unit("Hjerte", "green", beds=85),
    unit("Lunge", "yellow", needs=["doctor"], beds=95),
    unit("Med 1", "red", since=ago(5), waiting_since=ago(5), beds=104),
    unit("Med 2", "yellow", needs=["nurse"], beds=92),
    unit("Slag", "green", beds=75),
    unit("Nevro", "yellow", beds=93),
    unit("Geri", "red", answered={"role": "AL"}, not_confirmed_since=ago(30), beds=106),
    unit("Nyre", "unknown", level="yellow", unknown_since=ago(192)),
    unit("Mottak", "yellow", needs=["doctor"], beds=None),
    unit("Obs", "green", beds=60),
    unit("Intensiv", "green", beds=88),
    unit("Barn", "green", beds=58),
)


@dataclass
class Stage:
    """A board that can be changed while the page looks at it."""

    units: tuple[Mapping[str, object], ...] = TWENTY
    now: datetime = NOW
    name: str = "Nordvåg sykehus"
    notice: str = "CT 2 stengt til 16:00. Kapasitetsmøte kl. 15:00"
    fits: wall_view.Arrangement = wall_view.NEAR
    version: int = 1
    down: bool = False

    @property
    def rulebook(self) -> Rulebook:
        """Return a hospital with one ward for each unit."""
        places = [
            Unit(id=str(each["id"]), name=str(each["id"]), short=str(each["short"]), parent="all",
                 plan=PLAN, order=order)
            for order, each in enumerate(self.units)
        ]  # fmt: skip
        top = Unit(id="all", name=self.name, short="Alle", kind="hospital")
        return Rulebook(units={each.id: each for each in (top, *places)})

    @property
    def told(self) -> wall_view.Told:
        """Return the board as its frames tell of it."""
        return wall_view.Told(
            board=Board(root="all", version=self.version, at=None, standings={}),
            units=self.units,
            top="all",
            fits=self.fits,
            notice=self.notice,
        )

    def app(self) -> Flask:
        """Return the real wall over this board."""
        app = Flask(wardstatus.web.__name__, static_folder=folder("static"))
        app.register_blueprint(
            Blueprint("charts", "wardstatus.charts", template_folder="templates")
        )
        app.after_request(
            lambda answer: security.protect(answer, path=request.path, framed=True, secure=False)
        )

        @app.get("/wall")
        def page() -> str:
            _ = words(request.args.get("language", "nb"))
            return render_template(
                "wall.html",
                _=_,
                clock=lambda at: _.clock(at, self.rulebook.zone),
                language=_.language,
                zone=self.rulebook.zone.key,
                wall=wall_view.wall(self.told, self.rulebook, _, self.now),
                speed=1,
                light=Light(
                    chosen="auto", night="night" in request.args, begins="22:00", ends="06:00"
                ),
            )

        @app.get("/wall/board.json")
        def board() -> Response:
            if self.down:
                return Response(status=503)
            return jsonify(wall_view.state(self.told, self.rulebook, self.now))

        return app


def _whole(app: Callable[..., Any]) -> Callable[..., list[bytes]]:
    """Read every answer whole and close it here.

    The server forgets to close a file it was sending when a browser hangs up in the middle.
    """

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        parts = app(environ, start_response)
        try:
            return [b"".join(parts)]
        finally:
            if hasattr(parts, "close"):
                parts.close()

    return answer


@contextmanager
def serving(app: Callable[..., object]) -> Iterator[str]:
    """Serve an app on a free port of this machine; yield host and port."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
