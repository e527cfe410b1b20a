"""Words by language and values by shift, as plans hold them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal, TypeAlias, TypeVar

T = TypeVar("T")

Text: TypeAlias = Mapping[str, str]
"""Words by language code; the key "" holds words given without a language."""

ByShift: TypeAlias = Mapping[str, T]
"""A value by shift name; the key "" holds the value of every shift."""

SHIFT: Literal["shift"] = "shift"
"""Said instead of a duration: until the next shift."""

Lasts: TypeAlias = timedelta | Literal["shift"]


def in_shift(values: ByShift[T], shift: str | None) -> T:
    """Return the value that counts in `shift` (None: the plan has no shifts)."""
    if shift is not None and shift in values:
        return values[shift]
    return values[""] if "" in values else next(iter(values.values()))
