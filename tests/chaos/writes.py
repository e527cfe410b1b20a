"""What the clients were told, held against the log: nothing lost, nothing done twice."""

import json
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, select

from tests.chaos.clients import Answered, Client
from wardstatus.store.tables import log, request_key
from wardstatus.store.tables import reading as readings

Versions = dict[str, int]
"""Which version a request led to, by its key."""

Acts = set[tuple[str, int]]
"""Who did something in which version."""


def versions_by_key(tx: Connection) -> Versions:
    """Return what the database remembers of the requests."""
    asked = select(request_key.c.key, request_key.c.version)
    return {row.key: row.version for row in tx.execute(asked)}


def versions_by_actor(tx: Connection) -> Acts:
    """Return who did something in which version, as the log and the readings tell it."""
    asked = select(readings.c.source, readings.c.version)
    found = {(row.source, row.version) for row in tx.execute(asked)}
    for row in tx.execute(select(log.c.version, log.c.body)):
        found |= {(actor, row.version) for actor in _actors(json.loads(row.body))}
    return found


def _actors(body: dict[str, object]) -> Iterator[str]:
    for part in (body, body.get("answer"), body.get("decision")):
        if isinstance(part, dict) and part.get("by"):
            yield str(part["by"])


def _acknowledged(client: Client) -> list[Answered]:
    return [each for each in client.answered if each.status == 200]


def lost(clients: list[Client], kept: Versions) -> Iterator[str]:
    """Yield what was acknowledged and is not in the database."""
    for client in clients:
        yield from (each.act.key for each in _acknowledged(client) if each.act.key not in kept)


def misplaced(clients: list[Client], kept: Versions, acts: Acts) -> Iterator[str]:
    """Yield what was acknowledged and is not in the log under its name and version."""
    for client in clients:
        versions = Counter(kept.get(each.act.key, 0) for each in _acknowledged(client))
        for each in _acknowledged(client):
            version = kept.get(each.act.key, 0)
            if (client.actor, version) not in acts or versions[version] > 1:
                yield f"{each.act.key} {each.act.path} version {version}"


def unasked(clients: list[Client], kept: Versions, acts: Acts) -> Iterator[str]:
    """Yield what was done in a client's name, and was never acknowledged to it."""
    for client in clients:
        known = {kept.get(each.act.key, 0) for each in _acknowledged(client)}
        for actor, version in sorted(acts):
            if actor == client.actor and version not in known:
                yield f"{actor} version {version}"
