"""The one column type for instants: aware UTC in, aware UTC out, readable at an SQL prompt."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

LENGTH = 27
"""Of `2026-11-22T03:40:00.000000Z`: every instant has it, so that text order is time order."""


class Instant(TypeDecorator[datetime]):
    """An instant as text in UTC with microseconds; refuses naive values."""

    impl = String(LENGTH)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text of an aware instant; raise ValueError for a naive one."""
        return None if value is None else text_of(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the instant a text names, aware and in UTC."""
        return None if value is None else datetime.fromisoformat(value).astimezone(UTC)


def text_of(value: datetime) -> str:
    """Return an aware instant as fixed-width text in UTC; raise ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone; every stored instant is aware.")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").zfill(26) + "Z"
