"""The tables of who may come in: screens, tokens, links, codes, sign-ins; secrets as sha256."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from wardstatus.store.instants import Instant
from wardstatus.store.tables import metadata

screen = Table(
    "screen",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("read_only", Boolean, nullable=False),
    Column("secret", String(64), nullable=False, unique=True),
    Column("created", Instant, nullable=False),
    Column("seen", Instant),
    Column("revoked", Instant),
)

pairing = Table(
    "pairing",
    metadata,
    Column("secret", String(64), primary_key=True),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("read_only", Boolean, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used", Instant),
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("unit", String),
    Column("person", String),
    Column("secret", String(64), nullable=False, unique=True),
    Column("created", Instant, nullable=False),
    Column("expires", Instant),
    Column("seen", Instant),
    Column("revoked", Instant),
)

link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("chain", String),
    Column("secret", String(64), nullable=False, unique=True),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("revoked", Instant),
)

code = Table(
    "code",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digits", String(6), nullable=False),
    Column("person", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("chain", String, nullable=False),
    Column("created", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used", Instant),
    Index("ix_code_digits", "digits", "expires"),
    Index("ix_code_person", "person", "expires"),
)
"""Six digits as they are: a hash of so few would hide nothing (`store/codes.py`)."""

sign_in = Table(
    "sign_in",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("asked", Instant, nullable=False),
    Column("browser", String(64), nullable=False, unique=True),
    Column("digits", String(6), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("entered", Instant),
    Column("secret", String(64), unique=True),
    Column("ended", Instant),
    Index("ix_sign_in_person", "person", "asked"),
)
"""Digits as they are until they were typed; `expires` is the code's, and then the sign-in's."""
