"""What is kept no longer: persons, notes, the details of deliveries; a batch a transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    String,
    and_,
    bindparam,
    cast,
    delete,
    select,
    update,
)

from wardstatus.core.notices import Facts
from wardstatus.core.standing import Standing
from wardstatus.store import bodies, forgetting, seals
from wardstatus.store.doors import code, link, pairing, sign_in
from wardstatus.store.duties import override
from wardstatus.store.forgetting import Change, changed
from wardstatus.store.sweeps import Sweep, mark_swept, swept_until
from wardstatus.store.tables import board_notice, log, message, notice, reading, standing, try_

BATCH = 200
"""Rows changed in one transaction: nobody's tap waits for more."""

LATER = timedelta(days=2)
"""What became of a notice is in the log by then."""


def change_log(tx: Connection, sweep: Sweep, change: Change) -> bool:
    """Change the next batch of a board's events; return whether there may be more."""
    since = swept_until(tx, sweep.what, sweep.root)
    asked = select(log).where(log.c.root == sweep.root, log.c.at <= sweep.until)
    if since is not None:
        asked = asked.where(log.c.at > since)
    rows = tx.execute(asked.order_by(log.c.at, log.c.seq).limit(BATCH)).all()
    if not rows:
        mark_swept(tx, sweep.what, sweep.until, sweep.root)
        return False
    # Never half of an instant: the next batch begins after it.
    last = rows[-1].at
    if len(rows) == BATCH:
        asked = asked.where(log.c.at == last)
        rows = [*(row for row in rows if row.at < last), *tx.execute(asked)]
    _rewrite(tx, sweep.root, rows, change)
    mark_swept(tx, sweep.what, last, sweep.root)
    return True


def _rewrite(tx: Connection, root: str, rows: Iterable[Row[Any]], change: Change) -> None:
    written = []
    for row in rows:
        event = bodies.event_from(row.kind, row.body)
        now = changed(event, change)
        if now is not event:
            written.append({**row._mapping, "body": bodies.text(now)})
    if written:
        mine = and_(log.c.root == root, log.c.seq == bindparam("s"))
        values = [{"s": row["seq"], "said": row["body"]} for row in written]
        tx.execute(update(log).where(mine).values(body=bindparam("said")), values)
        seals.add(tx, root, "forgotten", written)


def change_standings(tx: Connection, root: str, change: Change) -> int:
    """Change how units stand, versions as they are; return how many stood otherwise."""
    count = 0
    here = select(standing.c.unit, standing.c.body).where(standing.c.root == root)
    for row in tx.execute(here).all():
        stands = bodies.read(Standing, row.body)
        now = changed(stands, change)
        if now is not stands:
            mine = (standing.c.root == root) & (standing.c.unit == row.unit)
            tx.execute(update(standing).where(mine).values(body=bodies.text(now)))
            count += 1
    return count


def rename_notices(tx: Connection, root_of: Mapping[str, str], until: datetime) -> bool:
    """Take the persons out of the next old notices, and out of what names them; return if more.

    All notices of one step go together, so that two persons never get one key.
    """
    named = notice.c.key.not_like("%.~%")
    old = (notice.c.at <= until) & named
    first = select(notice.c.key, notice.c.unit, notice.c.at, notice.c.message_id).where(old)
    rows = tx.execute(first.order_by(notice.c.unit, notice.c.at, notice.c.key).limit(BATCH)).all()
    if not rows:
        return False
    last = rows[-1]
    at_once = (notice.c.unit == last.unit) & (notice.c.at == last.at)
    rows = list({row.key: row for row in [*rows, *tx.execute(first.where(at_once))]}.values())
    keys = _new_keys([row.key for row in rows])
    _rename(tx, keys, {row.message_id for row in rows})
    for unit, of_unit in groupby(sorted(rows, key=lambda row: row.unit), lambda row: row.unit):
        instants = [row.at for row in of_unit]
        root = root_of.get(unit)
        if root is not None:
            _follow(tx, (root, unit), (min(instants), max(instants) + LATER), keys)
    return True


