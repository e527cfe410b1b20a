"""What happens to the share of red."""

from dataclasses import dataclass
from typing import TypeAlias

from wardstatus.core.events.base import Happened
from wardstatus.core.standing import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaExceeded(Happened):
    """Structural red: more red time within the window than the plan's quota."""

    red_seconds: float
    within_seconds: float
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaMet(Happened):
    """Red time within the window is no longer above the quota."""


QuotaEvent: TypeAlias = QuotaExceeded | QuotaMet
