"""Whatever stands in a file, it is said and never thrown."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from wardstatus.core.units import Duty
from wardstatus.plans import load_plan
from wardstatus.settings import load_settings
from wardstatus.shipped import folder

PLANS = sorted(folder("rules").glob("*.toml"))
CONFIG = (folder("rules").parent / "config.example.toml").read_text()
KNOWN = {"medical-ward": [Duty(role="AL", unit="a", person="k")]}

JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        0, -1, 10**400, 1.5, float("inf"), float("nan"), True, "", "shift", "AL", "occupied",
        "30m", "{x}", date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC), time(7),
        [], [[]], [{}], ["x", 1], {}, {"": 1}, {"day": 1}, {"nb": []}, {"id": ["x"]}, [{"id": {}}],
        {"name": {"name": 1}},
    ]
)  # fmt: skip


def _places(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for part, inner in pairs:
        if isinstance(inner, dict | list):
            yield from _places(inner, (*path, part))
        else:
            yield (*path, part)


def _spoiled(text: str, draw: st.DataObject) -> str:
    """Return the text with one or two of its values replaced by anything, or taken out."""
    tree: Any = tomllib.loads(text)
    for _ in range(draw.draw(st.integers(1, 2))):
        here = tree
        *way, last = draw.draw(st.sampled_from(list(_places(tree))))
        for part in way:
            here = here[part]
        if draw.draw(st.booleans()):
            here[last] = deepcopy(draw.draw(JUNK))
        else:
            del here[last]
    return "\n".join(f"{_key(name)} = {_written(value)}" for name, value in tree.items())


def _key(name: str) -> str:
    return f'"{name}"'


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value.isoformat() if isinstance(value, date | time) else str(value)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLANS), st.data())
def test_a_spoiled_plan_is_refused_in_words(file: Path, draw: st.DataObject) -> None:
    text = _spoiled(file.read_text(), draw)
    plan, problems = load_plan(text, known=KNOWN, today=date(2026, 12, 1))
    assert plan is not None or any(each.kind == "error" for each in problems)
    for each in problems:
        assert each.sentence.endswith((".", "?"))
        assert each.line > 0


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoiled_configuration_is_refused_in_words(draw: st.DataObject) -> None:
    found, problems = load_settings(_spoiled(CONFIG, draw), {})
    assert found is not None or any(each.kind == "error" for each in problems)
    for each in problems:
        assert each.sentence.endswith((".", "?"))
