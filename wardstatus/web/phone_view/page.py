"""What a leader's page prints, as values."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from markupsafe import Markup

from wardstatus.web.phone_view.mine import Mine

Kind: TypeAlias = Literal["ask", "answered", "taken", "over", "several"]

NONE = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The red bar on top."""

    shape: str
    title: str
    under: str
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what happened or will: time, who or what, and a side note."""

    time: str
    text: Markup
    small: Markup = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    """One time until which an answer may hold; `off` is past the next deadline."""

    value: str
    text: str
    checked: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One of several units that wait for this person."""

    unit: str
    name: str
    over: bool
    by: str
    lacks: str
    take: bool = True
    """Whether the person has a role to take it in: the switchboard has none."""
    record: bool = False
    """Whether all there is to do is to note what a leader says by telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """All that a leader's page about one unit prints; what a kind does not show is empty."""

    kind: Kind
    unit: str
    head: Head
    name: str
    role: str
    said: Markup = NONE
    """What was done, and who sees it."""
    due: Markup = NONE
    due_small: Markup = NONE
    facts: Markup = NONE
    """What the unit lacks, and its numbers."""
    waiting: tuple[Markup, ...] = ()
    """Items that wait for this person."""
    told: tuple[Line, ...] = ()
    then: tuple[Line, ...] = ()
    untils: tuple[Until, ...] = ()
    note: str = ""
    phone: str = ""
    take: bool = False
    decide: bool = False
    must: bool = False
    record: bool = False
    """Whether a decision given by telephone may be noted from here."""
    passes: str = ""
    """What stands on *I cannot*; empty if there is nobody to pass it to."""
    waits: tuple[Wait, ...] = ()
    all: str = ""
    next_unit: str = ""
    """Another unit that waits for this person."""
    mine: Mine = Mine()
    """On a person's own page: what they hold, decided, and have to do."""
