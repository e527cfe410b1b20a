"""The whole delivery log, for the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from wardstatus.core.units import Rulebook, Unit
from wardstatus.service import Delivery, Try
from wardstatus.texts.words import Words
from wardstatus.web.messages_view import words as said_of

UNDELIVERED = "undelivered"
"""Asks for whatever did not arrive, whichever way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for, by whom; `names`: whether persons are shown by name."""

    rulebook: Rulebook
    words: Words
    now: datetime
    root: str
    state: str = ""
    person: str = ""
    day: date | None = None
    names: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a list may be turned to."""

    value: str
    said: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One try in words."""

    at: str
    channel: str
    result: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One message: when, about which units, to whom, how it stands, and what was tried."""

    at: str
    units: Sequence[str]
    about: Sequence[str]
    role: str
    name: str
    state: str
    lost: bool
    more: str
    tries: Sequence[Tried]


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Everything the template draws."""

    asked: Asked
    head: Unit
    rows: Sequence[Row]
    counted: str
    units: Sequence[Option]
    states: Sequence[Option]
    persons: Sequence[Option] = field(default=())


def log(asked: Asked, found: Sequence[Delivery]) -> Log:
    """Return the delivery log of a unit and all below it."""
    _, book = asked.words, asked.rulebook
    shown = [_row(asked, each) for each in found]
    return Log(
        asked=asked,
        head=book.units[book.root_of(asked.root)],
        rows=shown,
        counted=_.many("{n} message", "{n} messages", len(shown)),
        units=_units(asked),
        states=_states(asked),
        persons=_persons(asked) if asked.names else (),
    )


def _units(asked: Asked) -> list[Option]:
    head = asked.rulebook.root_of(asked.root)
    return [
        Option(value=unit.id, said=unit.name, here=unit.id == asked.root)
        for unit in asked.rulebook.below(head)
    ]


def _states(asked: Asked) -> list[Option]:
    _ = asked.words
    named: Mapping[str, str] = {
        "": _("Every state"),
        UNDELIVERED: _("All not delivered"),
        **said_of.states(_),
    }
    return [Option(value=key, said=word, here=key == asked.state) for key, word in named.items()]


def _persons(asked: Asked) -> list[Option]:
    known = sorted(asked.rulebook.persons.values(), key=lambda each: each.name)
    everybody = Option(value="", said=asked.words("Everybody"), here=not asked.person)
    return [
        everybody,
        *(Option(value=each.id, said=each.name, here=each.id == asked.person) for each in known),
    ]


def _row(asked: Asked, sent: Delivery) -> Row:
    _, book, first = asked.words, asked.rulebook, sent.notices[0]
    units = dict.fromkeys(each.unit for each in sent.notices)
    lost = sent.state in ("failed", "expired") or (
        sent.given_up is not None and sent.state in ("queued", "sending")
    )
    return Row(
        at=_when(asked, sent.created or first.ready_at),
        units=[book.units[each].name if each in book.units else each for each in units],
        about=list(dict.fromkeys(said_of.about(_, each) for each in sent.notices)),
        role=_role(asked, first.unit, first.role),
        name=(book.named(sent.person) or sent.person) if asked.names else "",
        state=said_of.state(_, sent),
        lost=lost,
        more=_("Next try {time}", time=_when(asked, sent.next_at))
        if sent.next_at and sent.created
        else "",
        tries=[_tried(asked, each) for each in sent.tries],
    )


def _role(asked: Asked, unit: str, role: str) -> str:
    known = asked.rulebook.units.get(unit)
    plan = known.plan if known else None
    named = plan.roles.get(role) if plan else None
    if not role:
        return asked.words("Last resort")
    return f"{asked.words.pick(named.name)} ({role})" if named else role


def _tried(asked: Asked, tried: Try) -> Tried:
    _ = asked.words
    return Tried(
        at=_.clock(tried.at, asked.rulebook.zone),
        channel=said_of.channel(_, tried.channel),
        result=said_of.result(_, tried),
        detail=tried.detail if asked.names else "",
    )


def _when(asked: Asked, at: datetime) -> str:
    zone = asked.rulebook.zone
    clock = asked.words.clock(at, zone)
    if at.astimezone(zone).date() == asked.now.astimezone(zone).date():
        return clock
    return f"{asked.words.day(at, zone)} {clock}"
