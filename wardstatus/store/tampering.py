"""The first place at which the log is not as it was sealed."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from wardstatus.store.seals import Chain, Head, heads, next_seal, seal, whole
from wardstatus.store.tables import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How much of a board's log was looked at, and the first fault of it, if there is one."""

    root: str
    sealed: int
    unsealed: int
    """Rows that were written before there were seals."""
    seq: int = 0
    """Of the first fault; 0 where it is not one row's, or there is none."""
    fault: str = ""


def verify(tx: Connection) -> list[Found]:
    """Return what was found on each board that has a log."""
    kept = {(head.root, head.chain): head for head in heads(tx)}
    roots = {*tx.execute(select(log.c.root).distinct()).scalars(), *(root for root, _ in kept)}
    return [_verified(tx, root, kept) for root in sorted(roots)]


def _verified(tx: Connection, root: str, kept: dict[tuple[str, Chain], Head]) -> Found:
    expected: dict[int, str] = {}
    fault: tuple[int, str] | None = None
    chains: tuple[Chain, Chain] = ("written", "forgotten")
    for chain in chains:
        head = kept.get((root, chain), Head(root=root, chain=chain))
        fault = fault or _in_chain(tx, head, expected)
    first = min(expected, default=None)
    fault = fault or _in_rows(tx, root, expected)
    rows = tx.execute(select(log.c.seq).where(log.c.root == root)).scalars().all()
    unsealed = sum(1 for seq in rows if first is None or seq < first)
    seq, why = fault or (0, "")
    return Found(root=root, sealed=len(rows) - unsealed, unsealed=unsealed, seq=seq, fault=why)


def _in_chain(tx: Connection, head: Head, expected: dict[int, str]) -> tuple[int, str] | None:
    """Note what each row should hold, and return the first seal that does not follow."""
    last, number, seq = "", 0, None
    asked = select(seal).where(seal.c.root == head.root, seal.c.chain == head.chain)
    for row in tx.execute(asked.order_by(seal.c.number)):
        number += 1
        if row.number != number or row.seal != next_seal(last, number, row.seq, row.whole):
            return row.seq, "its seal does not follow the one before"
        if head.chain == "written" and seq is not None and row.seq != seq + 1:
            return row.seq, "rows before it were never sealed"
        last, seq = row.seal, row.seq
        expected[row.seq] = row.whole
    if (number, last) != (head.length, head.seal):
        return seq or 0, "the chain of seals does not end where it did"
    return None


def _in_rows(tx: Connection, root: str, expected: dict[int, str]) -> tuple[int, str] | None:
    """Return the first row that is gone, came later, or holds something else."""
    if not expected:
        return None
    wanted = iter(sorted(expected))
    for seq, held in _rows(tx, root, min(expected)):
        next_wanted = next(wanted, None)
        if next_wanted is None or seq < next_wanted:
            return seq, "it was never sealed"
        if seq > next_wanted:
            return next_wanted, "it is gone"
        if held != expected[seq]:
            return seq, "it holds something else than was written"
    left = next(wanted, None)
    return None if left is None else (left, "it is gone")


def _rows(tx: Connection, root: str, first: int) -> Iterator[tuple[int, str]]:
    asked = select(log).where(log.c.root == root, log.c.seq >= first).order_by(log.c.seq)
    for row in tx.execute(asked.execution_options(yield_per=2_000)):
        yield row.seq, whole(dict(row._mapping))
