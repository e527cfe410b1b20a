"""TOML documents in many styles, for hypothesis: every number in one stands there once."""

import string
from itertools import count
from typing import TypeAlias

from hypothesis import strategies as st

Tree: TypeAlias = "int | str | list[Tree] | dict[str, Tree]"

NAMES = st.text(string.ascii_letters + string.digits + "-_ .øÅ#'=", min_size=1, max_size=6)
STRINGS = st.sampled_from(
    [
        '"plain"',
        '"# no comment = 1 [x] {y}"',
        '"a \\" quote and \\\\"',
        "'C:\\folder\\'",
        "''",
        '""',
        '"""\nlong\n"quoted" \\""" # more\n"""',
        '"""ends with quotes"""""',
        "'''\nlong 'literal'\n[table]\n'''",
        "'''ends with'''''",
        "2026-12-01",
        "07:30:00",
        "2026-12-01 07:30:00",
        "1.5e3",
        "true",
    ]
)
BLANKS = st.sampled_from(["", " ", "\n", "  # a comment, with ] and }\n", "\t", "\r\n"])
COMMAS = st.sampled_from(["", ","])
SPACES = st.sampled_from(["", " ", "\t "])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a document whose numbers are 1000, 1001, … in some order."""
    numbers = count(1000)
    return _table(draw, numbers, (), depth=0) + draw(BLANKS)


def key(draw: st.DrawFn, name: str) -> str:
    """Return a key as it may be written: bare if it can be, else in quotes."""
    bare = all(letter in string.ascii_letters + string.digits + "-_" for letter in name)
    if bare and draw(st.booleans()):
        return name
    return f"'{name}'" if "'" not in name and draw(st.booleans()) else f'"{name}"'


def _table(draw: st.DrawFn, numbers: "count[int]", path: tuple[str, ...], depth: int) -> str:
    """Return the pairs of a table, then its tables and arrays of tables."""
    names = draw(st.lists(NAMES, max_size=4, unique=True))
    kinds = [draw(st.sampled_from("vvdta" if depth < 2 else "vd")) for _ in names]
    pairs = [_pair(draw, numbers, name, kind) for name, kind in zip(names, kinds, strict=True)]
    inner = [
        _headed(draw, numbers, (*path, key(draw, name)), kind, depth)
        for name, kind in zip(names, kinds, strict=True)
    ]
    return "".join(pairs) + "".join(inner)


def _pair(draw: st.DrawFn, numbers: "count[int]", name: str, kind: str) -> str:
    if kind not in "vd":
        return ""
    dotted = f"{draw(SPACES)}.{draw(SPACES)}inner" if kind == "d" else ""
    value = _value(draw, numbers, depth=0)
    ending = draw(st.sampled_from(["\n", " # said\n", "\r\n"]))
    return f"{draw(SPACES)}{key(draw, name)}{dotted} ={draw(SPACES)}{value}{ending}"


def _headed(
    draw: st.DrawFn, numbers: "count[int]", path: tuple[str, ...], kind: str, depth: int
) -> str:
    if kind not in "ta":
        return ""
    left, right = ("[", "]") if kind == "t" else ("[[", "]]")
    times = 1 if kind == "t" else draw(st.integers(1, 3))
    header = f"{left}{draw(SPACES)}{'.'.join(path)}{draw(SPACES)}{right}\n"
    return "".join(header + _table(draw, numbers, path, depth + 1) for _ in range(times))


def _value(draw: st.DrawFn, numbers: "count[int]", depth: int) -> str:
    kind = draw(st.sampled_from("nsli" if depth < 3 else "ns"))
    if kind == "n":
        return str(next(numbers))
    if kind == "s":
        return draw(STRINGS)
    if kind == "l":
        rows = [_value(draw, numbers, depth + 1) for _ in range(draw(st.integers(0, 3)))]
        inside = f"{draw(BLANKS)},{draw(BLANKS)}".join(rows)
        comma = draw(COMMAS) if rows else ""
        return f"[{draw(BLANKS)}{inside}{comma}{draw(BLANKS)}]"
    names = draw(st.lists(NAMES, max_size=3, unique=True))
    pairs = [f"{key(draw, name)} = {_value(draw, numbers, depth + 1)}" for name in names]
    return "{" + draw(SPACES) + ", ".join(pairs) + draw(SPACES) + "}"
