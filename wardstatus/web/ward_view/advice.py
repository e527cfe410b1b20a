"""What is next to be done with the level: undo, agree, use the advice, confirm."""

from datetime import datetime, timedelta

from wardstatus.core import status
from wardstatus.core.judge.prompts import proposed
from wardstatus.core.levels import Level
from wardstatus.core.standing import Decision
from wardstatus.core.terms import terms_of
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view import holding
from wardstatus.web.ward_view.says import Advice, Say

_LONG_UNDO = timedelta(minutes=2)
"""An undo of so long is said in minutes."""


def advice(scene: Scene) -> Advice | None:
    """Return what the place says now; None for a unit that was never declared and has no advice."""
    before = scene.standing.before
    if before is not None and scene.now < before.until:
        return _undo(scene)
    waiting = proposed(scene.standing) if scene.red else None
    if waiting is not None:
        return _proposed(scene, waiting)
    disagree = scene.standing.status.disagree_until
    if disagree is not None and scene.now < disagree:
        return _lowered(scene, disagree)
    if status.asks(scene.standing, terms_of(scene.rulebook, scene.unit.id), scene.now):
        return holding.asked(scene)
    if scene.standing.status.level is None:
        return None
    return holding.followed(scene) if scene.plan.follow == "plan" else holding.confirm(scene)


def _undo(scene: Scene) -> Advice:
    _, standing = scene.words, scene.standing
    level = standing.status.level
    head = _(
        "Set to {level} {time}",
        level=scene.level(level or Level.GREEN),
        time=scene.clock(standing.status.since or scene.now),
    )
    red = level is Level.RED
    return Advice(
        head=head,
        why=_red_undo(scene) if red else _("Undo now, and the phase stands as it did before."),
        says=(Say(action="undo", name="undo", value="1", text=_("Undo"), main=True),),
    )


def _red_undo(scene: Scene) -> str:
    _, undo = scene.words, scene.rulebook.undo
    if undo >= _LONG_UNDO:
        return _(
            "Nobody is told in the first {lasting}. Undo now, and no message leaves.",
            lasting=_.lasting(undo),
        )
    return _(
        "Nobody is told in the first {n} seconds. Undo now, and no message leaves.",
        n=int(undo.total_seconds()),
    )


def _proposed(scene: Scene, made: Decision) -> Advice:
    _ = scene.words
    yellow = scene.level(Level.YELLOW)
    return Advice(
        head=_("{role} proposes {level}", role=made.role, level=yellow),
        at=scene.clock(made.at),
        why=_("It is set when the ward agrees. Until then red stands."),
        says=(
            Say(
                action="prompt",
                name="answer",
                value="agree",
                text=_("Agreed: {level}", level=yellow),
                main=True,
            ),
            Say(action="prompt", name="answer", value="disagree", text=_("Not agreed")),
        ),
    )


def _lowered(scene: Scene, until: datetime) -> Advice:
    _, now = scene.words, scene.standing.status
    level = scene.level(now.level or Level.YELLOW)
    return Advice(
        head=_("{role} and the ward set {level}", role=now.role, level=level),
        at=scene.clock(now.since) if now.since else "",
        why=_("Not agreed after all? Until {time} red is one tap away.", time=scene.clock(until)),
        says=(
            Say(
                action="confirm",
                name="confirm",
                value="1",
                text=_("Still {level}", level=level),
            ),
            Say(
                action="prompt",
                name="answer",
                value="disagree",
                text=_("Disagree: red again"),
            ),
        ),
    )
