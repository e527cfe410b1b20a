"""The form on which somebody above a unit notes what a leader said by telephone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from wardstatus.core import chains, spells
from wardstatus.core.judge.leaders import latest_answer
from wardstatus.core.plans import in_shift
from wardstatus.core.spells import deciders
from wardstatus.core.standing import Spell
from wardstatus.measures.past import Past
from wardstatus.web.phone_view import told
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.decision import Criterion, form
from wardstatus.web.phone_view.options import Option
from wardstatus.web.phone_view.page import Head
from wardstatus.web.phone_view.unit import CHOICES


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who may have answered or decided, and where to ring."""

    person: str
    name: str
    role: str
    phone: str
    decides: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that the form prints."""

    unit: str
    head: Head
    facts: Markup
    so_far: str = ""
    speakers: tuple[Speaker, ...]
    answers: tuple[Option, ...]
    """*Takes it until*: none once somebody has, or when only a decision will do."""
    options: tuple[Option, ...] = ()
    criteria: tuple[Criterion, ...] = ()


def record(caller: Caller, spell: Spell, past: Past | None) -> Record:
    """Return the form of a unit that is red."""
    scene = caller.scene
    plain = Record(
        unit=scene.unit.id,
        head=told.head(scene),
        facts=told.facts(scene),
        speakers=_speakers(caller, spell),
        answers=tuple(_answers(caller, spell)),
    )
    if spell.limit is None:
        return plain
    said = form(caller, spell, spell.limit, past)
    return replace(
        plain,
        head=said.head,
        so_far=said.so_far,
        options=said.options,
        criteria=said.criteria,
    )


def _speakers(caller: Caller, spell: Spell) -> tuple[Speaker, ...]:
    """Return who may be noted: whoever was told last first, then who answers, then who decides."""
    scene, persons = caller.scene, caller.scene.rulebook.persons
    may_decide = deciders(spell, caller.terms, scene.now)
    decide = {person: role for role, person in caller.terms.persons(may_decide, scene.now)}
    over = spells.over_limit(spell, scene.now)
    # The first role named for a person counts, but for the one in which they decide.
    asked = [] if over else list(_asked(caller, spell))
    found = {**dict(reversed(asked)), **decide}
    order = list(dict.fromkeys([*(person for person, _ in asked), *decide]))
    return tuple(
        Speaker(
            person=person,
            name=persons[person].name,
            role=scene.role_in_full(found[person]),
            phone=persons[person].phone,
            decides=person in decide,
        )
        for person in order
        if person in persons
    )


def _asked(caller: Caller, spell: Spell) -> Iterator[tuple[str, str]]:
    """Yield, by person, the role in which each was told, or is named by a step."""
    for step in reversed(spell.chain.taken if spell.chain else ()):
        yield from ((told.person, told.role) for told in step.told if told.role)
    shift = caller.terms.shift(caller.scene.now)
    for named in chains.steps(spell, "answer"):
        roles = in_shift(named.notify, shift)
        yield from ((who, role) for role, who in caller.terms.persons(roles, caller.scene.now))


def _answers(caller: Caller, spell: Spell) -> Iterator[Option]:
    scene = caller.scene
    over = spells.over_limit(spell, scene.now)
    if over or caller.decision() or spells.standing_answer(spell, scene.now):
        return
    latest = latest_answer(spell, scene.now)
    ends = [scene.now + each for each in CHOICES]
    if latest is not None:
        ends = [at for at in ends if at <= latest] or [latest]
    for at in ends:
        value = at.isoformat(timespec="seconds").replace("+00:00", "Z")
        said = scene.words("Takes it, word again by {time}", time=scene.clock(at))
        yield Option(value=f"answer:{value}", text=said, small="", kind="answer")
