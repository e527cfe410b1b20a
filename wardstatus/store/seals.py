"""Whether the log is as it was written: each row is sealed together with the seal before it.

A seal is SHA-256 of the seal before, the row's place and what the row held (`whole`). Forgetting
changes rows, so what they hold then is sealed too, in a chain of its own. Whoever rewrites all of
it leaves no trace here: keep the last seals (`heads`) elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from sqlalchemy import Column, Connection, Integer, String, Table, insert, select, update

from wardstatus.store.instants import text_of
from wardstatus.store.tables import metadata

Chain: TypeAlias = Literal["written", "forgotten"]

seal = Table(
    "seal",
    metadata,
    Column("root", String, primary_key=True),
    Column("chain", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("whole", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)

seal_head = Table(
    "seal_head",
    metadata,
    Column("root", String, primary_key=True),
    Column("chain", String, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
)
"""The last seal of each chain, so that a tail that was cut off is missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last seal of a chain, and how many there are."""

    root: str
    chain: Chain
    length: int = 0
    seal: str = ""


def add(tx: Connection, root: str, chain: Chain, rows: Sequence[Mapping[str, Any]]) -> None:
    """Seal rows of the log as they are now, in order; they have the columns of the log."""
    if not rows:
        return
    before = _head(tx, root, chain)
    last, sealed = before.seal, []
    for number, row in enumerate(rows, start=before.length + 1):
        held = whole(row)
        last = next_seal(last, number, row["seq"], held)
        sealed.append({"number": number, "seq": row["seq"], "whole": held, "seal": last})
    mine = {"root": root, "chain": chain}
    tx.execute(insert(seal), [mine | each for each in sealed])
    head = {"length": before.length + len(rows), "seal": last}
    there = (seal_head.c.root == root) & (seal_head.c.chain == chain)
    if tx.execute(update(seal_head).where(there).values(head)).rowcount == 0:
        tx.execute(insert(seal_head).values(mine | head))


def heads(tx: Connection) -> list[Head]:
    """Return the last seal of every chain."""
    asked = select(seal_head).order_by(seal_head.c.root, seal_head.c.chain)
    return [
        Head(root=row.root, chain=row.chain, length=row.length, seal=row.seal)
        for row in tx.execute(asked)
    ]


def _head(tx: Connection, root: str, chain: Chain) -> Head:
    there = (seal_head.c.root == root) & (seal_head.c.chain == chain)
    row = tx.execute(select(seal_head).where(there)).first()
    found = Head(root=root, chain=chain)
    return Head(root=root, chain=chain, length=row.length, seal=row.seal) if row else found


def whole(row: Mapping[str, Any]) -> str:
    """Return the digest of all that a row of the log holds."""
    told = (row["root"], row["seq"], row["version"], row["place"], text_of(row["at"]))
    parts = [str(each) for each in (*told, row["unit"], row["kind"], row["body"])]
    # Each with its length before it: no two rows are one text.
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def next_seal(before: str, number: int, seq: int, held: str) -> str:
    """Return the seal that follows another."""
    return sha256(f"{before} {number} {seq} {held}".encode()).hexdigest()
