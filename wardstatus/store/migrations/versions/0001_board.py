"""Lay the tables of what happens on a board."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _what_is_true()
    _what_happened()
    _who_is_told()
    _what_became_of_it()
    _who_asked()


def _what_is_true() -> None:
    op.create_table(
        "board",
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("root", name=op.f("pk_board")),
    )
    op.create_table(
        "standing",
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(27), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("root", "unit", name=op.f("pk_standing")),
    )


def _what_happened() -> None:
    op.create_table(
        "log",
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("root", "seq", name=op.f("pk_log")),
    )
    op.create_index("ix_log_unit", "log", ["root", "unit", "seq"], unique=False)
    op.create_table(
        "reading",
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("measured", sa.String(27), nullable=False),
        sa.Column("received", sa.String(27), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("root", "version", "place", name=op.f("pk_reading")),
    )
    op.create_index(
        "ix_reading_measured", "reading", ["root", "unit", "indicator", "measured"], unique=False
    )


def _who_is_told() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("created", sa.String(27), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(27), nullable=True),
        sa.Column("lease_until", sa.String(27), nullable=True),
        sa.Column("lease_no", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("key", name=op.f("uq_message_key")),
    )
    op.create_index("ix_message_person", "message", ["person", "created"], unique=False)
    op.create_index("ix_message_state", "message", ["state", "next_at"], unique=False)
    op.create_table(
        "notice",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("ready_at", sa.String(27), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_notice_message_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_message", "notice", ["message_id"], unique=False)
    op.create_index("ix_notice_state", "notice", ["state", "ready_at"], unique=False)
    op.create_index("ix_notice_unit", "notice", ["unit", "at"], unique=False)


def _what_became_of_it() -> None:
    op.create_table(
        "try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_try_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_try")),
    )
    op.create_index("ix_try_message", "try", ["message_id"], unique=False)
    op.create_table(
        "result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
    )


def _who_asked() -> None:
    op.create_table(
        "request_key",
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("identity", "key", name=op.f("pk_request_key")),
    )
    op.create_index("ix_request_key_at", "request_key", ["at"], unique=False)
    op.create_table(
        "actor",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
