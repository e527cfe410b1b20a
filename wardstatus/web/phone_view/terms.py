"""The terms red was begun with beside the plan as it is now, and why one would apply them."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardstatus.core import stamped
from wardstatus.core.plans import LimitTerms, Step, in_shift
from wardstatus.core.spells import deadline, review_at
from wardstatus.core.standing import Spell
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.phone_view.page import Head
from wardstatus.web.phone_view.roles import role
from wardstatus.web.phone_view.told import small_head
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One term that the plan has changed: as it was stamped, as it would be."""

    name: str
    stamped: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage:
    """All that the page of a changed plan prints."""

    unit: str
    head: Head
    name: str
    role: str
    lines: tuple[Line, ...]
    reasons: tuple[str, ...]
    may_apply: bool


def changed(caller: Caller) -> bool:
    """Return whether the plan has changed since this red began."""
    spell = caller.scene.red
    return spell is not None and stamped.changed(spell, caller.terms)


def terms_page(caller: Caller, spell: Spell) -> TermsPage:
    """Return the terms of red that goes on beside those of the plan that are others."""
    scene = caller.scene
    _, new = scene.words, stamped.as_now(spell, caller.terms, scene.now)
    pairs = zip(_terms(scene, spell), _terms(scene, new), strict=True)
    return TermsPage(
        unit=scene.unit.id,
        head=small_head(scene),
        name=caller.name,
        role=role(caller),
        lines=tuple(
            Line(name=name, stamped=old, now=now) for (name, old), (_n, now) in pairs if old != now
        ),
        reasons=(
            _("The plan was wrong"),
            _("Agreed with the ward"),
            _("The situation is another"),
        ),
        may_apply=caller.may_decide,
    )


def _terms(scene: Scene, spell: Spell) -> list[tuple[str, str]]:
    """Return the name and the words of each term of a spell."""
    _, limit, answer = scene.words, spell.limit, spell.answer_terms
    never = _("none")
    review, end = review_at(spell), deadline(spell)
    return [
        (_("Look again"), scene.clock(review) if review else never),
        (_("Deadline"), scene.clock(end) if end else never),
        (_("Decides"), _deciders(scene, limit) if limit else never),
        (_("A decision lasts"), scene.lasting(limit.decision_lasts) if limit else never),
        (_("Extensions"), str(limit.extensions) if limit else "0"),
        (_("Told until answered"), _steps(scene, answer.steps) or never),
        (_("Told over the limit"), _steps(scene, limit.steps if limit else ()) or never),
    ]


def _deciders(scene: Scene, limit: LimitTerms) -> str:
    return ", ".join(in_shift(limit.decided_by, scene.shift(scene.now)))


def _steps(scene: Scene, steps: Sequence[Step]) -> str:
    shift = scene.shift(scene.now)
    return ", ".join(
        f"{'/'.join(in_shift(step.notify, shift))} {scene.lasting(step.after)}" for step in steps
    )
