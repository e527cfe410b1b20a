"""A PostgreSQL server of its own for tests, where the machine has one to start."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import create_engine, text

PROGRAMS = ("initdb", "pg_ctl")
SETTINGS = {
    # A test's server may lose what a power cut would take, never what a killed process would.
    "fsync": "off",
    "unix_socket_directories": "",
    "max_connections": "60",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a server runs."""

    host: str = "127.0.0.1"
    """The address a test reaches it by."""
    guests: str = "127.0.0.1/32"
    """The addresses it lets in."""
    before: tuple[str, ...] = ()
    """What its commands begin with, if they have to be taken there; they name the user then."""


HERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Postgres:
    """A running server with an empty database."""

    folder: Path
    port: int
    place: Place = HERE

    def url(self, database: str = "postgres") -> str:
        """Return the address wardstatus knows a database by."""
        return f"postgresql+psycopg://postgres@{self.place.host}:{self.port}/{database}"

    def make(self, database: str, like: str = "template0") -> str:
        """Make a database like another one, in the place of what had its name."""
        engine = create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as here:
            here.execute(text(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)"))
            here.execute(text(f"CREATE DATABASE {database} TEMPLATE {like}"))
        engine.dispose()
        return self.url(database)

    def restart(self) -> None:
        """End it as a crash would, and start it again."""
        self.ctl("restart", "-m", "immediate")

    def ctl(self, *words: str) -> None:
        """Give the server an order and wait until it is done."""
        said = self.folder / "said"
        with said.open("a") as out:
            _run(self.place, ["pg_ctl", "-w", "-D", str(self.folder / "db"), *words], stdout=out)


@contextmanager
def postgres(place: Place = HERE) -> Iterator[Postgres]:
    """Yield a server that is gone afterwards; skip where there is none to start."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"there is no {missing[0]} on the PATH")
    folder = Path(tempfile.mkdtemp(prefix="wardstatus-pg"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    here = Postgres(folder=folder, port=port, place=place)
    try:
        if user := _user():
            shutil.chown(folder, user)
        initdb = ["initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8"]
        _run(place, [*initdb, "-D", str(folder / "db")])
        _configure(here)
        here.ctl("start", "-l", str(folder / "log"))
        yield here
    finally:
        subprocess.run(
            [*place.before, "pg_ctl", "-w", "-D", str(folder / "db"), "-m", "immediate", "stop"],
            capture_output=True,
            check=False,
            user=None if place.before else _user(),
        )
        shutil.rmtree(folder, ignore_errors=True)


def _configure(here: Postgres) -> None:
    said = SETTINGS | {"listen_addresses": here.place.host, "port": str(here.port)}
    if here.place.before:
        said["listen_addresses"] = "*"
    with (here.folder / "db" / "postgresql.conf").open("a") as config:
        config.write("".join(f"{name} = '{value}'\n" for name, value in said.items()))
    with (here.folder / "db" / "pg_hba.conf").open("a") as guests:
        guests.write(f"host all all {here.place.guests} trust\n")


def _user() -> str | None:
    """PostgreSQL does not run as root; it has a user of its own where it is installed."""
    return "postgres" if os.geteuid() == 0 else None


def _run(place: Place, command: Sequence[str], stdout: int | IO[str] = subprocess.DEVNULL) -> None:
    subprocess.run(
        [*place.before, *command],
        stdout=stdout,
        stderr=subprocess.STDOUT,
        check=True,
        timeout=60,
        user=None if place.before else _user(),
    )
