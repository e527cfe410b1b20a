"""Finds the message ids that Python and templates use."""

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

import wardstatus

SOURCE = Path(wardstatus.__file__).parent

Found = tuple[str, tuple[str, ...]]
"""Where, and the message id or both ids of a plural."""


def used() -> Iterator[Found]:
    """Yield every message id used, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from _in_python(path)
    for path in sorted(SOURCE.rglob("templates/**/*.html")):
        yield from _in_template(path)


def _in_python(path: Path) -> Iterator[Found]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            wanted = _ids(node.func)
            texts = [text for each in node.args[:wanted] for text in _texts(each)]
            for msgids in [tuple(texts)] if wanted == 2 else [(text,) for text in texts]:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", msgids


def _ids(called: ast.expr) -> int:
    """Return how many of a call's first arguments are message ids."""
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name == "many":
        return 2
    alone = isinstance(called, ast.Name) and name in {"_", "marked"}
    return 1 if alone or (name == "words" and isinstance(called, ast.Attribute)) else 0


def _texts(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.IfExp):
        return _texts(argument.body) + _texts(argument.orelse)
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    return []


def _in_template(path: Path) -> Iterator[Found]:
    parsed = Environment().parse(path.read_text(encoding="utf-8"))
    for line, name, said in extract_from_ast(parsed, ("_", "many"), babel_style=False):
        place = f"{path.relative_to(SOURCE)}:{line}"
        texts = (said,) if isinstance(said, str) else tuple(text for text in said or () if text)
        yield place, texts[: 2 if name == "many" else 1]
