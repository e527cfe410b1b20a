"""Messages that were not delivered: how many, and to which roles; the ward has the numbers."""

from dataclasses import dataclass

from wardstatus.core.standing import Told
from wardstatus.core.undelivered import undelivered
from wardstatus.core.units import Unit
from wardstatus.web.overview_view.desk import Desk

SEEN = 4
"""So many are named in the one line; the rest is counted, and stands in the log of messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """How many were told in vain, and each as one phrase: unit and role."""

    count: int
    each: tuple[str, ...]


def lost(desk: Desk) -> Lost | None:
    """Return whom the running chains told in vain; None if nobody."""
    found = [(unit, told) for unit in desk.units for told in undelivered(desk.standing(unit))]
    if not found:
        return None
    said = tuple(dict.fromkeys(_phrase(desk, unit, told) for unit, told in found))
    more = desk.words.many("{n} more", "{n} more", len(said) - SEEN)
    return Lost(count=len(found), each=said if len(said) <= SEEN else (*said[:SEEN], more))


def _phrase(desk: Desk, unit: Unit, told: Told) -> str:
    scene = desk.scene(unit)
    role = scene.role_in_full(told.role) if told.role else desk.words("Last resort")
    return f"{unit.name}: {role}"
