"""The line of time: sent, delivered, answered, decided, and what comes next."""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from wardstatus.core import chains, spells
from wardstatus.core.plans import in_shift
from wardstatus.core.standing import Decision, Spell, Taken
from wardstatus.core.terms import Terms
from wardstatus.web.scene import Scene, filled

DOTS = 5
"""So many fit beside one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One instant on the line: full if it has happened, hollow if it will."""

    at: datetime
    head: Markup
    said: Markup
    ahead: bool = False
    before_ahead: bool = False


def line(scene: Scene, spell: Spell, short: bool = False) -> tuple[Dot, ...]:
    """Return the instants of a spell that fit, in order; what happened first gives way first.

    `short`: what was decided is said above the line already.
    """
    made = _decided_shortly(scene, spell) if short else _decided(scene, spell)
    past = [*_sent(scene, spell), *_answered(scene, spell), *made]
    coming = _coming(scene, spell)
    kept = _fitting(past, DOTS - len(coming))
    dots = [*sorted(kept, key=lambda dot: dot.at), *sorted(coming, key=lambda dot: dot.at)]
    return tuple(
        replace(dot, before_ahead=n + 1 < len(dots) and dots[n + 1].ahead)
        for n, dot in enumerate(dots)
    )


def _fitting(past: list[Dot], room: int) -> list[Dot]:
    """What was told gives way to what was answered: the last ones of the list stay."""
    return past[-room:] if room > 0 else []


def _dot(scene: Scene, at: datetime, head: str, said: Markup | str) -> Dot:
    return Dot(
        at=at,
        head=filled(head, time=scene.clock(at)),
        said=Markup(said) if isinstance(said, Markup) else filled(said),
    )


def _sent(scene: Scene, spell: Spell) -> list[Dot]:
    _ = scene.words
    steps = [step for step in _taken(spell) if step.told]
    if not steps:
        return []
    first = steps[0]
    roles = scene.roles(told.role for step in steps for told in step.told)
    dots = [
        _dot(scene, first.ready_at, _("{time} Sent"), filled(_("to {roles}"), roles=roles)),
    ]
    reached = [
        (told.at, told.role)
        for step in steps
        for told in step.told
        if told.at is not None and told.state == "delivered"
    ]
    if reached:
        at = min(when for when, _role in reached)
        names = scene.roles(role for _at, role in sorted(reached))
        dots.append(_dot(scene, at, _("{time} Delivered"), filled(_("to {roles}"), roles=names)))
    return dots


def _taken(spell: Spell) -> tuple[Taken, ...]:
    return spell.chain.taken if spell.chain else ()


def _answered(scene: Scene, spell: Spell) -> list[Dot]:
    _, answer = scene.words, spell.answer
    if answer is None:
        return []
    said = filled(_("{role} has it"), role=scene.role(answer.role))
    if answer.by_phone:
        said = filled(_("{role}, by telephone"), role=scene.role(answer.role))
    return [_dot(scene, answer.at, _("{time} Answered"), said)]


def _decided(scene: Scene, spell: Spell) -> list[Dot]:
    _ = scene.words
    made = [each for each in spell.decisions if each.kind != "lower"]
    if not made:
        return []
    last = made[-1]
    head = filled(_("{time} {role} decided"), time=scene.clock(last.at), role=scene.role(last.role))
    return [Dot(at=last.at, head=head, said=decided(scene, last))]


def _decided_shortly(scene: Scene, spell: Spell) -> list[Dot]:
    _, made = scene.words, [each for each in spell.decisions if each.kind != "lower"][-1:]
    return [
        _dot(
            scene,
            each.at,
            _("{time} Decided"),
            filled(
                _("by {role}, until {time}"),
                role=scene.role(each.role),
                time=scene.clock(each.until),
            ),
        )
        for each in made
    ]


def decided(scene: Scene, decision: Decision) -> Markup:
    """Return what was decided and until when, or when it ended."""
    _, text = scene.words, scene.words.pick(decision.text)
    if decision.ended is None and _ends_ahead(scene, decision):
        return filled("{text}", text=text)
    if decision.ended is not None:
        said = _("did not come") if decision.came is False else _("ended {time}")
        return filled(said, time=scene.clock(decision.ended))
    return filled(_("{text}, until {time}"), text=text, time=scene.clock(decision.until))


def _ends_ahead(scene: Scene, decision: Decision) -> bool:
    """Return whether the line says when the decision ends."""
    end, cover = (spells.deadline(scene.spell) if scene.spell else None), scene.covering()
    if cover is None or decision.until < cover.until:
        return False
    return end is None or end <= scene.now or decision.until >= end


def _coming(scene: Scene, spell: Spell) -> list[Dot]:
    _ = scene.words
    dots = []
    answer = spells.standing_answer(spell, scene.now)
    end, cover = spells.deadline(spell), scene.covering()
    noticed = _noticed(scene, spell)
    if noticed is not None:
        dots.append(_ahead(scene, noticed, _("{time} Noticed"), _("the ward is asked")))
    elif answer is not None and cover is None and (end is None or answer.until < end):
        dots.append(_ahead(scene, answer.until, _("{time} Word again"), _otherwise(scene, spell)))
    if end is not None and end > scene.now and (cover is None or cover.until < end):
        dots.append(_deadline(scene, spell, end))
    elif cover is not None:
        role = scene.role(scene.owner(cover.until))
        said = filled(_("{role} is told again"), role=role)
        dots.append(_ahead(scene, cover.until, _("{time} Ends"), said))
    return dots


def _noticed(scene: Scene, spell: Spell) -> datetime | None:
    """Return when the ward will be asked next whether something came."""
    made = spells.in_force(spell, scene.now)
    asked = [each.due for each in made if each.due is not None and each.came is None]
    return min((due for due in asked if due > scene.now), default=None)


def _deadline(scene: Scene, spell: Spell, end: datetime) -> Dot:
    _ = scene.words
    head = filled(
        _("{time} Deadline for {role}"), time=scene.clock(end), role=scene.role(scene.owner(end))
    )
    steps = spell.limit.steps if spell.limit else ()
    if len(steps) < 2:
        return Dot(at=end, head=head, said=Markup(""), ahead=True)
    then = end + steps[1].after
    terms = Terms(unit=scene.unit, plan=scene.plan, book=scene.rulebook)
    roles = [role for role, _person in terms.persons(_notified(spell, scene, then), then)]
    if not roles:
        return Dot(at=end, head=head, said=Markup(""), ahead=True)
    said = filled(_("else {role} {time}"), role=scene.roles(roles), time=scene.clock(then))
    return Dot(at=end, head=head, said=said, ahead=True)


def _notified(spell: Spell, scene: Scene, at: datetime) -> tuple[str, ...]:
    steps = spell.limit.steps if spell.limit else ()
    return in_shift(steps[1].notify, scene.shift(at))


def _otherwise(scene: Scene, spell: Spell) -> Markup:
    """Return who is told next if nobody says anything."""
    _, chain, answer = scene.words, spell.chain, spell.answer
    if chain is None or answer is None:
        return Markup("")
    terms = Terms(unit=scene.unit, plan=scene.plan, book=scene.rulebook)
    roles = chains.roles_of(spell, terms, chain, answer.until)
    return filled(_("else {role}"), role=scene.roles(roles))


def _ahead(scene: Scene, at: datetime, head: str, said: Markup | str) -> Dot:
    return replace(_dot(scene, at, head, said), ahead=True)
