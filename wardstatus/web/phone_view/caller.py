"""Whoever holds the link, before one unit: in which role, and what is left to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from wardstatus.access.rights import stands_above
from wardstatus.core import chains, spells
from wardstatus.core.chains import REMIND
from wardstatus.core.duties import holders
from wardstatus.core.standing import Answer, Decision, Spell
from wardstatus.core.terms import Terms
from wardstatus.web.scene import Scene

Stage: TypeAlias = Literal["ask", "must", "answered", "done", "taken", "over"]
"""Asked; must decide; I have answered; I have decided; somebody else has; red is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """One person before one unit."""

    scene: Scene
    person: str

    @property
    def terms(self) -> Terms:
        """Return what the unit is decided by."""
        return Terms(unit=self.scene.unit, plan=self.scene.plan, book=self.scene.rulebook)

    @property
    def name(self) -> str:
        """Return the person's name."""
        return self.scene.name(self.person)

    @property
    def role(self) -> str:
        """Return the role in which the person was told last, or has by duty; else empty."""
        spell = self.scene.spell
        for step in reversed(spell.chain.taken if spell and spell.chain else ()):
            for told in step.told:
                if told.person == self.person and told.role:
                    return told.role
        return next((role for role in self.scene.plan.roles if self._has(role)), "")

    def _has(self, role: str) -> bool:
        scene = self.scene
        return self.person in holders(scene.rulebook, role, scene.unit.id, scene.now)

    @property
    def may_decide(self) -> bool:
        """Return whether the person has a role that decides, now."""
        spell = self.scene.red
        if spell is None or spell.limit is None:
            return False
        return any(self._has(role) for role in spells.deciders(spell, self.terms, self.scene.now))

    @property
    def may_record(self) -> bool:
        """Return whether the person may note what a leader decides by telephone."""
        scene = self.scene
        return scene.red is not None and stands_above(
            self.person, scene.unit.id, scene.rulebook, scene.now
        )

    def owes(self, role: str) -> bool:
        """Return whether an item of a role is this person's."""
        return self._has(role)

    def answer(self) -> Answer | None:
        """Return the answer that stands, whosever it is."""
        spell = self.scene.red
        return spells.standing_answer(spell, self.scene.now) if spell else None

    def decision(self) -> Decision | None:
        """Return the last decision in force."""
        spell = self.scene.red
        made = spells.in_force(spell, self.scene.now) if spell else ()
        return made[-1] if made else None

    def stage(self) -> Stage:
        """Return where the person stands with the unit."""
        spell = self.scene.red
        if spell is None:
            return "over"
        if spells.over_limit(spell, self.scene.now):
            return "must" if self.may_decide else "ask"
        made, answer = self.decision(), self.answer()
        if made is not None:
            return "done" if made.by == self.person else "taken"
        if answer is not None:
            return "answered" if answer.by == self.person else "taken"
        return "ask"

    def waits(self, untold: bool = False) -> bool:
        """Return whether the unit waits for this person: told, and nobody has answered or decided.

        An answer of one's own that is about to end waits too. `untold`: so does, though nobody has
        told them, what is over its limit for whoever may decide, and what another was told in a
        role that is theirs by now.
        """
        if not self.told() and not (untold and self._in_their_role()):
            return untold and self.stage() == "must"
        answer = self.answer()
        if self.stage() == "answered" and answer is not None:
            return answer.until - self.scene.now <= REMIND
        return self.stage() in ("ask", "must")

    def told(self) -> bool:
        """Return whether the person was told in the chain that stands, or as its last resort."""
        spell = self.scene.red
        chain = spell.chain if spell else None
        if chain is None:
            return False
        said = (*chain.resort, *(told for step in chain.taken for told in step.told))
        return any(told.person == self.person for told in said)

    def _in_their_role(self) -> bool:
        spell = self.scene.red
        taken = spell.chain.taken if spell and spell.chain else ()
        roles = {told.role for step in taken for told in step.told if told.role}
        return any(self._has(role) for role in roles)

    def next_roles(self) -> tuple[str, ...]:
        """Return the roles that are told next; empty if nobody is."""
        spell = self.scene.red
        chain, at = (chains.running(spell), chains.next_due(spell)) if spell else (None, None)
        if spell is None or chain is None or at is None:
            return ()
        return chains.roles_of(spell, self.terms, chain, at)

    def next_at(self) -> datetime | None:
        """Return when the next step falls due."""
        spell = self.scene.red
        return chains.next_due(spell) if spell else None


def chain_id(spell: Spell) -> str:
    """Return the id of the chain to answer; of a spell whose chain is over, one of its own."""
    return spell.chain.id if spell.chain else f"{spell.id}.a{spell.chains}"
