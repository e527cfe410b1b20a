"""The three buttons at the left hand: what each means, and which one holds."""

from dataclasses import dataclass

from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.texts.words import Words
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelButton:
    """One level as a button; `since` is empty unless the unit has the level, or last had it."""

    level: Level
    shape: str
    """Which mark: `1`, `2`, `3`, or `3q` for red that is not confirmed."""
    word: str
    means: str
    since: str
    pressed: bool


def word(_: Words, level: Level) -> str:
    """Return a level's word, standing alone."""
    return {Level.GREEN: _("Green"), Level.YELLOW: _("Yellow"), Level.RED: _("Red")}[level]


def means(_: Words, level: Level) -> str:
    """Return what a level means."""
    return {
        Level.GREEN: _("Normal running"),
        Level.YELLOW: _("Under pressure, has a plan"),
        Level.RED: _("Needs help"),
    }[level]


def buttons(scene: Scene) -> tuple[LevelButton, ...]:
    """Return the three levels, green first."""
    return tuple(_button(scene, level) for level in Level)


def _button(scene: Scene, level: Level) -> LevelButton:
    lapsed = status.not_confirmed_since(scene.standing, scene.now)
    held = scene.standing.status.level is level
    return LevelButton(
        level=level,
        shape="3q" if held and level is Level.RED and lapsed else str(level.rank),
        word=word(scene.words, level),
        means=means(scene.words, level),
        since=_since(scene) if held else "",
        pressed=status.shown(scene.standing, scene.unit, scene.now) is level,
    )


def _since(scene: Scene) -> str:
    _, standing = scene.words, scene.standing
    lapsed = status.not_confirmed_since(standing, scene.now)
    if status.shown(standing, scene.unit, scene.now) is None:
        return _("Last until {time}", time=scene.clock(lapsed)) if lapsed else _("Last known")
    if lapsed:
        return _("Not confirmed since {time}", time=scene.clock(lapsed))
    since = standing.status.since
    return _("Since {time}", time=scene.clock(since)) if since else ""
