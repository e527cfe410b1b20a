"""One unit's spell as its log alone tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from pydantic import TypeAdapter

Body: TypeAlias = Mapping[str, Any]

HOURLY = timedelta(hours=1)
_SPAN, _INSTANT = TypeAdapter(timedelta), TypeAdapter(datetime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The stamped steps of a kind of chain: when after its beginning, and which roles at most."""

    after: tuple[timedelta, ...] = ()
    roles: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Of each step, what it may notify: one set of roles for each shift."""
    repeat: timedelta = HOURLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain that runs, as far as the log says."""

    id: str
    kind: str
    next_step: int
    next_at: datetime | None
    """None: something was taken back, and the next step says itself when it is due."""
    last_resort: bool = False
    taken: Mapping[str, int] = field(default_factory=dict)
    """By notice key, the step that told it."""
    back_to: int | None = None
    """The first step that was taken back: the next one may be any from there on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A spell: its clock, its chain, its answer and its decisions."""

    limit: timedelta | None
    steps: Mapping[str, Steps]
    red_since: datetime | None
    red_before: timedelta = timedelta(0)
    passed_at: datetime | None = None
    answer_until: datetime | None = None
    decisions: Mapping[str, datetime] = field(default_factory=dict)
    free_since: datetime | None = None
    """When the last decision ended."""
    chain: Chain | None = None
    chains: int = 0


def instant(text: str) -> datetime:
    """Return an instant of a log's body."""
    return _INSTANT.validate_python(text)


def _span(text: str) -> timedelta:
    return _SPAN.validate_python(text)


def _steps(terms: Body | None) -> Steps:
    if terms is None:
        return Steps()
    return Steps(
        after=tuple(_span(step["after"]) for step in terms["steps"]),
        roles=tuple(
            tuple(tuple(roles) for roles in step["notify"].values()) for step in terms["steps"]
        ),
        repeat=_span(terms["repeat"]),
    )


def begun(body: Body) -> Course:
    """Return the course of a spell that starts."""
    limit = body["limit"]
    return Course(
        limit=_span(limit["limit"]) if limit else None,
        steps={"answer": _steps(body["answer_terms"]), "limit": _steps(limit)},
        red_since=instant(body["at"]),
    )
