"""How a figure over the units below is made."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

FigureKind: TypeAlias = Literal[
    "sum", "mean", "min", "max", "count_red", "count_yellow", "share_red"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """How a figure over the units below is made; of an indicator of theirs, or of their levels."""

    figure: FigureKind
    indicator: str = ""
