"""What the panel says on green and yellow: since when, and what comes next."""

from datetime import timedelta

from markupsafe import Markup

from wardstatus.core import spells, status
from wardstatus.core.levels import Level
from wardstatus.core.standing import Spell
from wardstatus.core.terms import terms_of
from wardstatus.web.scene import Scene, filled


def title(scene: Scene) -> Markup:
    """Return the sentence about the level as it is shown."""
    _, now = scene.words, scene.standing.status
    if now.level is None or now.since is None:
        return filled(_("No phase has been set yet"))
    shown = status.shown(scene.standing, scene.unit, scene.now)
    if shown is None:
        lapsed = status.not_confirmed_since(scene.standing, scene.now)
        if lapsed is None:
            return filled(_("Unknown, last {level}"), level=scene.level(now.level))
        return filled(
            _("Unknown since {time}, last {level}"),
            time=scene.clock(lapsed),
            level=scene.level(now.level),
        )
    said = {
        Level.GREEN: _("Normal running since {time}"),
        Level.YELLOW: _("Yellow since {time}"),
        Level.RED: _("Red since {time}"),
    }[shown]
    return filled(said, time=scene.clock(now.since))


def then(scene: Scene) -> Markup:
    """Return what comes next, sentence by sentence."""
    now = scene.standing.status
    if now.level is None:
        return filled(scene.words("Tap the one that holds now. One tap sets it."))
    said = [_paused(scene), _lacks(scene), _lends(scene), _holds(scene)]
    return Markup(" ").join(part for part in said if part)


def _paused(scene: Scene) -> Markup:
    """Return *Rød igjen før 14:58: 1 t 14 min igjen av fristen*."""
    _, spell = scene.words, scene.spell
    if spell is None or spell.left_at is None:
        return Markup("")
    until = spell.left_at + spells.rejoin(spell)
    if scene.now >= until:
        return Markup("")
    left = _left(spell)
    if left is None:
        return filled(_("Red again before {time}: the same red goes on."), time=scene.clock(until))
    if left <= timedelta(0):
        return filled(
            _("Red again before {time}: over the limit at once."), time=scene.clock(until)
        )
    return filled(
        _("Red again before {time}: {span} left of the limit."),
        time=scene.clock(until),
        span=scene.lasting(left),
    )


def _left(spell: Spell) -> timedelta | None:
    return spell.limit.limit - spell.red_before if spell.limit else None


def _lacks(scene: Scene) -> Markup:
    needs = scene.needs()
    return filled(scene.words("Lacks: {needs}."), needs=needs) if needs else Markup("")


def _lends(scene: Scene) -> Markup:
    _ = scene.words
    names = {each.id: _.pick(each.name).lower() for each in scene.plan.offers}
    lent = ", ".join(names.get(each, each) for each in scene.standing.status.offers)
    return filled(_("May lend: {offers}."), offers=lent) if lent else Markup("")


def _holds(scene: Scene) -> Markup:
    _, now, numbers = scene.words, scene.standing.status, scene.standing.numbers
    if status.shown(scene.standing, scene.unit, scene.now) is None:
        return filled(_("Tap the one that holds now. One tap sets it."))
    until = now.valid_until
    if until is None or now.level is None:
        return filled(_("The phase follows the numbers."))
    terms = terms_of(scene.rulebook, scene.unit.id)
    if status.asks(scene.standing, terms, scene.now) and numbers.recommended:
        since = numbers.recommended_since or scene.now
        return filled(
            _(
                "The numbers have indicated {other} since {time}."
                " If you do not answer, {level} stands until {until}."
            ),
            other=scene.level(numbers.recommended),
            time=scene.clock(since),
            level=scene.level(now.level),
            until=scene.clock(until),
        )
    return filled(_("Holds until {time}."), time=scene.clock(until))
