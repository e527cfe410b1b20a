"""Whether the level still holds: what the numbers indicate, and what the ward says to it."""

from datetime import datetime

from wardstatus.core import recommend, status
from wardstatus.core.levels import Level
from wardstatus.texts.reasons import briefly
from wardstatus.web.scene import Scene
from wardstatus.web.ward_view.says import Advice, Say


def _indicates(scene: Scene) -> tuple[str, str, str]:
    """Return the head, since when, and the sentence of what the numbers indicate."""
    _, numbers = scene.words, scene.standing.numbers
    if numbers.recommended is None:
        return "", "", ""
    found = recommend.reasons(scene.standing, scene.unit, scene.rulebook, scene.now)
    ages = [each.at for each in found if each.at is not None]
    return (
        _("The numbers indicate {level}", level=scene.level(numbers.recommended)),
        scene.clock(max(ages)) if ages else "",
        briefly(_, scene.unit, numbers.recommended, found),
    )


def asked(scene: Scene) -> Advice:
    """Return the question the numbers raise, with its three answers."""
    _ = scene.words
    head, at, sentence = _indicates(scene)
    level = scene.standing.numbers.recommended or Level.RED
    use = _("Use {level}", level=scene.level(level))
    return Advice(
        head=head,
        at=at,
        why=sentence,
        numbers=True,
        says=(
            Say(action="level", name="level", value=level, text=use, main=True),
            Say(action="prompt", name="answer", value="managing", text=_("We manage")),
            Say(
                action="prompt",
                name="answer",
                value="numbers_wrong",
                text=_("The numbers are wrong"),
            ),
        ),
    )


def confirm(scene: Scene) -> Advice:
    """Return what the numbers indicate, and the button that says the level still holds."""
    _, now = scene.words, scene.standing.status
    level = now.level or Level.GREEN
    head, at, sentence = _indicates(scene)
    rested = now.rested_until
    if rested is not None and scene.now < rested and now.rested_why:
        said = {
            "managing": _("“We manage”, you said. Not asked again before {time}, unless it rises."),
            "numbers_wrong": _(
                "“The numbers are wrong”, you said. Not asked again before {time}, unless it rises."
            ),
        }[now.rested_why]
        sentence = said.format(time=scene.clock(rested))
    lapsed = status.not_confirmed_since(scene.standing, scene.now)
    still = _("Still {level}", level=scene.level(level))
    return Advice(
        head=head or _("Does the phase still hold?"),
        at=at,
        why=sentence,
        numbers=bool(head),
        says=(
            Say(
                action="confirm",
                name="confirm",
                value="1",
                text=still,
                small=_held(scene, lapsed),
                main=lapsed is not None,
            ),
        ),
    )


def _held(scene: Scene, lapsed: datetime | None) -> str:
    _, now = scene.words, scene.standing.status
    if lapsed is not None:
        return _("not confirmed since {time}", time=scene.clock(lapsed))
    at, until = now.confirmed_at or now.since, now.valid_until
    if at is None or until is None:
        return ""
    return (
        _("set {time}, until {until}", time=scene.clock(at), until=scene.clock(until))
        if at == now.since
        else _("confirmed {time}, until {until}", time=scene.clock(at), until=scene.clock(until))
    )


def followed(scene: Scene) -> Advice:
    """Return what a level that follows the numbers stands on, and how a person stands beside it."""
    _, now = scene.words, scene.standing.status
    head, at, sentence = _indicates(scene)
    if now.override_until is None or now.override_level is None:
        return Advice(
            head=head or _("The numbers are missing"),
            at=at,
            numbers=bool(head),
            why=sentence or _("The phase is unknown until they come. You may set it yourselves."),
        )
    back = scene.standing.numbers.recommended
    return Advice(
        head=_(
            "You set {level}, until {time}",
            level=scene.level(now.override_level),
            time=scene.clock(now.override_until),
        ),
        at=at,
        numbers=bool(head),
        why=" ".join(part for part in (f"{head}." if head else "", sentence) if part),
        says=(
            Say(
                action="level",
                name="level",
                value=back,
                text=_("Follow the numbers: {level}", level=scene.level(back)),
            ),
        )
        if back is not None and back is not now.level
        else (),
    )
