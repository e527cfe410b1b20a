"""A plan as a document its owner can read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from wardstatus.core.levels import Level
from wardstatus.core.plans import Action, LevelTerms, Plan
from wardstatus.core.units import Rulebook
from wardstatus.texts import terms
from wardstatus.texts.documents import chains
from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """When the numbers ask for a level."""

    level: Level
    shape: str
    head: str
    lead: str
    """Before the list; empty if there is none."""
    some: tuple[str, ...]
    at_once: str
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One action as a role reads it."""

    level: Level
    shape: str
    text: str
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """What one role does."""

    name: str
    small: str
    leader: bool
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything the template draws."""

    plan: Plan
    name: str
    facts: tuple[tuple[str, str], ...]
    lead: str
    triggers: tuple[Triggers, ...]
    roles: tuple[RoleCard, ...]
    answer: tuple[chains.Mark, ...]
    answer_lasts: str
    limit: tuple[chains.Mark, ...]
    rejoin: str
    more: tuple[str, ...]


def full_date(_: Words, day: date) -> str:
    """Return a date as a document says it, `1. desember 2026`."""
    return str(format_date(day, "long", locale=_.language))


def document(_: Words, plan: Plan, rulebook: Rulebook) -> Document:
    """Return a plan in force as a document."""
    units = [each.name for each in rulebook.units.values() if each.plan and each.plan.id == plan.id]
    limit = plan.limit
    return Document(
        plan=plan,
        name=_.pick(plan.name),
        facts=(
            (_("In force since"), full_date(_, plan.effective)),
            (_("Owner"), _.pick(plan.owner)),
            (_("Next review"), full_date(_, plan.review_by)),
            (_("For"), ", ".join(units) or "–"),
            (_("Version"), plan.version or "–"),
        ),
        lead=_lead(_, plan),
        triggers=tuple(_triggers(_, plan)),
        roles=tuple(_roles(_, plan)),
        answer=tuple(chains.answer(_, plan)),
        answer_lasts=_.lasting(plan.answer.answer_lasts),
        limit=tuple(chains.limit(_, plan)),
        rejoin=_.lasting(limit.rejoin) if limit else "",
        more=tuple(chains.more(_, plan)),
    )


def _lead(_: Words, plan: Plan) -> str:
    if plan.follow == "plan":
        return _("The phase follows the numbers. Anybody on the ward may raise it at any time.")
    return _(
        "The ward sets the phase, the numbers propose. Anybody on the ward may raise it any time."
    )


def _triggers(_: Words, plan: Plan) -> Iterator[Triggers]:
    heads = {Level.YELLOW: _("Yellow: under pressure, has a plan"), Level.RED: _("Red: needs help")}
    for found in (plan.yellow, plan.red):
        yield Triggers(
            level=found.level,
            shape=str(found.level.rank),
            head=heads[found.level],
            lead=_when(_, found) if found.when else "",
            some=tuple(terms.condition(_, plan, each) for each in found.when),
            at_once="; ".join(terms.condition(_, plan, each) for each in found.always),
            back=_.lasting(found.lower_after) if found.lower_after else "",
        )


def _when(_: Words, found: LevelTerms) -> str:
    if found.raise_after:
        return _.many(
            "when at least {n} of these has lasted {span}:",
            "when at least {n} of these have lasted {span}:",
            found.any,
            span=_.lasting(found.raise_after),
        )
    return _.many(
        "when at least {n} of these holds:", "when at least {n} of these hold:", found.any
    )


def _roles(_: Words, plan: Plan) -> Iterator[RoleCard]:
    for role in plan.roles.values():
        tasks = [
            _task(_, level, each, role.id)
            for level in (plan.red, plan.yellow)
            for each in level.actions
            if role.id in each.role.values()
        ]
        if tasks:
            yield RoleCard(
                name=_.pick(role.name),
                small=_("at the unit's screen") if role.at_screen else role.id,
                leader=not role.at_screen,
                tasks=tuple(tasks),
            )
    if plan.red.exit:
        tasks = [_after(_, plan, each) for each in plan.red.exit]
        yield RoleCard(name=_("After red"), small="", leader=False, tasks=tuple(tasks))


def _task(_: Words, level: LevelTerms, action: Action, role: str) -> Task:
    names = [shift for shift, holder in action.role.items() if shift and holder == role]
    only = [name for name in names if not action.shifts or name in action.shifts] or action.shifts
    partial = terms.shifts(_, only) if len(only) < len(action.role) or action.shifts else ""
    again = _("then every {span}", span=_.lasting(action.repeat)) if action.repeat else ""
    said = ", ".join(part for part in (_.pick(action.text), again) if part)
    return Task(
        level=level.level,
        shape=str(level.level.rank),
        text=f"{said} ({partial})" if partial else said,
        time=_.lasting(action.within),
    )


def _after(_: Words, plan: Plan, action: Action) -> Task:
    who = terms.by_shift(_, action.role, lambda role: terms.roles(_, plan, [role]))
    return Task(
        level=Level.GREEN,
        shape=str(Level.GREEN.rank),
        text=f"{_.pick(action.text)} ({who})",
        time=_.lasting(action.within),
    )
