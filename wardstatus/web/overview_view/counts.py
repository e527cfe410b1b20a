"""How many units stand at each level, and of how many it is known."""

from dataclasses import dataclass

from wardstatus.core.levels import Level
from wardstatus.web.overview_view.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many units stand at a level."""

    level: str
    shape: str
    said: str


def counts(desk: Desk) -> list[Count]:
    """Return the counts, red first; what is unknown is said as how many are known."""
    _, shown = desk.words, [desk.shown(unit) for unit in desk.units]
    said = [
        (Level.RED, _.many("{n} red", "{n} red", shown.count(Level.RED))),
        (Level.YELLOW, _.many("{n} yellow", "{n} yellow", shown.count(Level.YELLOW))),
        (Level.GREEN, _.many("{n} green", "{n} green", shown.count(Level.GREEN))),
    ]
    known = _("{n} of {all} known", n=len(shown) - shown.count(None), all=len(shown))
    return [
        *(Count(level=each.value, shape=str(each.rank), said=word) for each, word in said),
        Count(level="unknown", shape="0", said=known),
    ]
