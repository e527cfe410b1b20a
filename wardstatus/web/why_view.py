"""Why the numbers ask for a level, each condition with all that is known of it, and what else."""

from dataclasses import dataclass

from wardstatus.core import indicators, recommend
from wardstatus.core.change import what_would_change
from wardstatus.core.levels import Level
from wardstatus.core.looks import all_of, levels
from wardstatus.texts import reasons
from wardstatus.texts.changes import changes
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class On:
    """A condition that is on."""

    sentence: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Everything the template draws."""

    scene: Scene
    board: str
    level: str
    """Of the recommendation: its class; `unknown` for none."""
    shape: str
    head: str
    since: str
    sentence: str
    on: tuple[On, ...]
    changes: tuple[str, ...]
    unknown: tuple[str, ...]
    """Numbers the plan looks at and nobody knows now."""
    looks: bool
    """Whether the plan looks at any number at all."""


def why(scene: Scene) -> Why:
    """Return the page of one unit."""
    _, numbers, unit = scene.words, scene.standing.numbers, scene.unit
    level = numbers.recommended
    found = recommend.reasons(scene.standing, unit, scene.rulebook, scene.now)
    other = what_would_change(scene.standing, unit, scene.rulebook, scene.now)
    return Why(
        scene=scene,
        board=scene.rulebook.units[scene.rulebook.root_of(unit.id)].name,
        level=level.value if level else "unknown",
        shape=str(level.rank) if level else "0",
        head=_head(scene, level),
        since=scene.clock(numbers.recommended_since) if numbers.recommended_since else "",
        sentence=reasons.why(_, unit, level, found, scene.now, scene.zone),
        on=tuple(
            On(
                sentence=_capital(reasons.because(_, unit, each)),
                more=reasons.in_full(_, each, scene.now, scene.zone),
            )
            for each in found
        ),
        changes=changes(_, unit, other, scene.zone),
        unknown=_unknown(scene),
        looks=any(all_of(each) for each in levels(scene.plan)),
    )


def _head(scene: Scene, level: Level | None) -> str:
    _ = scene.words
    if level is None:
        return _("The numbers are missing")
    return _("The numbers indicate {level}", level=scene.level(level))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _unknown(scene: Scene) -> tuple[str, ...]:
    looked_at = dict.fromkeys(
        each.indicator for level in levels(scene.plan) for each in all_of(level)
    )
    return tuple(
        scene.words.pick(scene.plan.indicators[name].name)
        for name in looked_at
        if indicators.value(scene.standing, scene.unit, scene.rulebook, name, scene.now) is None
    )
