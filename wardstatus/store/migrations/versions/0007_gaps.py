"""Lay the table of what the auditor missed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "gap",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("found", sa.String(27), nullable=False),
        sa.Column("gone", sa.String(27), nullable=True),
        sa.Column("seen", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_gap")),
    )
