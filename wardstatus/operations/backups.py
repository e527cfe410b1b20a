"""The copies of the database that lie in the house's folder for them, the newest first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

OLD = timedelta(days=1)
"""The newest copy should not be older."""

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One file, when it was written, and its bytes."""

    name: str
    at: datetime
    size: int


def lying(folder: Path) -> list[Backup]:
    """Return the newest copies of a folder; none for one that cannot be read."""
    try:
        found = [_looked_at(each) for each in folder.iterdir() if _is_whole(each)]
    except OSError:
        return []
    return sorted(found, key=lambda each: (each.at, each.name), reverse=True)[:SHOWN]


def age(folder: Path, now: datetime) -> timedelta | None:
    """Return how old the newest copy is; None if there is none."""
    newest = next(iter(lying(folder)), None)
    return now - newest.at if newest else None


def _is_whole(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".") and file.suffix != ".part"


def _looked_at(file: Path) -> Backup:
    held = file.stat()
    at = datetime.fromtimestamp(held.st_mtime, UTC)
    return Backup(name=file.name, at=at, size=held.st_size)
