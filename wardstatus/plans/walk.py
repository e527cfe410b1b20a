"""What stands in a plan file whatever its shape, so that one problem does not hide another."""

from collections.abc import Iterator, Mapping

from wardstatus.toml.problems import Path

Tables = Mapping[str, object]

ACTIONS: tuple[Path, ...] = (("yellow", "actions"), ("red", "actions"), ("red", "exit"))
STEPS: tuple[Path, ...] = (("red", "answer", "steps"), ("red", "limit", "steps"))
CONDITIONS: tuple[Path, ...] = tuple(
    (level, part) for level in ("yellow", "red") for part in ("when", "always")
)
COMPARISONS = ("at_or_above", "above", "at_or_below", "below")
CLEARS = ("clear_below", "clear_above")


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


def role_values(tables: Tables) -> Iterator[tuple[Path, object]]:
    """Yield every value that names roles."""
    for path, action in rows(tables, *ACTIONS):
        yield (*path, "role"), action.get("role")
        yield (*path, "overdue"), action.get("overdue")
    for path, step in rows(tables, *STEPS):
        yield (*path, "notify"), step.get("notify")
    for path in (
        ("red", "answer", "tell"),
        ("red", "limit", "decided_by"),
        ("red", "limit", "quota", "notify"),
    ):
        yield path, find(tables, path)


def values_by_shift(tables: Tables) -> Iterator[tuple[Path, dict[str, object]]]:
    """Yield every value that is given as a table by shift."""
    for path, value in role_values(tables):
        if isinstance(value, dict) and path != ("red", "answer", "tell"):
            yield path, value
    for path, condition in rows(tables, *CONDITIONS):
        for key in (*COMPARISONS, *CLEARS):
            value = condition.get(key)
            if isinstance(value, dict):
                yield (*path, key), value


def numbers(value: object) -> dict[str, float]:
    """Return the numbers of a value or a table by shift; a single one under ""."""
    given = value if isinstance(value, dict) else {"": value}
    return {
        shift: number
        for shift, number in given.items()
        if isinstance(number, (int, float)) and not isinstance(number, bool)
    }
