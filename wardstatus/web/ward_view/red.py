"""What the panel says on red: over the limit, unanswered, answered, decided."""

from datetime import datetime

from markupsafe import Markup

from wardstatus.core import spells
from wardstatus.core.standing import Answer, Spell
from wardstatus.web.scene import LAST_MINUTES, Scene, filled
from wardstatus.web.ward_view import line, ring
from wardstatus.web.ward_view.panel import Clock, cover


def _limit_said(scene: Scene, spell: Spell) -> Markup:
    """Return how long it has been red, and the limit, sentence by sentence."""
    _ = scene.words
    said = [_("Red for {span}.", span=scene.minutes(spells.red_time(spell, scene.now)))]
    if scene.standing.structural is not None:
        since = scene.clock(scene.standing.structural)
        said.append(_("Structural red since {time}.", time=since))
    elif spell.limit is not None:
        said.append(_("The limit is {span}.", span=scene.lasting(spell.limit.limit)))
    return Markup(" ").join(Markup("<span>{}</span>").format(each) for each in said)


def over(scene: Scene, spell: Spell) -> Clock:
    """Return the panel of a unit over its limit: who was to decide, and whom to ring."""
    _ = scene.words
    at = spells.over_since(spell) or spells.deadline(spell) or scene.now
    answer = spells.standing_answer(spell, scene.now)
    strong = (
        filled(_("{role} has it, and has not decided."), role=scene.role(answer.role))
        if answer
        else Markup(filled(_("Nobody has decided. Ring.")))
    )
    phone = scene.phone_above()
    recorded = (
        filled(
            _("Decides by telephone? The coordinator records it, {phone}"),
            phone=Markup('<span class="nb">{}</span>').format(phone),
        )
        if phone
        else Markup(filled(_("Decides by telephone? The coordinator records it.")))
    )
    return Clock(
        kind="over",
        title=strong,
        strong=filled(_("{span} over"), span=scene.minutes(scene.now - at)),
        fact=filled(
            _("{role} was to decide by {time}."),
            role=scene.role(scene.owner(at)),
            time=scene.clock(at),
        ),
        rows=ring.rows(scene, spell),
        notes=(recorded, _limit_said(scene, spell)),
        chain=spell.chain.id if spell.chain else "",
        cover=cover(scene),
    )


def ask(scene: Scene, spell: Spell) -> Clock:
    """Return the panel while nobody has answered: whom to ring."""
    _, end = scene.words, spells.deadline(spell)
    strong = (
        filled(
            _("{role} decides by {time}"),
            role=scene.role(scene.owner(end)),
            time=scene.clock(end),
        )
        if end is not None
        else Markup("")
    )
    skipped = ring.skipped(scene, spell)
    red = filled(_("Red for {span}."), span=scene.minutes(spells.red_time(spell, scene.now)))
    title = (
        _("Nobody can be told. Ring.")
        if spell.chain is not None and spell.chain.unreached
        else _("No answer yet. Ring.")
    )
    return Clock(
        kind="ask",
        title=filled(title),
        strong=strong,
        fact=Markup(" ").join(part for part in (red, skipped) if part),
        rows=ring.rows(scene, spell),
        chain=spell.chain.id if spell.chain else "",
        cover=cover(scene),
    )


def due(scene: Scene, spell: Spell, answer: Answer | None) -> Clock:
    """Return the panel while somebody has it: who owes what, and by when."""
    title, at = _promise(scene, spell, answer)
    left = at - scene.now if at is not None else None
    near = left is not None and left <= LAST_MINUTES
    _ = scene.words
    return Clock(
        kind="due",
        title=title,
        time=scene.clock(at) if at is not None else "",
        minutes=_("in {span}", span=scene.minutes(left)) if left is not None and near else "",
        fact=_limit_said(scene, spell) if at is not None else _without_plan(scene),
        dots=line.line(scene, spell),
        cover=cover(scene),
    )


def _without_plan(scene: Scene) -> Markup:
    said = scene.words("No plan. Nobody is told, and nothing is owed.")
    return Markup("") if scene.plan.name else filled(said)


def _promise(scene: Scene, spell: Spell, answer: Answer | None) -> tuple[Markup, datetime | None]:
    """Return the sentence about who owes what next, and by when."""
    _, end, cover = scene.words, spells.deadline(spell), scene.covering()
    owes = filled(_("{role} decides by"), role=scene.role(scene.owner(end))) if end else Markup("")
    if cover is not None and (end is None or cover.until >= end):
        return filled(_("{role} decided, holds until"), role=scene.role(cover.role)), cover.until
    if answer is not None and cover is None:
        if end is not None and answer.until >= end:
            return owes, end
        said = filled(_("{role} has it, word again by"), role=scene.role(answer.role))
        return said, answer.until
    if end is not None:
        return owes, end
    return _limit_said(scene, spell), None
