"""The panel on top, as a value; and the cover that stands in all its states."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from wardstatus.core import spells
from wardstatus.web.scene import Scene, filled
from wardstatus.web.ward_view import line, ring

Kind: TypeAlias = Literal["chips", "came", "ask", "over", "due", "calm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One state of the panel; what a kind does not show is empty."""

    kind: Kind
    title: Markup
    time: str = ""
    """The deadline, large."""
    minutes: str = ""
    """Only in the last thirty minutes and when over."""
    fact: Markup = Markup("")
    strong: Markup = Markup("")
    """The first line of the facts, said louder."""
    rows: tuple[ring.Row, ...] = ()
    notes: tuple[Markup, ...] = ()
    """Over the limit: who records a decision by telephone, and for how long it has been red."""
    chain: str = ""
    dots: tuple[line.Dot, ...] = ()
    decision: str = ""
    no_tells: Markup = Markup("")
    """Who gets to know that it did not come."""
    cover: tuple[Markup, ...] = ()


def cover(scene: Scene) -> tuple[Markup, ...]:
    """Return what may wait, and what is closed, until when: the nurse's cover."""
    _ = scene.words
    if scene.spell is None:
        return ()
    heads = {"set_aside": _("May wait until {until}:"), "close": _("Closed until {until}:")}
    return tuple(
        filled(
            _("{head} {text}. Decided by {role} {time}"),
            head=Markup("<b>{}</b>").format(heads[made.kind].format(until=scene.clock(made.until))),
            text=_.pick(made.text).rstrip("."),
            role=scene.role(made.role),
            time=scene.clock(made.at),
        )
        for made in spells.in_force(scene.spell, scene.now)
        if made.kind in heads
    )
