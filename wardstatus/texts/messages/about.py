"""What one notice is about, in the words of the person who is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core.notices import Facts, Notice
from wardstatus.core.plans import Action, Plan
from wardstatus.core.units import Rulebook
from wardstatus.texts.messages.parts import Goes, Part, kept, loose
from wardstatus.texts.words import Words

LATE_AFTER = timedelta(minutes=10)
"""A message that leaves longer than this after it was ready says that it is late."""

_SAME_DAY = timedelta(hours=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A notice, its reader's words, and what is needed to speak of it."""

    words: Words
    notice: Notice
    rulebook: Rulebook
    now: datetime

    @property
    def facts(self) -> Facts:
        """Return how the unit stood when the notice fell due."""
        return self.notice.facts

    @property
    def unit(self) -> str:
        """Return the unit's short name."""
        unit = self.rulebook.units.get(self.notice.unit)
        return unit.short if unit else self.notice.unit

    @property
    def plan(self) -> Plan | None:
        """Return the unit's plan; None if it has lost it since."""
        unit = self.rulebook.units.get(self.notice.unit)
        return unit.plan if unit else None

    @property
    def over(self) -> bool:
        """Return whether the clock had reached its deadline."""
        deadline = self.facts.deadline
        return deadline is not None and deadline <= self.notice.at

    def when(self, at: datetime) -> str:
        """Return clock time, with the day where it may not be today's."""
        clock = self.words.clock(at, self.rulebook.zone)
        if abs(self.now - at) < _SAME_DAY:
            return clock
        return f"{self.words.day(at, self.rulebook.zone)} {clock}"

    def lasting(self) -> str:
        """Return how long it has been red: this stretch, or all of it if red came back."""
        facts = self.facts
        in_all = timedelta(seconds=facts.red_seconds)
        if facts.again or facts.red_since is None:
            return self.words.lasting(in_all)
        return self.words.lasting(self.notice.at - facts.red_since)

    def who(self) -> str:
        """Return who answered or decided, `K. Berg (AL)`."""
        named = self.rulebook.named(self.facts.by.removeprefix("person:"))
        name = _initialled(named) if named else ""
        role = self.facts.by_role
        return f"{name} ({role})" if name and role else name or role or self.facts.by

    def text(self) -> str:
        """Return what was decided, or is late, in the reader's language where the plan gives it."""
        return self.words.pick(self.facts.text)

    def item(self) -> str:
        """Return the text of the item spoken of, of the plan as it is now if need be."""
        found = (action for action in _actions(self.plan) if action.id == self.facts.item)
        action = next(found, None)
        return self.text() or (self.words.pick(action.text) if action else self.facts.item)

    def needs(self) -> list[Part]:
        """Return what the unit lacks; of many only the first where there is no room."""
        _ = self.words
        named = {need.id: _.pick(need.name) for need in (self.plan.needs if self.plan else ())}
        lacking = [named.get(need, need) for need in self.facts.needs]
        if not lacking:
            return []
        every = _("Needs {needs}.", needs=", ".join(lacking))
        first = _("Needs {needs}.", needs=lacking[0])
        forms = (*kept(every).forms, *kept(first).forms, "")
        return [Part(forms=tuple(dict.fromkeys(forms)), goes=Goes.NEED)]

    def phone(self) -> list[Part]:
        """Return where to ring."""
        _ = self.words
        unit = self.rulebook.units.get(self.notice.unit)
        number = "".join((unit.phone if unit else "").split())
        return [loose(_("Tel {phone}", phone=number), Goes.PHONE)] if number else []

    def delays(self) -> list[Part]:
        """Return that the message is late and how many repeats were missed, where so."""
        _ = self.words
        parts = []
        due = max(self.notice.at, self.notice.ready_at)
        if self.now - due > LATE_AFTER:
            parts.append(loose(_("Late: due {clock}.", clock=self.when(due)), Goes.LATE))
        if self.facts.missed:
            missed = _("{n} earlier not sent.", n=self.facts.missed)
            parts.append(loose(missed, Goes.MISSED))
        return parts


def _actions(plan: Plan | None) -> tuple[Action, ...]:
    if plan is None:
        return ()
    return (*plan.yellow.actions, *plan.red.actions, *plan.yellow.exit, *plan.red.exit)


def _initialled(name: str) -> str:
    names = name.split()
    if len(names) < 2 or not all(each[0].isupper() for each in names):
        return name
    return f"{names[0][0]}. {names[-1]}"
