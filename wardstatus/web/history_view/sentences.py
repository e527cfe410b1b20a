"""What happened, one sentence an event; events that mean nothing to a reader have none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from wardstatus.web.history_view.reading import Logged
from wardstatus.web.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log: when, a mark, what happened and by whom."""

    at: datetime
    version: int
    kind: str
    text: str
    small: str = ""
    shape: str = ""
    """Of a level: its number; then `level` is its class."""
    level: str = ""
    by_person: bool = False
    """Done by a person: the mark is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What sentences look up: the unit's words, texts of items, what became of messages."""

    scene: Scene
    items: Mapping[str, str]
    delivered: Mapping[str, str]


Said: TypeAlias = tuple[str, str] | None
Teller: TypeAlias = Callable[[Context, Mapping[str, Any]], Said]

SHAPES = {"green": "1", "yellow": "2", "red": "3"}


def joined(*parts: str) -> str:
    """Return what is said of an event in small letters."""
    return " · ".join(part for part in parts if part)


def clock(here: Context, instant: str | None) -> str:
    """Return the local time of an instant in a body; empty for none."""
    return here.scene.clock(datetime.fromisoformat(instant)) if instant else ""


def who(here: Context, actor: str, role: str = "") -> str:
    """Return who did it: a role, the unit itself, the plan; never a person's name."""
    _ = here.scene.words
    if role:
        return role
    kind, _colon, name = actor.partition(":")
    if kind == "screen":
        unit = here.scene.rulebook.units.get(name)
        return unit.name if unit else name
    return {"plan": _("the plan"), "person": _("a leader"), "token": name}.get(kind, name)


def entry(here: Context, logged: Logged, tellers: Mapping[str, Teller]) -> Entry | None:
    """Return an event as a line; None for one that needs no line."""
    tell = tellers.get(logged.kind)
    said = tell(here, logged.body) if tell else None
    if said is None:
        return None
    line = Entry(
        at=logged.at, version=logged.version, kind=logged.kind, text=said[0], small=said[1]
    )
    if logged.kind in LEVELS:
        level = logged.body["level"] or ""
        return replace(line, shape=SHAPES.get(level, "0"), level=level or "unknown")
    return replace(line, by_person=logged.kind in BY_PERSON)


LEVELS = (
    "level_declared",
    "level_confirmed",
    "level_undone",
    "level_lowered",
    "level_followed",
)

BY_PERSON = (
    "answered",
    "passed_on",
    "decision_made",
    "terms_applied",
    "duty_given_back",
    "duty_overridden",
    "handed_over",
    "outcome_told",
    "flag_raised",
    "item_marked",
    "needs_tapped",
    "note_entered",
    "prompt_answered",
)
