"""What stands in a file whatever its shape, so that one problem does not hide another."""

from collections.abc import Iterator, Mapping

from wardstatus.toml.problems import Path

Tables = Mapping[str, object]

_LARGEST = 1e300
"""What is larger is no number of a hospital, and may be no float."""


def find(tables: Tables, path: Path) -> object:
    """Return what stands at a path of keys; None if nothing does."""
    here: object = tables
    for part in path:
        here = here.get(part) if isinstance(here, Mapping) else None
    return here


def table(tables: Tables, path: Path) -> dict[str, object]:
    """Return the table at a path; an empty one if there is none."""
    found = find(tables, path)
    return found if isinstance(found, dict) else {}


def rows(tables: Tables, *paths: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield every table in the lists at these paths, with its own path."""
    for path in paths:
        found = find(tables, path)
        for number, row in enumerate(found if isinstance(found, list) else ()):
            if isinstance(row, dict):
                yield (*path, number), row


def texts(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """Yield every text in a value, a list, or a table of either."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts((*path, number), each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts((*path, key), each)


def numbers(value: object) -> dict[str, float]:
    """Return the numbers of a value or a table by shift; a single one under ""."""
    given = value if isinstance(value, dict) else {"": value}
    return {
        shift: number
        for shift, number in given.items()
        if isinstance(number, (int, float))
        and not isinstance(number, bool)
        and abs(number) < _LARGEST  # false for nan too
    }
