"""The leader's phone: what one person sees of the units that wait for them."""

from collections.abc import Sequence

from wardstatus.core import spells
from wardstatus.web.phone_view.caller import Caller, chain_id
from wardstatus.web.phone_view.decision import Form, form
from wardstatus.web.phone_view.mine import Mine, mine
from wardstatus.web.phone_view.options import words_of
from wardstatus.web.phone_view.page import Head, Phone, Wait
from wardstatus.web.phone_view.roles import role
from wardstatus.web.phone_view.unit import unit_page
from wardstatus.web.scene import Scene

__all__ = ["Caller", "Form", "Phone", "chain_id", "form", "several", "unit_page", "words_of"]


def several(callers: Sequence[Caller], every: Sequence[Caller] = ()) -> Phone:
    """Return a person's own page: the units that wait, over the limit first, and what else does."""
    first = (*callers, *every)[0]
    _ = first.scene.words
    waits = sorted((_wait(each) for each in callers), key=lambda wait: not wait.over)
    over = sum(wait.over for wait in waits)
    takes = sum(wait.take for wait in waits)
    held = mine(every)
    return Phone(
        kind="several",
        unit="",
        head=_head(first.scene, len(waits), over, held),
        name=first.name,
        role=role(first),
        waits=tuple(waits),
        all=_("I take all {n}", n=takes) if takes > 1 else "",
        note=_("Your answers never hold past the next deadline. What is over needs a decision.")
        if any(not wait.record for wait in waits)
        else "",
        mine=held,
    )


def _head(scene: Scene, waits: int, over: int, held: Mine) -> Head:
    _ = scene.words
    if not waits:
        late = sum(each.late for each in (*held.items, *held.decisions))
        under = _.many("{n} matter is late", "{n} matters are late", late) if late else ""
        return Head(shape="", title=_("No ward waits for you"), under=under)
    under = _("RED phase, {n} over the limit", n=over) if over else _("RED phase")
    return Head(shape="3", title=_("{n} wait for you", n=waits), under=under)


def _wait(caller: Caller) -> Wait:
    scene = caller.scene
    spell = scene.red
    over = spell is not None and spells.over_limit(spell, scene.now)
    lacks = scene.needs()
    _ = scene.words
    return Wait(
        unit=scene.unit.id,
        name=scene.unit.short,
        over=over,
        take=bool(caller.role) and not over,
        record=caller.may_record and not caller.role,
        by=_by(caller, scene),
        lacks=_("Lacks {needs}", needs=lacks) if lacks else "",
    )


def _by(caller: Caller, scene: Scene) -> str:
    _, spell = scene.words, scene.red
    at, answer = (spells.over_since(spell) if spell else None), caller.answer()
    if at is not None and at <= scene.now:
        return _("Over the limit {time}", time=scene.clock(at))
    if not caller.role and answer is None:
        return _("Nobody has answered")
    if answer is not None:
        return _("Your answer ends {time}", time=scene.clock(answer.until))
    next_at, end = caller.next_at(), spells.deadline(spell) if spell else None
    if next_at is not None:
        return _("Answer by {time}", time=scene.clock(next_at))
    return _("Decide by {time}", time=scene.clock(end)) if end else _("Nobody has answered")
