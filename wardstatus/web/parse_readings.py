"""Numbers as they are sent: one row a unit, all or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.inputs import TakeReading
from wardstatus.errors import WrongField
from wardstatus.web.fields import Fields, check_number
from wardstatus.web.parse import Actor

READINGS = 1_000
"""Values one request may carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was sent for one unit; `where` is its place in the body."""

    unit: str
    measured: datetime | None
    values: Mapping[str, float]
    where: str

    def path(self, field: str) -> str:
        """Return a field's place in the whole body."""
        return f"{self.where}.{field}" if self.where else field


def rows(body: object) -> tuple[Row, ...]:
    """Return the rows of `[{unit, at?, values}]`, or of one alone; at most 1,000 values."""
    given = body if isinstance(body, list) else [body]
    if not given:
        raise WrongField("missing_field", field="[0].unit")
    if len(given) > READINGS:
        raise WrongField("too_many", field=None, given=len(given), limit=READINGS)
    found = tuple(
        _row(each, f"[{n}]" if isinstance(body, list) else "") for n, each in enumerate(given)
    )
    count = sum(len(row.values) for row in found)
    if count > READINGS:
        raise WrongField("too_many", field=None, given=count, limit=READINGS)
    return found


def _row(each: object, where: str) -> Row:
    given = Fields(each, ("unit", "at", "values"), where)
    values = given.raw("values")
    if not isinstance(values, dict) or not values:
        raise WrongField("no_values", field=given.path("values"))
    place = given.path("values")
    return Row(
        unit=given.text("unit"),
        measured=given.instant_or_none("at"),
        values={name: check_number(value, f"{place}.{name}") for name, value in values.items()},
        where=where,
    )


def readings(actor: Actor, row: Row) -> Iterator[TakeReading]:
    """Yield the numbers of a row."""
    for indicator, value in row.values.items():
        yield TakeReading(
            unit=actor.unit,
            by=actor.by,
            own=actor.own,
            indicator=indicator,
            value=value,
            measured=row.measured,
        )