def _new_keys(keys: list[str]) -> dict[str, str]:
    def stem(key: str) -> str:
        return key.rpartition(".")[0]

    return {
        key: forgetting.nameless(key, number)
        for _, group in groupby(sorted(keys, key=lambda key: (stem(key), key)), stem)
        for number, key in enumerate(group, start=1)
    }


def _rename(tx: Connection, keys: Mapping[str, str], messages: set[int | None]) -> None:
    mine = notice.c.key == bindparam("old")
    tx.execute(
        update(notice).where(mine).values(key=bindparam("new"), person=notice.c.role),
        [{"old": old, "new": new} for old, new in keys.items()],
    )
    ids = [each for each in messages if each is not None]
    # A message's key is never asked for again; a number keeps it its own.
    nobody = {"key": "~" + cast(message.c.id, String), "person": forgetting.PERSON}
    tx.execute(update(message).where(message.c.id.in_(ids)).values(nobody))


def _follow(
    tx: Connection,
    place: tuple[str, str],
    span: tuple[datetime, datetime],
    keys: Mapping[str, str],
) -> None:
    """Put the new keys where a board's log, and how a unit stands, name the old ones."""
    root, unit = place
    change = forgetting.with_keys(keys)
    asked = (
        select(log)
        .where(log.c.root == root, log.c.at >= span[0], log.c.at <= span[1])
        .where(log.c.unit == unit)
    )
    _rewrite(tx, root, tx.execute(asked).all(), change)
    change_standings(tx, root, change)


def forget_facts(tx: Connection, what: str, until: datetime) -> None:
    """Blank, in notices up to an instant, `notes`, the words of `decisions`, or `persons`."""
    since = swept_until(tx, f"{what}.notices")
    asked = select(notice.c.key, notice.c.kind, notice.c.facts).where(notice.c.at <= until)
    if since is not None:
        asked = asked.where(notice.c.at > since)
    for row in tx.execute(asked).all():
        facts = bodies.read(Facts, row.facts)
        now = _named(facts) if what == "persons" else _worded(facts, row.kind, what)
        if now != facts:
            mine = notice.c.key == row.key
            tx.execute(update(notice).where(mine).values(facts=bodies.text(now)))
    mark_swept(tx, f"{what}.notices", until)


def _worded(facts: Facts, kind: str, what: str) -> Facts:
    """What is late is in the plan's words; of the rest, what speaks of a decision has its id."""
    mine = "decisions" if facts.item else "notes"
    return replace(facts, text={}) if what == mine and kind != "overdue" else facts


def _named(facts: Facts) -> Facts:
    return replace(facts, by=facts.by_role or forgetting.PERSON) if facts.by else facts


def forget_bands(tx: Connection, until: datetime) -> None:
    """Drop the worded bands that were over by then."""
    tx.execute(delete(board_notice).where(board_notice.c.until <= until))


def forget_sources(tx: Connection, until: datetime) -> None:
    """Take the persons out of numbers that were entered by then."""
    old = (reading.c.received <= until) & reading.c.source.like("person:%")
    tx.execute(update(reading).where(old).values(source=forgetting.PERSON))


def forget_overrides(tx: Connection, until: datetime) -> None:
    """Drop who said by then that somebody else was on duty; the log has who it was, as a role."""
    tx.execute(delete(override).where(override.c.ends <= until))


def forget_deliveries(tx: Connection, until: datetime) -> None:
    """Blank what services answered to tries up to an instant; drop links, codes and sign-ins."""
    old = (try_.c.at <= until) & ((try_.c.detail != "") | (try_.c.ref != ""))
    tx.execute(update(try_).where(old).values(detail="", ref=""))
    for each in (link, code, pairing, sign_in):
        tx.execute(delete(each).where(each.c.expires <= until))
