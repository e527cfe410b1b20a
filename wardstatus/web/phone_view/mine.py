"""A leader's own page: all that waits for one person, whoever was told of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wardstatus.core import actions, spells
from wardstatus.core.standing import Decision, Item
from wardstatus.web.phone_view.caller import Caller
from wardstatus.web.scene import Scene, filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing of one unit: what it is, how it stands, and what may be tapped."""

    unit: str
    name: str
    text: Markup
    small: Markup
    late: bool = False
    item: str = ""
    """The item that may be marked as done; empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What stands beside the units that wait."""

    answers: tuple[Row, ...] = ()
    """What this person has taken, until when."""
    decisions: tuple[Row, ...] = ()
    """What this person decided and what has become of it."""
    items: tuple[Row, ...] = ()
    """Items of this person's roles, the longest overdue first."""

    @property
    def nothing(self) -> bool:
        """Return whether there is nothing at all."""
        return not (self.answers or self.decisions or self.items)


def mine(callers: Sequence[Caller]) -> Mine:
    """Return what one person holds, has decided and has to do, over all units."""
    owed = [(item, each) for each in callers for item in _owed(each)]
    owed.sort(key=lambda pair: pair[0].due)
    return Mine(
        answers=tuple(row for each in callers for row in _answer(each)),
        decisions=tuple(_decided(each, made) for each in callers for made in _made(each)),
        items=tuple(_item(each, item) for item, each in owed),
    )


def _answer(caller: Caller) -> Sequence[Row]:
    scene, answer = caller.scene, caller.answer()
    if answer is None or answer.by != caller.person or caller.stage() != "answered":
        return ()
    said = filled(scene.words("You have it, word again by {time}"), time=scene.clock(answer.until))
    return (_row(scene, said, Markup("")),)


def _made(caller: Caller) -> Sequence[Decision]:
    spell = caller.scene.red
    if spell is None:
        return ()
    return [each for each in spells.in_force(spell, caller.scene.now) if each.by == caller.person]


def _decided(caller: Caller, made: Decision) -> Row:
    scene = caller.scene
    _ = scene.words
    text = _.pick(made.text).rstrip(".") or _("Red accepted")
    holds = _("until {time}", time=scene.clock(made.until))
    small = " · ".join(part for part in (_became(scene, made), holds) if part)
    return _row(scene, Markup.escape(text), Markup.escape(small), late=_unanswered(scene, made))


def _unanswered(scene: Scene, made: Decision) -> bool:
    """Return whether the ward has been asked whether it came, and has said nothing yet."""
    return made.due is not None and made.due <= scene.now and made.came is None


def _became(scene: Scene, made: Decision) -> str:
    _ = scene.words
    if made.came:
        return _("The ward says it came")
    if made.due is None:
        return ""
    time = scene.clock(made.due)
    if _unanswered(scene, made):
        return _("The ward was asked {time}: did it come? No answer yet", time=time)
    return _("The ward is asked {time} whether it came", time=time)


def _owed(caller: Caller) -> Sequence[Item]:
    theirs = (item for item in caller.scene.standing.items if item.state == "open")
    return [
        item for item in theirs if not item.at_screen and not item.answer and caller.owes(item.role)
    ]


def _item(caller: Caller, item: Item) -> Row:
    scene, _ = caller.scene, caller.scene.words
    late = actions.overdue(item, scene.now)
    when = _("Due {time}", time=scene.clock(item.due))
    if late:
        when = f"{when}, {_('{span} over', span=scene.minutes(scene.now - item.due))}"
    text = Markup.escape(_.pick(item.text).rstrip("."))
    return _row(scene, text, Markup.escape(when), late=late, item=item.id)


def _row(scene: Scene, text: Markup, small: Markup, *, late: bool = False, item: str = "") -> Row:
    return Row(
        unit=scene.unit.id, name=scene.unit.short, text=text, small=small, late=late, item=item
    )
