"""What a drill borrows from the real database: who may come in, and who is on duty."""

from sqlalchemy import Connection, Table, insert, select

from wardstatus.store.doors import screen, token
from wardstatus.store.duties import calendar, override

BORROWED: tuple[Table, ...] = (screen, token, override, calendar)
"""Nothing that was decided, sent or said is among them."""


def borrow(real: Connection, drill: Connection) -> None:
    """Copy screens, tokens, overrides of duty and calendars into the empty database of a drill."""
    for table in BORROWED:
        rows = [dict(row._mapping) for row in real.execute(select(table))]
        if rows:
            drill.execute(insert(table), rows)
