"""The handover card: how the unit stands, what leaders owe, what may wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardstatus.core import spells, status
from wardstatus.core.standing import Item
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An item of a leader that is still open."""

    text: str
    time: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything of the card, in sentences."""

    level: str
    shape: str
    phase: str
    lines: Sequence[str]
    owed_head: str
    owed: Sequence[Owed]
    may_wait: Sequence[tuple[str, str]]


def card(scene: Scene) -> Card:
    """Return the card of a unit as it stands."""
    shown = status.shown(scene.standing, scene.unit, scene.now)
    leaders = [each for each in scene.standing.items if _counts(each)]
    still = [each for each in leaders if each.state == "open"]
    return Card(
        level=shown.value if shown else "unknown",
        shape=str(shown.rank) if shown else "0",
        phase=_phase(scene),
        lines=[*_red_lines(scene), *_decisions(scene), *_needs(scene), *_numbers(scene)],
        owed_head=_owed_head(scene, len(still), len(leaders)),
        owed=[_owed(scene, each) for each in sorted(still, key=lambda each: each.due)],
        may_wait=_may_wait(scene),
    )


def _counts(item: Item) -> bool:
    return not item.at_screen and item.state in ("open", "done", "not_done")


def _phase(scene: Scene) -> str:
    _, stands = scene.words, scene.standing.status
    shown = status.shown(scene.standing, scene.unit, scene.now)
    if stands.level is None or stands.since is None:
        return _("Not set")
    if shown is None:
        return _("Unknown, last {level}", level=scene.level(stands.level))
    word = scene.level(shown)
    said = _("{level} since {clock}", level=word, clock=scene.clock(stands.since))
    return said[:1].upper() + said[1:]


def _red_lines(scene: Scene) -> list[str]:
    _, spell = scene.words, scene.red
    end = spells.deadline(spell) if spell else None
    if spell is None or end is None:
        return []
    owner, covering = scene.owner(end), scene.covering()
    if spells.over_limit(spell, scene.now):
        over = scene.minutes(scene.now - (spells.over_since(spell) or end))
        return [_("{role} must decide: {lasting} over", role=owner, lasting=over)]
    if covering is not None and scene.now >= end:
        return [_("Decided until {clock}", clock=scene.clock(covering.until))]
    return [_("{role} decides by {clock}", role=owner, clock=scene.clock(end))]


def _decisions(scene: Scene) -> list[str]:
    """Return how many decisions this red has had, and how often it was extended."""
    _, spell = scene.words, scene.red
    if spell is None or not spell.decisions:
        return []
    made = len(spell.decisions)
    said = _.many("{n} decision in this red", "{n} decisions in this red", made)
    extended = sum(each.kind == "extend" for each in spell.decisions)
    if not extended or spell.limit is None:
        return [said]
    used = _("extended {n} of {all} times", n=extended, all=spell.limit.extensions)
    return [f"{said}, {used}"]


def _needs(scene: Scene) -> list[str]:
    needs = scene.needs()
    return [scene.words("Needs: {needs}", needs=needs)] if needs else []


def _numbers(scene: Scene) -> list[str]:
    named = scene.plan.indicators
    said = [
        f"{scene.words.pick(named[name].name)} {scene.words.number(reading.value)}"
        for name, reading in scene.standing.numbers.readings.items()
        if name in named
    ]
    return [", ".join(said)] if said else []


def _owed_head(scene: Scene, still: int, leaders: int) -> str:
    _ = scene.words
    if not leaders:
        return _("Leaders owe: nothing")
    return _("Leaders owe: {still} of {all}", still=still, all=leaders)


def _owed(scene: Scene, item: Item) -> Owed:
    _ = scene.words
    late = scene.now >= item.due
    if late:
        time = _("{lasting} over", lasting=scene.minutes(scene.now - item.due))
    else:
        time = _("due {clock}", clock=scene.clock(item.due))
    return Owed(text=f"{item.role}: {_.pick(item.text)}", time=time, late=late)


def _may_wait(scene: Scene) -> list[tuple[str, str]]:
    _ = scene.words
    in_force = spells.in_force(scene.spell, scene.now) if scene.spell else ()
    return [
        (
            _("May wait until {clock}:", clock=scene.clock(each.until))
            if each.kind == "set_aside"
            else _("Closed until {clock}:", clock=scene.clock(each.until)),
            _(
                "{text}. Decided by {role} {clock}",
                text=_.pick(each.text),
                role=each.role,
                clock=scene.clock(each.at),
            ),
        )
        for each in in_force
        if each.kind in ("set_aside", "close")
    ]
