"""What an event or a standing says once its persons, or its notes, are forgotten: the rest stays.

A text is blanked, a person becomes the role they had (`person` without one), and the last part of
a notice's key, which is a person, becomes a number. Nothing is taken out: the log still folds.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from wardstatus.core.standing import Told

T = TypeVar("T")

PERSON = "person"
"""Instead of a person who had no role in what happened."""

PERSONS = frozenset(
    {
        ("Answer", "by"),
        ("Decision", "by"),
        ("HandedOver", "by"),
        ("Override", "other"),
        ("Override", "person"),
        ("PassedOn", "by"),
        ("Told", "person"),
    }
)
"""Fields that hold a person's id."""

ACTORS = frozenset({"by", "recorded_by", "source"})
"""Fields that hold an actor's; only `person:…` is anybody's."""

KEYS = frozenset({("DeliveryReported", "key"), ("Told", "key")})
LISTS_OF_KEYS = frozenset({"outrun", "withdrawn"})
"""Fields that hold keys of notices, whose last part is a person's id: these, and all so named."""

NOTES = frozenset({("Answer", "text"), ("NoteEntered", "text"), ("NoticeShown", "text")})
"""Free text that is no decision's."""

DECISIONS = frozenset({("Decision", "text")})
"""What was decided, in the words of the plan or of the leader."""

Change = Callable[[object, str, Any], Any]
"""Given the value a field belongs to, the field's name and what it holds: what it holds now."""


def changed(value: T, change: Change) -> T:
    """Return a frozen value with every field below it changed; itself if nothing was."""
    if isinstance(value, tuple):
        made = tuple(changed(each, change) for each in value)
        return value if made == value else made  # type: ignore[return-value]
    if isinstance(value, Mapping):
        held = {key: changed(each, change) for key, each in value.items()}
        return value if held == value else held  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    found = {}
    for field in fields(value):
        here = getattr(value, field.name)
        now = change(value, field.name, changed(here, change))
        if now is not here and now != here:
            found[field.name] = now
    return replace(value, **found) if found else value


def without_persons(keys: Mapping[str, str]) -> Change:
    """Return the change that leaves roles for persons; `keys` are the new ones of notices."""

    def change(owner: object, name: str, here: Any) -> Any:
        place = (type(owner).__name__, name)
        if place in PERSONS and here:
            return getattr(owner, "role", "") or PERSON
        if name in ACTORS and isinstance(here, str) and here.startswith("person:"):
            return PERSON
        if place in KEYS or name in LISTS_OF_KEYS:
            return _keyed(here, keys)
        return here

    return change


def with_keys(keys: Mapping[str, str]) -> Change:
    """Return the change that only puts the new keys of notices for the old ones."""

    def change(owner: object, name: str, here: Any) -> Any:
        if name not in LISTS_OF_KEYS and (type(owner).__name__, name) not in KEYS:
            return here
        if isinstance(here, str):
            return keys.get(here, here)
        return tuple(keys.get(each, each) for each in here)

    return change


def without_notes(owner: object, name: str, here: Any) -> Any:
    """Blank free text that is no decision's."""
    return _blank(here) if (type(owner).__name__, name) in NOTES else here


def without_decisions(owner: object, name: str, here: Any) -> Any:
    """Blank what was decided; kind, criteria and role stay."""
    return _blank(here) if (type(owner).__name__, name) in DECISIONS else here


def older(than: datetime, change: Change) -> Change:
    """Return a change that only touches, in a standing, what began by then.

    Who was told of a step is forgotten with the notice: once its key has no person.
    """

    def only(owner: object, name: str, here: Any) -> Any:
        if isinstance(owner, Told):
            return change(owner, name, here) if _is_nameless(owner.key) else here
        at = began(owner)
        return change(owner, name, here) if at is not None and at <= than else here

    return only


def began(owner: object) -> datetime | None:
    """Return when a value of a standing came to be; None for one that does not say."""
    for name in ("received", "since", "at"):
        at = getattr(owner, name, None)
        if isinstance(at, datetime):
            return at
    return None


def _keyed(here: str | tuple[str, ...], keys: Mapping[str, str]) -> str | tuple[str, ...]:
    if isinstance(here, str):
        return keys.get(here) or nameless(here, 0)
    return tuple(keys.get(each) or nameless(each, 0) for each in here)


def nameless(key: str, number: int) -> str:
    """Return a notice's key with a number for its person; one that has none already is kept."""
    return key if _is_nameless(key) else f"{key.rpartition('.')[0]}.~{number}"


def _is_nameless(key: str) -> bool:
    return key.rpartition(".")[2].startswith("~")


def _blank(here: object) -> object:
    return "" if isinstance(here, str) else {}
