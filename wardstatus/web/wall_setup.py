"""Whether a wall can be read where it hangs: a test card, and how large its places have to be."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from flask import Blueprint, Response, render_template, request

from wardstatus.web.light import COOKIE as LIGHT
from wardstatus.web.light import light

bp = Blueprint("wall_setup", __name__)

COOKIE = "wall"
KEPT = 400 * 24 * 3600
"""How long a browser keeps what was chosen, in seconds."""

METRES, INCHES = 5.0, 55.0
"""What the wall is drawn for: 50 px are 16 minutes of arc there."""

TWENTY_TO = 1.02
TWELVE_TO = 1.28
"""How much larger than there the letters have to be: so far each arrangement does."""

RULER = 500
"""Millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the page says of a screen of so many inches, read from so many metres."""

    inches: float
    metres: float
    fits: Literal["twenty", "twelve", "none"]
    farthest: float
    """Metres at which twelve places a page are still read."""
    ruler: int
    """The length of 500 mm, in pixels of 1920 across."""


def card(inches: float, metres: float) -> Card:
    """Return what fits; a wall is 16 to 9."""
    larger = metres / METRES * INCHES / inches
    twelve: Literal["twelve", "none"] = "twelve" if larger <= TWELVE_TO else "none"
    across = inches * 25.4 * 16 / sqrt(16**2 + 9**2)
    return Card(
        inches=inches,
        metres=metres,
        fits="twenty" if larger <= TWENTY_TO else twelve,
        farthest=round(METRES * TWELVE_TO * inches / INCHES, 1),
        ruler=round(1920 * RULER / across),
    )


def is_far() -> bool:
    """Return whether this browser's wall is read from afar, so that its places are larger."""
    return request.cookies.get(COOKIE) == "far"


@bp.get("/wall/setup")
def page() -> Response:
    """Show the test card; what is chosen there is kept by this browser."""
    asked = request.args
    shown = card(_within("inches", 20, 150, INCHES), _within("metres", 1, 30, METRES))
    chosen = asked.get("light", "")
    response = Response(
        render_template(
            "wall_setup.html",
            card=shown,
            light=light(),
            chosen=chosen or request.cookies.get(LIGHT, "auto"),
            root=asked.get("root") or "",
        )
    )
    if "metres" in asked:
        _keep(response, COOKIE, "near" if shown.fits == "twenty" else "far")
    if chosen in ("auto", "day", "night"):
        _keep(response, LIGHT, chosen)
    return response


def _within(name: str, least: float, most: float, usual: float) -> float:
    """Return a number of the address; the usual one for anything that cannot be."""
    try:
        given = float(request.args.get(name, usual))
    except ValueError:
        return usual
    return given if least <= given <= most else usual


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=KEPT, samesite="Strict")
