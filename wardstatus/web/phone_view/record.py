"""The form on which somebody above a unit notes what a leader decided by telephone."""

from dataclasses import dataclass

from wardstatus.core.spells import deciders
from wardstatus.core.standing import Spell
from wardstatus.measures.past import Past
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.decision import Form, form


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Somebody who may decide, and where to ring."""

    person: str
    name: str
    role: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The decision form, and who may have decided."""

    form: Form
    deciders: tuple[Decider, ...]


def record(caller: Caller, spell: Spell, past: Past | None) -> Record | None:
    """Return the form of a unit that is red; None for a plan in which nobody decides."""
    if spell.limit is None:
        return None
    scene = caller.scene
    found: dict[str, str] = {}
    for role in deciders(spell, caller.terms, scene.now):
        for person in scene.holders(role, scene.now):
            found.setdefault(person, role)
    persons = scene.rulebook.persons
    return Record(
        form=form(caller, spell, spell.limit, past),
        deciders=tuple(
            Decider(
                person=person,
                name=persons[person].name,
                role=scene.role_in_full(role),
                phone=persons[person].phone,
            )
            for person, role in found.items()
            if person in persons
        ),
    )
