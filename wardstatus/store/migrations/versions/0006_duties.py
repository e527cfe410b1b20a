"""Lay the tables of overrides of duty and of the copies of calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty_override",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("begins", sa.String(27), nullable=False),
        sa.Column("ends", sa.String(27), nullable=False),
        sa.Column("made", sa.String(27), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_override")),
    )
    op.create_index("ix_duty_override_ends", "duty_override", ["ends"])
    op.create_table(
        "calendar_copy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("read_at", sa.String(27), nullable=True),
        sa.Column("tried_at", sa.String(27), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_copy")),
    )
