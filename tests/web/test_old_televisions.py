"""The wall runs on televisions with Chromium 76: nothing newer may be in what they load."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"


def code(name: str) -> str:
    """Return a file without comments and strings."""
    said = (STATIC / name).read_text()
    said = re.sub(r"/\*.*?\*/", "", said, flags=re.S)
    if name.endswith(".js"):
        said = re.sub(r"(?<![:\"'])//.*", "", said)
        said = re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", '""', said)
    return said


NEWER = {
    "modules": r"^\s*(import|export)\b",
    "newer methods": r"\.(flat|flatMap|replaceAll|matchAll|at|trimStart|trimEnd|replaceChildren|"
    r"toSorted|findLast|hasOwn|fromEntries|any|timeout)\(",
    "newer globals": r"\b(globalThis|structuredClone|queueMicrotask|ResizeObserver)\b",
}
"""What a parser does not see; the syntax is parsed in `tests/browser/test_old_televisions.py`."""

NEWER_CSS = {
    "gap in flex": r"display:\s*(inline-)?flex",
    "has, is, where": r":(has|is|where)\(",
    "layers": r"@(layer|container|property|supports)",
    "maths": r"\b(clamp|min|max)\(",
    "inset": r"\binset(-\w+)?:",
    "nesting": r"&",
    "aspect ratio": r"aspect-ratio",
    "plain gap": r"(?<![-\w])gap:",
    "colours": r"(color-mix|oklch|lab)\(",
}


@pytest.mark.parametrize("what", NEWER)
@pytest.mark.parametrize("script", ["wall.js", "night.js", "engine.js"])
def test_the_walls_scripts_are_es2018(script: str, what: str) -> None:
    assert re.findall(NEWER[what], code(script), re.M) == []


@pytest.mark.parametrize("what", NEWER_CSS)
@pytest.mark.parametrize("name", ["board.css", "tokens.css", "fonts.css", "setup.css"])
def test_the_walls_sheets_are_as_old(name: str, what: str) -> None:
    assert re.findall(NEWER_CSS[what], code(name), re.M) == []


def test_the_gate_closes() -> None:
    assert re.findall(NEWER["newer methods"], "list.flatMap(f)", re.M)
    assert re.findall(NEWER["newer globals"], "globalThis.name", re.M)
    assert re.findall(NEWER["modules"], "import x from 'y';", re.M)
