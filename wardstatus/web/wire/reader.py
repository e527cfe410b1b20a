"""Who reads the API's JSON, and how instants, spans and actors are said in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from wardstatus.core.terms import BARE, Terms
from wardstatus.core.units import Rulebook
from wardstatus.texts.words import Words

Json: TypeAlias = Mapping[str, object]

SOMEBODY = "person"
"""Said of a person without a role to whoever sees no names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads, when, in what words; `names`: persons are named, else only their roles."""

    rulebook: Rulebook
    words: Words
    now: datetime
    names: bool = False

    def terms(self, unit: str) -> Terms:
        """Return the terms of a unit, headings among them."""
        place = self.rulebook.units[unit]
        return Terms(unit=place, plan=place.plan or BARE, book=self.rulebook)

    def actor(self, by: str, role: str = "") -> str | None:
        """Return an actor id; a person is their role, to whoever sees no names."""
        if not by:
            return None
        person = by.removeprefix("person:")
        if ":" not in by and not self.rulebook.named(person):
            return by
        if ":" in person:
            return by
        return f"person:{person}" if self.names else role or SOMEBODY


def z(at: datetime | None) -> str | None:
    """Return an instant as the API says it: ISO 8601, in UTC, ending in Z."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def seconds(span: timedelta) -> float | int:
    """Return a duration in seconds, whole ones without a point."""
    said = span.total_seconds()
    return int(said) if said.is_integer() else said
