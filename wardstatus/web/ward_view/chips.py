"""Needs, offers and the main reason: one tap each, offered for as long as the undo."""

from collections.abc import Iterable
from dataclasses import dataclass

from wardstatus.core.levels import Level
from wardstatus.core.plans import Choice
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One thing to tap; `name` is the field it posts: `need`, `offer` or `reason`."""

    name: str
    value: str
    text: str
    pressed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """A row of chips under a question."""

    title: str
    small: str
    chips: tuple[Chip, ...]
    quiet: bool = False


def chips(scene: Scene) -> tuple[Chips, ...]:
    """Return the rows that are offered for the level just set."""
    rows = (_offers(scene), _needs(scene), _reasons(scene))
    return tuple(row for row in rows if row is not None)


def _made(scene: Scene, name: str, known: Iterable[Choice], on: Iterable[str]) -> tuple[Chip, ...]:
    pressed = set(on)
    return tuple(
        Chip(
            name=name,
            value=each.id,
            text=_capital(scene.words.pick(each.name)),
            pressed=each.id in pressed,
        )
        for each in known
    )


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def _offers(scene: Scene) -> Chips | None:
    _, now = scene.words, scene.standing.status
    if now.level is not Level.GREEN or not scene.plan.offers:
        return None
    return Chips(
        title=_("What may you lend?"),
        small=_("Others see it. Nothing is as good."),
        chips=_made(scene, "offer", scene.plan.offers, now.offers),
    )


def _needs(scene: Scene) -> Chips | None:
    _, now = scene.words, scene.standing.status
    if now.level is Level.GREEN or not scene.plan.needs:
        return None
    return Chips(
        title=_("What is needed?"),
        small=_("Tap what is missing. Nothing is as good."),
        chips=_made(scene, "need", scene.plan.needs, now.needs),
    )


def _reasons(scene: Scene) -> Chips | None:
    _, now = scene.words, scene.standing.status
    asked = scene.standing.numbers.recommended
    lower = asked is not None and now.level is not None and now.level.rank < asked.rank
    known = scene.plan.reasons.get("lower" if lower else "raise", ())
    if not known or (now.level is Level.GREEN and not lower):
        return None
    return Chips(
        title=_("Why lower than the numbers?") if lower else _("Main reason"),
        small=_("One tap. May be left open."),
        chips=_made(scene, "reason", known, (now.reason,)),
        quiet=True,
    )
