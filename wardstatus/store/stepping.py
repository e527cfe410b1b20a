"""Alembic's steps from one version of the database to the next."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

_PLACE = Path(__file__).parent / "migrations"


def upgrade(tx: Connection, to: str = "head") -> None:
    """Take every step up to a version, in this transaction."""
    command.upgrade(config(tx), to)


def config(tx: Connection | None = None) -> Config:
    """Return what Alembic is to know."""
    found = Config()
    found.set_main_option("script_location", str(_PLACE).replace("%", "%%"))
    found.set_main_option("path_separator", "os")
    found.attributes["connection"] = tx
    return found
