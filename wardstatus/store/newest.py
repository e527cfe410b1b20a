"""The last instant that anything was written at: time goes on from there after a boot."""

from datetime import datetime

from sqlalchemy import func, select

from wardstatus.store.engine import open_engine, reading
from wardstatus.store.tables import board, message, try_


def newest(database: str) -> datetime | None:
    """Return the instant of the newest row of boards, messages and tries; None if there is none."""
    engine = open_engine(database)
    try:
        with reading(engine) as tx:
            asked = (board.c.at, message.c.created, try_.c.at)
            found = [tx.execute(select(func.max(each))).scalar() for each in asked]
    finally:
        engine.dispose()
    return max((each for each in found if each is not None), default=None)
