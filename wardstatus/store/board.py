"""The board's rows: loaded, and saved as the next version."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from wardstatus.core.standing import Board, Standing
from wardstatus.core.standings import Standings
from wardstatus.store import bodies
from wardstatus.store.tables import board as boards
from wardstatus.store.tables import standing as standings


class StaleBoard(Exception):
    """Somebody saved a newer version of the board first: load and decide again."""


def load_board(tx: Connection, root: str, units: Iterable[str]) -> Board:
    """Return a board at its last version; a unit never saved stands as at the beginning."""
    row = tx.execute(select(boards.c.version, boards.c.at).where(boards.c.root == root)).first()
    rows = tx.execute(select(standings.c.unit, standings.c.body).where(standings.c.root == root))
    kept = {each.unit: each.body for each in rows}
    return Board(
        root=root,
        version=row.version if row else 0,
        at=row.at if row else None,
        standings={
            unit: bodies.read(Standing, kept[unit]) if unit in kept else Standing(unit=unit)
            for unit in units
        },
    )


def version_of(tx: Connection, root: str) -> int:
    """Return the last version of a board; 0 if it was never saved."""
    return tx.execute(select(boards.c.version).where(boards.c.root == root)).scalar() or 0


def save_board(
    tx: Connection, seen: Board, board: Board, changed: Iterable[str], at: datetime
) -> Board:
    """Write the changed units as the version after `seen`; raise StaleBoard if it is taken."""
    version = seen.version + 1
    _claim(tx, seen, at)
    fresh = {unit: replace(board.standings[unit], version=version) for unit in changed}
    _save(tx, seen, fresh.values())
    return replace(
        board, version=version, at=at, standings=Standings.of(board.standings).changed(fresh)
    )


def _claim(tx: Connection, seen: Board, at: datetime) -> None:
    version = seen.version + 1
    taken = f"Version {version} of the board {seen.root} is taken."
    if seen.version == 0:
        try:
            tx.execute(insert(boards).values(root=seen.root, version=version, at=at))
        except IntegrityError as error:
            raise StaleBoard(taken) from error
        return
    still = (boards.c.root == seen.root) & (boards.c.version == seen.version)
    if tx.execute(update(boards).where(still).values(version=version, at=at)).rowcount != 1:
        raise StaleBoard(taken)


def _save(tx: Connection, seen: Board, fresh: Iterable[Standing]) -> None:
    new: list[dict[str, object]] = []
    known: list[dict[str, object]] = []
    for each in fresh:
        row: dict[str, object] = {
            "version": each.version,
            "due": each.due,
            "level": each.status.level,
            "body": bodies.text(each),
        }
        # Version 0 is how a unit stands that was never saved.
        if each.unit in seen.standings and seen.standings[each.unit].version:
            known.append(row | {"of": each.unit})
        else:
            new.append(row | {"root": seen.root, "unit": each.unit})
    if new:
        tx.execute(insert(standings), new)
    if known:
        there = (standings.c.root == seen.root) & (standings.c.unit == bindparam("of"))
        tx.execute(update(standings).where(there), known)
