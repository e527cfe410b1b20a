"""Lay the table of who signs in at a desk."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("asked", sa.String(27), nullable=False),
        sa.Column("browser", sa.String(length=64), nullable=False),
        sa.Column("digits", sa.String(length=6), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires", sa.String(27), nullable=False),
        sa.Column("entered", sa.String(27), nullable=True),
        sa.Column("secret", sa.String(length=64), nullable=True),
        sa.Column("ended", sa.String(27), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("browser", name=op.f("uq_sign_in_browser")),
        sa.UniqueConstraint("secret", name=op.f("uq_sign_in_secret")),
    )
    op.create_index("ix_sign_in_person", "sign_in", ["person", "asked"])
