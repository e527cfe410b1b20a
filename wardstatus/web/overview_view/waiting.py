"""Open reds: who owes what, who is told next, and what the reader may do about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from wardstatus.core import chains, spells, status
from wardstatus.core.standing import Answer, Decision, Spell, Taken
from wardstatus.core.terms import Terms
from wardstatus.core.units import Unit
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.scene import LAST_MINUTES, Scene, filled
from wardstatus.web.ward_view.ring import delivery

NOTHING = Markup("")
_SEEN_TO = 2
"""The rank of a red that was answered or decided."""

_WORST = ("failed", "expired", "queued", "sending", "accepted", "silent", "delivered", "answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One red: its unit, since when, who owes, who is next, and the reader's own buttons."""

    unit: Unit
    shape: str
    over: bool
    head: str
    owes: Markup
    more: str
    next: Markup = NOTHING
    next_more: str = ""
    take: bool = False
    decide: bool = False
    record: bool = False
    """Whether the reader may note here what a leader said by telephone."""
    rank: tuple[int, datetime]
    """Over the limit first, then unanswered, then the rest; the oldest first."""

    @property
    def owed(self) -> bool:
        """Return whether an answer or a decision is owed."""
        return self.rank[0] < _SEEN_TO


def waiting(desk: Desk) -> list[Waiting]:
    """Return every red, the most pressing first."""
    found = [
        _recorded(_waiting(desk.scene(unit), spell, desk.person), desk)
        for unit in desk.units
        if (spell := desk.scene(unit).red) is not None
    ]
    return sorted(found, key=lambda each: each.rank)


def _recorded(one: Waiting, desk: Desk) -> Waiting:
    """Offer whoever may not decide themselves to note what somebody said."""
    return replace(one, record=one.unit.id in desk.records and not one.decide)


def _waiting(scene: Scene, spell: Spell, person: str) -> Waiting:
    over = spells.over_limit(spell, scene.now)
    covering, answer = scene.covering(), spells.standing_answer(spell, scene.now)
    owes, more = _owes(scene, spell, covering, answer)
    coming, coming_more = _next(scene, spell)
    caller = Caller(scene=scene, person=person)
    waits = bool(person) and caller.waits()
    unsure = status.not_confirmed_since(scene.standing, scene.now) is not None
    rank = 0 if over else 1 if covering is None and answer is None else _SEEN_TO
    return Waiting(
        unit=scene.unit,
        shape="3q" if unsure else "3",
        over=over,
        head=_head(scene, spell, over),
        owes=owes,
        more=more,
        next=coming,
        next_more=coming_more,
        take=waits and bool(caller.role) and caller.stage() in ("ask", "answered"),
        decide=bool(person) and caller.may_decide and covering is None,
        rank=(rank, spells.over_since(spell) or spell.started if over else spell.started),
    )


def _head(scene: Scene, spell: Spell, over: bool) -> str:
    _ = scene.words
    end = spells.deadline(spell)
    if over and end is not None:
        late = scene.minutes(scene.now - (spells.over_since(spell) or end))
        return _("Over the limit {clock}, {lasting}", clock=scene.clock(end), lasting=late)
    since = scene.clock(spell.red_since or spell.started)
    unsure = status.not_confirmed_since(scene.standing, scene.now)
    if unsure is not None:
        return _(
            "Red since {clock}, not confirmed since {then}", clock=since, then=scene.clock(unsure)
        )
    return _("Red since {clock}", clock=since)


def _owes(
    scene: Scene, spell: Spell, covering: Decision | None, answer: Answer | None
) -> tuple[Markup, str]:
    _ = scene.words
    needs = scene.needs()
    lacks = _("needs {needs}", needs=needs) if needs else ""
    if covering is not None:
        said = filled(
            _("Decided by {role} {clock}"),
            role=scene.role(covering.role),
            clock=scene.clock(covering.at),
        )
        return said, _joined(lacks, _decided(scene, covering))
    if spells.over_limit(spell, scene.now):
        owner = scene.role(scene.owner(scene.now))
        told = _told(scene, spell)
        return filled(_("{role} owes a decision"), role=owner), _joined(lacks, told)
    if answer is not None:
        said = filled(
            _("{role} has it, more by {clock}"),
            role=scene.role(answer.role),
            clock=scene.clock(answer.until),
        )
        return said, _joined(lacks, _("answered {clock}", clock=scene.clock(answer.at)))
    return Markup(filled(_("Nobody has answered"))), _joined(lacks, _told(scene, spell))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _decided(scene: Scene, made: Decision) -> str:
    _ = scene.words
    text = _("{text} until {clock}", text=_.pick(made.text), clock=scene.clock(made.until))
    if made.came:
        return f"{text}, " + _("it came")
    if made.due is None or made.came is not None:
        return text
    return f"{text}, " + _("noticed by {clock}", clock=scene.clock(made.due))


def _told(scene: Scene, spell: Spell) -> str:
    """Return whom the last step told, when, and what became of it."""
    chain = spell.chain
    reached = [step for step in (chain.taken if chain else ()) if step.told]
    if not reached:
        return scene.words("nobody is told yet")
    last = reached[-1]
    roles = ", ".join(dict.fromkeys(told.role for told in last.told if told.role))
    clock = scene.clock(last.ready_at)
    said = scene.words("{roles} told {clock}", roles=roles, clock=clock)
    return f"{said}, {_became(scene, last)}"


def _became(scene: Scene, step: Taken) -> str:
    worst = min(step.told, key=lambda told: _WORST.index(told.state))
    return delivery(scene, worst)


def _next(scene: Scene, spell: Spell) -> tuple[Markup, str]:
    """Return who is told next, or who has to decide by when: what comes first."""
    _ = scene.words
    end = spells.deadline(spell)
    chain, at = chains.running(spell), chains.next_due(spell)
    covering = scene.covering()
    if covering is not None:
        said = filled(_("In force until {clock}"), clock=scene.clock(covering.until))
        return said, _near(scene, covering.until)
    if chain is not None and at is not None and (end is None or at < end or scene.now >= end):
        terms = Terms(unit=scene.unit, plan=scene.plan, book=scene.rulebook)
        roles = chains.roles_of(spell, terms, chain, at)
        said = filled(_("Next {roles}, {clock}"), roles=scene.roles(roles), clock=scene.clock(at))
        return said, _names(scene, roles)
    if end is not None and scene.now < end:
        role = scene.owner(end)
        said = filled(_("{role} decides by {clock}"), role=scene.role(role), clock=scene.clock(end))
        return said, _near(scene, end) or _names(scene, (role,))
    return NOTHING, ""


def _names(scene: Scene, roles: Sequence[str]) -> str:
    said = (scene.role_name(role) for role in dict.fromkeys(roles))
    return ", ".join(each.lower() for each in said)


def _near(scene: Scene, at: datetime) -> str:
    left = at - scene.now
    near = timedelta(0) < left <= LAST_MINUTES
    return scene.words("in {span}", span=scene.minutes(left)) if near else ""
