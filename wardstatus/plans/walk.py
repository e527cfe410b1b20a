"""Where roles, conditions and values by shift stand in a plan file, whatever its shape."""

from collections.abc import Iterator

from wardstatus.toml.problems import Path
from wardstatus.toml.walk import Tables, find, numbers, rows, table, texts

__all__ = [
    "ACTIONS",
    "CLEARS",
    "COMPARISONS",
    "CONDITIONS",
    "STEPS",
    "find",
    "numbers",
    "role_values",
    "rows",
    "table",
    "texts",
    "values_by_shift",
]

ACTIONS: tuple[Path, ...] = (("yellow", "actions"), ("red", "actions"), ("red", "exit"))
STEPS: tuple[Path, ...] = (("red", "answer", "steps"), ("red", "limit", "steps"))
CONDITIONS: tuple[Path, ...] = tuple(
    (level, part) for level in ("yellow", "red") for part in ("when", "always")
)
COMPARISONS = ("at_or_above", "above", "at_or_below", "below")
CLEARS = ("clear_below", "clear_above")


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
