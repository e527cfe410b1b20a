"""The decision form: the plan's choices first, nothing to type."""

from dataclasses import dataclass

from markupsafe import Markup

from wardstatus.core import spells
from wardstatus.core.plans import LimitTerms
from wardstatus.core.standing import Spell
from wardstatus.measures.past import Past
from wardstatus.web.phone_view import told
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.earlier import listed, made_before
from wardstatus.web.phone_view.options import Option, options
from wardstatus.web.phone_view.page import Head
from wardstatus.web.phone_view.roles import passes, role
from wardstatus.web.phone_view.terms import changed
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One of the three priority criteria."""

    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """All that the decision form prints."""

    unit: str
    head: Head
    name: str
    role: str
    facts: Markup
    so_far: str
    phone: str
    options: tuple[Option, ...]
    criteria: tuple[Criterion, ...]
    earlier: tuple[str, ...]
    passes: str
    changed: bool = False
    """Whether the plan has changed since this red began."""


def form(caller: Caller, spell: Spell, limit: LimitTerms, past: Past | None = None) -> Form:
    """Return the form for a unit that is red; `past` tells of its earlier decisions."""
    scene, made = caller.scene, made_before(past)
    return Form(
        unit=scene.unit.id,
        head=_head(scene, spell),
        name=caller.name,
        role=role(caller),
        facts=told.facts(scene),
        so_far=_so_far(scene, spell, past),
        phone=scene.unit.phone,
        options=options(scene, spell, limit, made),
        criteria=_criteria(scene),
        earlier=listed(scene, made),
        passes=passes(caller),
        changed=changed(caller),
    )


def _head(scene: Scene, spell: Spell) -> Head:
    _, end = scene.words, spells.deadline(spell)
    title = _("{unit} RED phase {span}", unit=scene.unit.short, span=told.red_for(scene))
    count = _("decision {n} in this red", n=len(spell.decisions) + 1)
    if spells.over_limit(spell, scene.now):
        at = spells.over_since(spell) or scene.now
        under = _("over the limit {time}", time=scene.clock(at))
    else:
        under = _("deadline {time}", time=scene.clock(end)) if end else ""
    return Head(shape="3", title=title, under=f"{under} · {count}".strip(" ·"), small=True)


def _so_far(scene: Scene, spell: Spell, past: Past | None) -> str:
    _, items = scene.words, [each for each in scene.standing.items if each.state != "stood_down"]
    done = sum(each.state == "done" for each in items)
    parts = [_answered(scene, spell, past)]
    parts += [
        _("{role} decided {time}", role=each.role, time=scene.clock(each.at))
        for each in spells.in_force(spell, scene.now)
    ]
    if items:
        parts.append(_("{done} of {all} items done", done=done, all=len(items)))
    if any(each.came is False for each in spell.decisions):
        parts.append(_("no resource came"))
    return _("So far: {parts}.", parts=", ".join(parts))


def _answered(scene: Scene, spell: Spell, past: Past | None) -> str:
    """Return who answered last in this red, though the answer may have ended."""
    _ = scene.words
    answers = [
        held for red in (past.reds if past else ()) if red.id == spell.id for held in red.answers
    ]
    last = spell.answer or (answers[-1] if answers else None)
    if last is None:
        return _("nobody has answered")
    return _("{role} answered {time}", role=last.role, time=scene.clock(last.at))


def _criteria(scene: Scene) -> tuple[Criterion, ...]:
    _ = scene.words
    return (
        Criterion(value="benefit", text=_("benefit")),
        Criterion(value="resources", text=_("resource")),
        Criterion(value="severity", text=_("severity")),
    )
