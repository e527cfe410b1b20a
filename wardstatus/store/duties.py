"""The tables of who is on duty beside the configuration; persons by id, never by name."""

from sqlalchemy import Column, Index, String, Table, Text

from wardstatus.store.instants import Instant
from wardstatus.store.tables import metadata

override = Table(
    "duty_override",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("person", String, nullable=False),
    Column("other", String, nullable=False),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("made", Instant, nullable=False),
    Column("by", String, nullable=False),
    Index("ix_duty_override_ends", "ends"),
)

calendar = Table(
    "calendar_copy",
    metadata,
    Column("id", String, primary_key=True),
    Column("read_at", Instant),
    Column("tried_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)
"""The last good copy of each calendar, replaced at every reading; the body is JSON."""
