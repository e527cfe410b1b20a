"""What a picture of a level over time shows, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from wardstatus.core.levels import Level
from wardstatus.texts.words import Words, marked

_FROM: Mapping[Level | None, str] = {
    None: marked("unknown from {clock}"),
    Level.GREEN: marked("green from {clock}"),
    Level.YELLOW: marked("yellow from {clock}"),
    Level.RED: marked("red from {clock}"),
}


def last_day(
    _: Words, spans: Sequence[tuple[datetime, Level | None]], start: datetime, zone: ZoneInfo
) -> str:
    """Return the levels from `start` on, `Siste døgn: gul fra 14:32, rød fra 17:02`.

    A span is the instant a level began, and the level; it lasts until the next one begins.
    """
    began = [at for at, _level in spans if at <= start]
    shown = [(max(at, start), level) for at, level in spans if at >= max(began, default=start)]
    said = [_(_FROM[level], clock=_.clock(at, zone)) for at, level in shown]
    if not said:
        return _("Last day and night: nothing known")
    return _("Last day and night: {levels}", levels=", ".join(said))
