"""The panel on top: who decides by when, whom to ring, did it come, or what comes next."""

from markupsafe import Markup

from wardstatus.core import chains, spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Decision
from wardstatus.web.scene import Scene, filled
from wardstatus.web.ward_view import calm, line, red
from wardstatus.web.ward_view.panel import Clock, cover


def clock(scene: Scene) -> Clock:
    """Return what the panel says now."""
    before, spell = scene.standing.before, scene.red
    if before is not None and scene.now < before.until and _has_chips(scene):
        return Clock(kind="chips", title=Markup(""))
    if (asked := _asked(scene)) is not None:
        return _came(scene, asked)
    if spell is None:
        return Clock(
            kind="calm", title=calm.title(scene), fact=calm.then(scene), cover=cover(scene)
        )
    if spells.over_limit(spell, scene.now):
        return red.over(scene, spell)
    answer = spells.standing_answer(spell, scene.now)
    if answer is None and scene.covering() is None and chains.steps(spell, "answer"):
        return red.ask(scene, spell)
    return red.due(scene, spell, answer)


def _has_chips(scene: Scene) -> bool:
    plan = scene.plan
    if scene.standing.status.level is Level.GREEN:
        return bool(plan.offers)
    return bool(plan.needs)


def _asked(scene: Scene) -> Decision | None:
    """Return the decision whose time to be noticed has come, and nobody has said whether it did."""
    if scene.spell is None:
        return None
    for made in spells.in_force(scene.spell, scene.now):
        if made.due is not None and made.due <= scene.now and made.came is None:
            return made
    return None


def _came(scene: Scene, made: Decision) -> Clock:
    _, spell = scene.words, scene.spell
    assert spell is not None, "a decision belongs to a spell"
    said = filled(
        _("{text} was to be noticed by {due}. Decided by {role} {time}."),
        text=_.pick(made.text),
        due=scene.clock(made.due or made.at),
        role=scene.role(made.role),
        time=scene.clock(made.at),
    )
    return Clock(
        kind="came",
        title=Markup(""),
        fact=said,
        decision=made.id,
        no_tells=filled(_("{role} gets to know"), role=scene.role(made.role)),
        dots=line.line(scene, spell, short=True),
        cover=cover(scene),
    )
