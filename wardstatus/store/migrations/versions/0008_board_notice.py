"""Lay the table of the worded bands."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "board_notice",
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("root", name=op.f("pk_board_notice")),
    )
