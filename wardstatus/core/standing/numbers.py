"""What the numbers of a unit say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from wardstatus.core.levels import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One value of an indicator; `at` tells its age, `received` when it began to count."""

    value: float
    at: datetime
    received: datetime
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taps:
    """How often a flag had been raised in its shift when it last was, and when that was."""

    count: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number over the units below: of `known` of `of` units; None if none is known."""

    value: float | None
    known: int
    of: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that is on or off, and since when (None: since the beginning)."""

    on: bool = False
    since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What the numbers say: readings, latches, rules, levels, and the recommendation."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    latches: Mapping[str, Turn] = field(default_factory=dict)
    """By condition key (`conditions.key`)."""
    rules: Mapping[Level, Turn] = field(default_factory=dict)
    levels: Mapping[Level, Turn] = field(default_factory=dict)
    recommended: Level | None = None
    recommended_since: datetime | None = None
    looked_at: datetime | None = None
    """The last instant at which staleness and shifts were taken into account."""
    flags: Mapping[str, Taps] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
