"""One unit as one reader meets it at one instant: the words every page about a unit needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from wardstatus.core import duties, spells
from wardstatus.core.levels import Level
from wardstatus.core.plans import Plan, in_shift
from wardstatus.core.standing import Decision, Spell, Standing
from wardstatus.core.terms import BARE
from wardstatus.core.units import Person, Rulebook, Unit
from wardstatus.texts.words import Words

LAST_MINUTES = timedelta(minutes=30)
"""Minutes are said of a time this near; before it only the time."""


def filled(sentence: str, **values: object) -> Markup:
    """Return a sentence with its gaps filled; what is filled in is escaped unless it is markup."""
    return Markup(escape(sentence)).format(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A unit, how it stands, what it is decided by, who reads, and when."""

    standing: Standing
    unit: Unit
    rulebook: Rulebook
    words: Words
    now: datetime
    names: bool = True
    """Whether the reader may see persons; else roles alone."""

    @property
    def plan(self) -> Plan:
        """Return the unit's plan; a bare one for a unit without."""
        return self.unit.plan or BARE

    @property
    def zone(self) -> ZoneInfo:
        """Return the hospital's time zone."""
        return self.rulebook.zone

    @property
    def spell(self) -> Spell | None:
        """Return the red clock, running or paused."""
        return self.standing.spell

    @property
    def red(self) -> Spell | None:
        """Return the red clock if it runs now."""
        spell = self.standing.spell
        return spell if spell is not None and spell.red_since is not None else None

    def clock(self, at: datetime) -> str:
        """Return local clock time; with the day for an instant of another day."""
        said = self.words.clock(at, self.zone)
        if abs(at - self.now) < timedelta(hours=20):
            return said
        return f"{self.words.day(at, self.zone)} {said}"

    def lasting(self, span: timedelta) -> str:
        """Return a duration in words."""
        return self.words.lasting(span)

    def minutes(self, span: timedelta) -> str:
        """Return a duration in words, never less than one minute."""
        return self.words.lasting(max(span, timedelta(minutes=1)))

    def level(self, level: Level) -> str:
        """Return a level's word inside a sentence."""
        _ = self.words
        return {Level.GREEN: _("green"), Level.YELLOW: _("yellow"), Level.RED: _("red")}[level]

    def role_name(self, role: str) -> str:
        """Return a role's name as the plan gives it; its id if the plan does not know it."""
        known = self.plan.roles.get(role)
        return self.words.pick(known.name) if known else role

    def role(self, role: str) -> Markup:
        """Return a role's id as an abbreviation that says its name."""
        return Markup('<abbr title="{}">{}</abbr>').format(self.role_name(role).lower(), role)

    def roles(self, roles: Iterable[str]) -> Markup:
        """Return several roles, joined as words."""
        said = [self.role(role) for role in dict.fromkeys(roles)]
        if len(said) < 2:
            return Markup("").join(said)
        first = Markup(", ").join(said[:-1])
        return filled(self.words("{these} and {last}"), these=first, last=said[-1])

    def role_in_full(self, role: str) -> str:
        """Return *Avdelingsleder (AL)*."""
        name = self.role_name(role)
        return f"{name} ({role})" if name != role else name

    def roles_in_full(self, roles: Iterable[str]) -> str:
        """Return *Avdelingsleder (AL), Klinikkdirektør (KD)*."""
        return ", ".join(self.role_in_full(role) for role in roles)

    def shift(self, at: datetime) -> str | None:
        """Return the shift that is on at an instant."""
        return duties.shift_at(self.plan, self.zone, at)

    def holders(self, role: str, at: datetime) -> tuple[str, ...]:
        """Return the ids of those who have the role for this unit at an instant."""
        return duties.holders(self.rulebook, role, self.unit.id, at)

    def person(self, actor: str) -> Person | None:
        """Return the person an id or an actor (`person:…`) means; None if names are not shown."""
        if not self.names:
            return None
        return self.rulebook.persons.get(actor.removeprefix("person:"))

    def name(self, actor: str) -> str:
        """Return a person's name; the id if nobody knows it any more; empty for who sees roles."""
        if not self.names:
            return ""
        person = actor.removeprefix("person:")
        return self.rulebook.named(person) or person

    def owner(self, at: datetime) -> str:
        """Return the role that owes a decision at an instant: the first that is on duty."""
        limit = self.spell.limit if self.spell else None
        if limit is None:
            return ""
        roles = in_shift(limit.decided_by, self.shift(at))
        on_duty = [role for role in roles if self.holders(role, at)]
        return (on_duty or list(roles) or [""])[0]

    def covering(self) -> Decision | None:
        """Return the decision in force that lasts longest."""
        found = spells.in_force(self.spell, self.now) if self.spell else ()
        return max(found, key=lambda each: each.until, default=None)

    def needs(self) -> str:
        """Return what the unit lacks, as *sykepleier, seng*; empty if nothing was tapped."""
        names = {each.id: self.words.pick(each.name) for each in self.plan.needs}
        return ", ".join(names.get(need, need).lower() for need in self.standing.status.needs)

    def phone_above(self) -> str:
        """Return the telephone of the nearest unit above that has one: who records decisions."""
        above = list(self.rulebook.upwards(self.unit.id))[1:]
        return next((place.phone for place in above if place.phone), "")
