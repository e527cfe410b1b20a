"""Keep when a name was last configured, and up to where the rest was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("actor", sa.Column("last", sa.String(27), nullable=True))
    op.create_index("ix_log_at", "log", ["root", "at"])
    op.create_table(
        "swept",
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("what", "root", name=op.f("pk_swept")),
    )
