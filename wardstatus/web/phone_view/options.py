"""What a leader may decide: the plan's choices first, then what every plan allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wardstatus.core.plans import LimitTerms, PlanChoice
from wardstatus.core.spells import longest
from wardstatus.core.standing import Spell
from wardstatus.measures.past import Made
from wardstatus.web.phone_view.earlier import last_like
from wardstatus.web.scene import Scene

ASKS = ("close", "set_aside", "extend")
"""Kinds of decision that ask what weighed most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to decide: `choice:C1` of the plan, or `kind:lower`."""

    value: str
    text: str
    small: str
    kind: str
    checked: bool = False
    last: str = ""
    """When it was decided like this the last time."""

    @property
    def asks(self) -> bool:
        """Return whether it asks what weighed most."""
        return self.kind in ASKS


def options(
    scene: Scene, spell: Spell, limit: LimitTerms, before: Sequence[Made] = ()
) -> tuple[Option, ...]:
    """Return what may be decided, with when it was last; the first one is chosen beforehand."""
    offered = [_choice(scene, limit, each) for each in limit.choices if _allowed(each, spell)]
    kinds = {each.kind for each in limit.choices}
    rest = [option for kind, option in _kinds(scene, spell, limit) if kind not in kinds]
    first, *others = [
        replace(each, last=last_like(scene, each.kind, before)) for each in (*offered, *rest)
    ]
    return (replace(first, checked=True), *others)


def _allowed(choice: PlanChoice, spell: Spell) -> bool:
    return choice.kind != "extend" or _extensions(spell) < (
        spell.limit.extensions if spell.limit else 0
    )


def _extensions(spell: Spell) -> int:
    return sum(each.kind == "extend" for each in spell.decisions)


def _choice(scene: Scene, limit: LimitTerms, choice: PlanChoice) -> Option:
    _ = scene.words
    lasts = longest(limit, choice.kind)
    until = scene.now + (min(lasts, choice.lasts) if choice.lasts else lasts)
    small = _("until {time}", time=scene.clock(until))
    if choice.due is not None:
        small = _(
            "noticed by {due}, holds until {time}",
            due=scene.clock(scene.now + choice.due),
            time=scene.clock(until),
        )
    if choice.kind == "lower":
        small = _("the ward confirms")
    return Option(
        value=f"choice:{choice.id}",
        text=_prefixed(scene, choice),
        small=small,
        kind=choice.kind,
    )


def _prefixed(scene: Scene, choice: PlanChoice) -> str:
    """Return the words of a choice; a list of tasks says what it is a list of."""
    _, text = scene.words, scene.words.pick(choice.text)
    return _("May wait: {tasks}", tasks=text) if choice.kind == "set_aside" else text


def _kinds(scene: Scene, spell: Spell, limit: LimitTerms) -> list[tuple[str, Option]]:
    _ = scene.words
    until = scene.clock(scene.now + limit.decision_lasts)
    known: list[tuple[str, Option]] = [
        (
            name,
            Option(value=f"kind:{name}", text=text, small=_("until {time}", time=until), kind=name),
        )
        for name, text in words_of(scene).items()
        if not limit.choices
    ]
    lower = Option(
        value="kind:lower",
        text=_("Agree on yellow with the ward"),
        small=_("the ward confirms"),
        kind="lower",
    )
    known.append(("lower", lower))
    used = _extensions(spell)
    if used < limit.extensions:
        known.append(("extend", _extend(scene, limit, used)))
    return known


def words_of(scene: Scene) -> dict[str, str]:
    """Return what a plan without choices offers, by kind."""
    _ = scene.words
    return {
        "resources": _("Help comes from elsewhere"),
        "close": _("Close for planned admissions"),
        "set_aside": _("Tasks that may wait"),
    }


def _extend(scene: Scene, limit: LimitTerms, used: int) -> Option:
    _ = scene.words
    until: datetime = scene.now + limit.extend_by
    return Option(
        value="kind:extend",
        text=_("Accept red until {time}", time=scene.clock(until)),
        small=_("{n} of {all} extensions, you answer for it", n=used + 1, all=limit.extensions),
        kind="extend",
    )
