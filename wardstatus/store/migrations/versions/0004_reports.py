"""Keep of a message which channel is next, and of a try what was reported of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("message", sa.Column("label", sa.String(), nullable=False, server_default=""))
    op.add_column("message", sa.Column("given_up", sa.String(27), nullable=True))
    op.create_index("ix_message_created", "message", ["created"])
    op.add_column("try", sa.Column("carrier", sa.String(), nullable=False, server_default=""))
    op.add_column("try", sa.Column("report", sa.String(), nullable=False, server_default=""))
    op.add_column("try", sa.Column("reported", sa.String(27), nullable=True))
    op.create_index("ix_try_ref", "try", ["ref"])
