"""The rules of the house that no linter knows: sizes, banned calls, words that say nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for room in ("wardstatus", "tests", "benchmarks", "docs")
    for path in ROOT.glob(f"{room}/**/*.py")
)
LINES_OF_A_FILE = 200
LINES_OF_A_FUNCTION = 40

SAYS_NOTHING = {
    "data",
    "handler",
    "helper",
    "helpers",
    "info",
    "manager",
    "process",
    "util",
    "utils",
}
"""Words no file, class or function is named with; each stands for a better one."""

NAMED_BY_OTHERS = {
    "_process_jobs",
    "handle_DATA",
    "process_bind_param",
    "process_result_value",
}
"""What aiosmtpd, APScheduler and SQLAlchemy call, so that the name is theirs."""

NOT_IN_TESTS = {
    "mock.patch": "if a test needs a patch, a parameter is missing",
    "monkeypatch.setattr": "if a test needs a patch, a parameter is missing",
    "time.sleep": "wait for what you wait for, or move the clock by hand",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=_named)


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


@every_file
def test_a_file_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_FILE


@every_file
def test_a_function_fits_on_one_screen(path: Path) -> None:
    lengths = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in _nodes(path)
        if isinstance(node, Function)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}


@every_file
def test_names_say_something(path: Path) -> None:
    names = {path.stem} | {
        node.name for node in _nodes(path) if isinstance(node, Function | ast.ClassDef)
    }
    said = {name for name in names - NAMED_BY_OTHERS if _words(name) & SAYS_NOTHING}
    assert said == set()


@pytest.mark.parametrize(
    "path", [path for path in FILES if _named(path).startswith("tests/")], ids=_named
)
def test_tests_patch_nothing_and_never_sleep(path: Path) -> None:
    said = {ast.unparse(node) for node in _nodes(path) if isinstance(node, ast.Attribute)}
    assert {call: why for call, why in NOT_IN_TESTS.items() if call in said} == {}
    imported = {
        f"{node.module}.{name.name}"
        for node in _nodes(path)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert imported & {"unittest.mock", "unittest.mock.patch", "time.sleep"} == set()
