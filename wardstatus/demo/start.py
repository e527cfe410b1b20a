"""The start of the story, as rows: written once, and brought back whenever it begins again."""

from dataclasses import dataclass, replace

from sqlalchemy import Engine, delete

from wardstatus.core.events import ReadingTaken
from wardstatus.core.standing import Board
from wardstatus.demo.past import Past
from wardstatus.store import actors, log, readings, tables
from wardstatus.store import board as boards
from wardstatus.store.engine import writing

_FORGOTTEN = (tables.result, tables.try_, tables.notice, tables.message, tables.request_key)
"""Emptied when the story begins again; a row comes before what it points at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How the board stands when the story begins."""

    board: Board
    seq: int
    """Of the last event before it in the log."""


def write(engine: Engine, past: Past) -> Start:
    """Write board, log and readings of a past in one transaction; its messages were sent long ago.

    The database must be empty.
    """
    board = past.board
    assert board.at is not None, "nothing has happened"
    seen = replace(board, version=0)
    with writing(engine) as tx:
        saved = boards.save_board(tx, seen, board, board.standings, board.at)
        log.append(tx, board.root, saved.version, past.events)
        readings.add(tx, board.root, saved.version, past.events)
        actors.save(tx, {f"person:{each.id}": each.name for each in past.book.persons.values()})
    seq = sum(1 for each in past.events if not isinstance(each, ReadingTaken))
    return Start(board=saved, seq=seq)


def bring_back(engine: Engine, start: Start) -> int:
    """Let the board stand as at the start, and return its version: a new one, for every screen.

    What happened since is forgotten.
    """
    board = start.board
    assert board.at is not None, "nothing has happened"
    with writing(engine) as tx:
        seen = replace(board, version=boards.version_of(tx, board.root))
        saved = boards.save_board(tx, seen, board, board.standings, board.at)
        for table in (tables.log, tables.reading):
            tx.execute(delete(table).where(table.c.version > board.version))
        for table in _FORGOTTEN:
            tx.execute(delete(table))
    return saved.version
