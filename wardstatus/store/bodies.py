"""Frozen values to JSON text and back."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from wardstatus.core.events import Event

T = TypeVar("T")


def _adapter(kind: Any) -> TypeAdapter[Any]:
    return _made(kind)


@cache
def _made(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def text(value: object) -> str:
    """Return a frozen value as JSON text."""
    return _adapter(type(value)).dump_json(value).decode()


def read(kind: type[T], body: str) -> T:
    """Return the value of a type that a JSON text holds."""
    value: T = _adapter(kind).validate_json(body)
    return value


def kind_of(event: type[Event] | Event) -> str:
    """Return the kind of an event: its class name in snake case."""
    name = event.__name__ if isinstance(event, type) else type(event).__name__
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


_EVENTS: Mapping[str, type[Event]] = {kind_of(event): event for event in get_args(Event)}


def event_of(kind: str, body: Mapping[str, Any]) -> Event:
    """Return the event of a kind with the fields of a body; raise KeyError for no such kind."""
    event: Event = _adapter(_EVENTS[kind]).validate_python(body)
    return event


def event_from(kind: str, body: str) -> Event:
    """Return the event of a kind that a JSON text holds; raise KeyError for no such kind."""
    event: Event = _adapter(_EVENTS[kind]).validate_json(body)
    return event
