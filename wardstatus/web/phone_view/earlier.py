"""What was decided at the unit before: when, by which role, for how long, and whether it came."""

from collections.abc import Iterable
from datetime import timedelta

from wardstatus.measures.past import Made, Past
from wardstatus.web.scene import Scene

SHOWN = 6
"""So many earlier decisions are listed."""


def made_before(past: Past | None) -> tuple[Made, ...]:
    """Return all decisions of a unit, over all its reds, the newest first."""
    found = (made for red in (past.reds if past else ()) for made in red.decisions)
    return tuple(sorted(found, key=lambda made: made.at, reverse=True))


def last_like(scene: Scene, kind: str, made: Iterable[Made]) -> str:
    """Return *Sist slik: lør 3. jan, KD, 4 t, kom etter 50 min*; empty if there was none."""
    found = next((each for each in made if each.kind == kind), None)
    return scene.words("Last like this: {how}", how=_how(scene, found)) if found else ""


def listed(scene: Scene, made: Iterable[Made]) -> tuple[str, ...]:
    """Return the newest earlier decisions with their words."""
    _ = scene.words
    found = tuple(made)[:SHOWN]
    return tuple(
        f"{_.pick(each.text) or _('yellow with the ward')}: {_how(scene, each)}" for each in found
    )


def _how(scene: Scene, made: Made) -> str:
    _, lasted = scene.words, made.until - made.at
    parts = [_.day(made.at, scene.zone), made.role]
    if lasted > timedelta(0):
        parts.append(scene.lasting(lasted))
    parts.append(_came(scene, made))
    return ", ".join(part for part in parts if part)


def _came(scene: Scene, made: Made) -> str:
    _ = scene.words
    if made.came is None or made.kind == "lower":
        return ""
    if not made.came:
        return _("did not come")
    if made.came_at is None:
        return _("came")
    return _("came after {span}", span=scene.minutes(made.came_at - made.at))
