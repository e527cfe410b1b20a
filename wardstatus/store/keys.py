"""Idempotency keys: a request that comes twice changes nothing the second time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from wardstatus.errors import WrongField
from wardstatus.store.tables import request_key

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKey:
    """Whose request, under which key; `fingerprint` is the sha256 of method, path and body."""

    identity: str
    key: str
    fingerprint: str


def recall(tx: Connection, request: RequestKey, now: datetime) -> int | None:
    """Return the version a request led to, None if it is new; raise WrongField if it is another."""
    asked = select(request_key.c.fingerprint, request_key.c.version).where(
        request_key.c.identity == request.identity,
        request_key.c.key == request.key,
        request_key.c.at > now - KEPT,
    )
    row = tx.execute(asked).first()
    if row is None:
        return None
    if row.fingerprint != request.fingerprint:
        raise WrongField("key_used", "Idempotency-Key")
    return int(row.version)


def remember(tx: Connection, request: RequestKey, version: int, now: datetime) -> None:
    """Write what a request led to; keys that are older than 24 h are forgotten."""
    tx.execute(delete(request_key).where(request_key.c.at <= now - KEPT))
    tx.execute(
        insert(request_key).values(
            identity=request.identity,
            key=request.key,
            fingerprint=request.fingerprint,
            version=version,
            at=now,
        )
    )
