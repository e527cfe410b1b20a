"""One server for one SQLite database: a lock file beside it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from wardstatus.errors import NotNow


@contextmanager
def take_alone(url: str) -> Iterator[None]:
    """Keep other servers off a SQLite database as long as this lasts; raise NotNow if one runs.

    The lock goes with the process, however it ends. A server database needs none.
    """
    name = make_url(url).database
    if not url.startswith("sqlite") or not name or name == ":memory:":
        yield
        return
    path = Path(f"{name}.lock")
    with path.open("a+") as lock:
        if not _locked(lock.fileno()):
            lock.seek(0)
            raise NotNow("database_taken", "server.database", path=name, pid=lock.read().strip())
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


if sys.platform == "win32":  # the server runs on Linux; demo and check take no lock

    def _locked(number: int) -> bool:
        return True

else:
    import fcntl

    def _locked(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
