"""Whom to ring: each step that was taken, the next one, and who had nobody on duty."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from wardstatus.core import chains
from wardstatus.core.standing import Chain, Spell, Taken, Told
from wardstatus.core.terms import Terms
from wardstatus.texts.words import Words
from wardstatus.web.scene import LAST_MINUTES, Scene, filled

ROWS = 4
"""So many people fit without scrolling; the first ones told give way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person of one step: role, name, telephone, when told and whether it arrived."""

    role: str
    person: str
    """The person's id; empty if nobody has the role."""
    name: str
    phone: str
    told: str
    state: str
    ahead: bool
    before_ahead: bool = False


def rows(scene: Scene, spell: Spell) -> tuple[Row, ...]:
    """Return who was told, each person once, and who is next."""
    chain = spell.chain
    if chain is None:
        return ()
    told = _told(scene, chain) or _above(scene, chain)
    coming = _coming(scene, spell, chain)
    if {row.person for row in coming} <= {row.person for row in told}:
        told, coming = _again(scene, spell, told, coming), []
    kept = told[max(0, len(told) - max(1, ROWS - len(coming))) :]
    found = [*kept, *coming]
    return tuple(
        replace(row, before_ahead=n + 1 < len(found) and found[n + 1].ahead)
        for n, row in enumerate(found)
    )


def _above(scene: Scene, chain: Chain) -> list[Row]:
    """Return whom to ring when nobody can be told: the house above, if it has a telephone."""
    phone = scene.phone_above()
    if not chain.unreached or not phone:
        return []
    return [
        Row(
            role=scene.words("Coordinator"),
            person="",
            name="",
            phone=phone,
            told="",
            state="",
            ahead=False,
        )
    ]


def skipped(scene: Scene, spell: Spell) -> Markup:
    """Return the sentence about roles that had nobody on duty; empty if there are none."""
    _, chain = scene.words, spell.chain
    if chain is None:
        return Markup("")
    without = [role for step in chain.taken if not step.told for role in step.roles]
    if not without:
        return Markup("")
    if chain.unreached:
        return filled(_("Nobody on duty as {roles}."), roles=scene.roles(without))
    reached = [told.role for step in chain.taken for told in step.told]
    return (
        filled(
            _("No {roles} on duty, went to {next}."),
            roles=scene.roles(without),
            next=scene.roles(reached[:1]),
        )
        if reached
        else filled(_("{roles} not on duty."), roles=scene.roles(without))
    )


def _told(scene: Scene, chain: Chain) -> list[Row]:
    last: dict[str, tuple[Taken, Told]] = {}
    for step in chain.taken:
        for told in step.told:
            last.pop(told.person, None)
            last[told.person] = (step, told)
    return [_row(scene, step, told) for step, told in last.values()]


def _row(scene: Scene, step: Taken, told: Told) -> Row:
    _, person = scene.words, scene.person(told.person)
    waits = told.state == "queued" and step.ready_at > scene.now
    head = _("Told at once") if waits else _("Told {time}", time=scene.clock(step.ready_at))
    return Row(
        role=scene.role_in_full(told.role) if told.role else _("Last resort"),
        person=told.person,
        name=scene.name(told.person),
        phone=person.phone if person else "",
        told=head,
        state=delivery(scene, told),
        ahead=False,
    )


def delivery(scene: Scene, told: Told) -> str:
    """Return what became of a message, in words: *levert 14:08*, *ikke levert på SMS*."""
    _ = scene.words
    channel = _channel(_, told.channel)
    at = scene.clock(told.at) if told.at else ""
    said = {
        "queued": _("on its way"),
        "sending": _("on its way"),
        "accepted": _("sent by {channel}") if channel else _("sent"),
        "delivered": _("delivered {time}") if at else _("delivered"),
        "answered": _("answered {time}") if at else _("answered"),
        "failed": _("not delivered by {channel}") if channel else _("not delivered"),
        "expired": _("not delivered in time"),
        "silent": _("not sent (trial)"),
    }[told.state]
    return said.format(channel=channel, time=at)


def _channel(_: Words, channel: str) -> str:
    kind = channel.partition(":")[0]
    return {"mailto": _("e-mail"), "mail": _("e-mail"), "sms": _("SMS")}.get(kind, "")


def _again(scene: Scene, spell: Spell, told: list[Row], coming: list[Row]) -> list[Row]:
    """Return those told already with the time at which they are told again."""
    at, _ = chains.next_due(spell), scene.words
    if at is None:
        return told
    again = {row.person for row in coming}
    said = _("again {time}", time=scene.clock(at))
    return [
        replace(row, state=", ".join(part for part in (row.state, said) if part))
        if row.person in again
        else row
        for row in told
    ]


def _coming(scene: Scene, spell: Spell, chain: Chain) -> list[Row]:
    at = chains.next_due(spell)
    if at is None or not chains.steps(spell, chain.kind):
        return []
    terms = Terms(unit=scene.unit, plan=scene.plan, book=scene.rulebook)
    roles = chains.roles_of(spell, terms, chain, at)
    persons = terms.persons(roles, at)
    if not persons:
        return [_next(scene, scene.roles_in_full(roles), "", at)]
    return [_next(scene, scene.role_in_full(role), person, at) for role, person in persons]


def _next(scene: Scene, role: str, person: str, at: datetime) -> Row:
    _, known = scene.words, scene.person(person)
    left = at - scene.now
    near = timedelta(0) < left <= LAST_MINUTES
    soon = _("in {span}", span=scene.minutes(left)) if near else ""
    return Row(
        role=role,
        person=person,
        name=scene.name(person) if person else _("nobody on duty"),
        phone=known.phone if known else "",
        told=_("Next {time}", time=scene.clock(at)),
        state=soon,
        ahead=True,
    )
