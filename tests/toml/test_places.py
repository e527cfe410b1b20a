"""Where each key and value stands: against what tomllib reads there."""

import tomllib
from collections.abc import Iterator

from hypothesis import given, settings

from tests.toml.documents import documents
from wardstatus.toml.places import find_places
from wardstatus.toml.problems import Path

TEXT = """\
schema = 1  # the first
[red]
any = 2
when = [
  { indicator = "occupied", at_or_above = { day = 25, night = 24 } },
  { indicator = 'corridor',
    above = 1 },
]
limit.review = "2h"
[[example]]
readings = { occupied = 25 }
[[example]]
readings = { "on the floor" = 1 }
[ units . "a.b" ]
text = \"\"\"
[no.table]
\"\"\"
last = true
"""


def test_keys_and_values_are_found_by_line_and_column() -> None:
    places = find_places(TEXT)
    assert places.of(("schema",)) == (1, 10)
    assert places.of(("red",)) == (2, 2)
    assert places.of(("red", "any"), key=True) == (3, 1)
    assert places.of(("red", "when", 0, "at_or_above", "night")) == (5, 63)
    assert places.of(("red", "when", 1, "above"), key=True) == (7, 5)
    assert places.of(("red", "limit", "review")) == (9, 16)
    assert places.of(("example", 1)) == (12, 3)
    assert places.of(("example", 1, "readings", "on the floor"), key=True) == (13, 14)
    assert places.of(("units", "a.b"), key=True) == (14, 11)
    assert places.of(("units", "a.b", "last")) == (18, 8)


def test_what_is_not_there_stands_where_its_table_does() -> None:
    places = find_places(TEXT)
    assert places.of(("red", "when", 1, "clear_below")) == (6, 3)
    assert places.of(("red", "actions")) == (2, 2)
    assert places.of(("owner",)) == (1, 1)


def _leaves(tree: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, tree
    if isinstance(tree, dict):
        for name, inner in tree.items():
            yield from _leaves(inner, (*path, name))
    elif isinstance(tree, list):
        for number, inner in enumerate(tree):
            yield from _leaves(inner, (*path, number))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_everything_tomllib_reads_has_its_place(text: str) -> None:
    tree = tomllib.loads(text)
    places = find_places(text)
    lines = text.replace("\r\n", "\n").split("\n")
    for path, found in list(_leaves(tree))[1:]:
        assert path in places.values or path in places.keys
        line, column = places.of(path)
        here = lines[line - 1][column - 1 :]
        if type(found) is int:
            assert here.startswith(str(found))
            assert not here[len(str(found)) :][:1].isdigit()
        if isinstance(found, str):
            assert here[0] in "\"'"
        if isinstance(path[-1], str) and path in places.keys:
            line, column = places.of(path, key=True)
            key = lines[line - 1][column - 1 :]
            assert key.startswith((path[-1], f'"{path[-1]}"', f"'{path[-1]}'"))
