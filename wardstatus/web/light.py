"""How bright a screen on a wall is: by the hospital's clock, or as somebody there has chosen."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from flask import request

from wardstatus.web.runtime import runtime

Chosen = Literal["auto", "day", "night"]

COOKIE = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """What a page begins with, and what its script goes on by."""

    chosen: Chosen
    night: bool
    begins: str
    """Local clock time at which it dims by itself."""
    ends: str


def is_night(now: datetime, zone: ZoneInfo, begins: time, ends: time) -> bool:
    """Return whether it is night there, over midnight too; never if both times are the same."""
    at = now.astimezone(zone).time()
    if begins <= ends:
        return begins <= at < ends
    return at >= begins or at < ends


def light() -> Light:
    """Return how bright the page being made is: `?night`, else chosen, else by the clock."""
    here = runtime()
    server, zone = here.settings.server, here.service.rulebook.zone
    chosen = _chosen()
    if chosen == "auto" and here.speed != 1:
        # The demo plays a night in daylight, so that everything is seen; its pages' script too.
        chosen = "day"
    dark = is_night(here.service.now(), zone, server.night_from, server.night_to)
    return Light(
        chosen=chosen,
        night=dark if chosen == "auto" else chosen == "night",
        begins=server.night_from.strftime("%H:%M"),
        ends=server.night_to.strftime("%H:%M"),
    )


def _chosen() -> Chosen:
    if "night" in request.args:
        return "night"
    given = request.cookies.get(COOKIE)
    if given == "day":
        return "day"
    return "night" if given == "night" else "auto"
