"""The tables of what happens on a board; instants as in `instants`, bodies as JSON text."""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from wardstatus.store.instants import Instant

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

board = Table(
    "board",
    metadata,
    Column("root", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("at", Instant),
)

standing = Table(
    "standing",
    metadata,
    Column("root", String, primary_key=True),
    Column("unit", String, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("due", Instant),
    Column("level", String),
    Column("body", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("root", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("unit", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_log_unit", "root", "unit", "seq"),
    Index("ix_log_at", "root", "at"),
)
"""`seq` counts per board without holes; `place` orders a version's events and readings."""

reading = Table(
    "reading",
    metadata,
    Column("root", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("unit", String, nullable=False),
    Column("indicator", String, nullable=False),
    Column("value", Float, nullable=False),
    Column("measured", Instant, nullable=False),
    Column("received", Instant, nullable=False),
    Column("source", String, nullable=False),
    Index("ix_reading_measured", "root", "unit", "indicator", "measured"),
)

message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("person", String, nullable=False),
    Column("created", Instant, nullable=False),
    Column("state", String, nullable=False),
    Column("scheme", String, nullable=False),
    Column("label", String, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Instant),
    Column("lease_until", Instant),
    Column("lease_no", Integer, nullable=False),
    Column("given_up", Instant),
    Index("ix_message_state", "state", "next_at"),
    Index("ix_message_person", "person", "created"),
    Index("ix_message_created", "created"),
)
"""`key` is the first notice's; `scheme` and `label` are the channel it is tried on next.

`given_up` is when the chain ceased to wait for it, though it is still tried.
"""

notice = Table(
    "notice",
    metadata,
    Column("key", String, primary_key=True),
    Column("unit", String, nullable=False),
    Column("chain", String),
    Column("kind", String, nullable=False),
    Column("person", String, nullable=False),
    Column("role", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("ready_at", Instant, nullable=False),
    Column("step", Integer),
    Column("facts", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("message_id", Integer, ForeignKey("message.id")),
    Index("ix_notice_state", "state", "ready_at"),
    Index("ix_notice_message", "message_id"),
    Index("ix_notice_unit", "unit", "at"),
)

try_ = Table(
    "try",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", Integer, ForeignKey("message.id"), nullable=False),
    Column("channel", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("result", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("carrier", String, nullable=False, server_default=""),
    Column("report", String, nullable=False, server_default=""),
    Column("reported", Instant),
    Index("ix_try_message", "message_id"),
    Index("ix_try_ref", "ref"),
)
"""Every try; `channel` is a kind and a number, never an address.

`report` is what the service said of it afterwards: `delivered`, `failed`, or nothing yet.
"""

result = Table(
    "result",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("notice", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("state", String, nullable=False),
    Column("channel", String, nullable=False),
)
"""What became of notices and has not been told to the core yet."""

request_key = Table(
    "request_key",
    metadata,
    Column("identity", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_request_key_at", "at"),
)

actor = Table(
    "actor",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("last", Instant),
)
"""The only table with names; deleting a row leaves every log as it is.

`last` is when the configuration last had the person; without one the name is kept.
"""

board_notice = Table(
    "board_notice",
    metadata,
    Column("root", String, primary_key=True),
    Column("text", String, nullable=False),
    Column("until", Instant, nullable=False),
)
"""The worded band of a board; who put it there is in the log."""

swept = Table(
    "swept",
    metadata,
    Column("what", String, primary_key=True),
    Column("root", String, primary_key=True),
    Column("until", Instant, nullable=False),
)
"""Up to which instant something was forgotten; `root` is empty where it is no board's."""

gap = Table(
    "gap",
    metadata,
    Column("key", String, primary_key=True),
    Column("found", Instant, nullable=False),
    Column("gone", Instant),
    Column("seen", Instant),
)
"""What the auditor missed: since when, until when, and when an administrator had seen it."""
