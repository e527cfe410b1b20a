"""The worded band of each board, until its time."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from wardstatus.store.tables import board_notice


class BoardNotice(NamedTuple):
    """What stands on every screen of a board, and until when."""

    text: str
    until: datetime


def load(tx: Connection, root: str, now: datetime) -> BoardNotice | None:
    """Return the band of a board; None if there is none, or its time is over."""
    asked = select(board_notice.c.text, board_notice.c.until).where(board_notice.c.root == root)
    row = tx.execute(asked.where(board_notice.c.until > now)).first()
    return BoardNotice(row.text, row.until) if row else None


def save(tx: Connection, root: str, put: BoardNotice | None) -> None:
    """Write the only band of a board, or take it away; one whose time is over goes too."""
    tx.execute(delete(board_notice).where(board_notice.c.root == root))
    if put is not None:
        tx.execute(insert(board_notice).values(root=root, text=put.text, until=put.until))
