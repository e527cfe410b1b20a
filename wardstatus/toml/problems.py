"""One thing that is wrong in a file: where, what, and what is allowed."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from wardstatus.toml.sentence import marked, masked

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions from the top of a file to a value."""

ProblemKind: TypeAlias = Literal["error", "warning", "unread"]
"""`unread`: the file could not be read at all."""

_LISTED = {"and": marked("{front} and {end}"), "or": marked("{front} or {end}")}
_MEANT = marked('did you mean "{alike}"?')
_WRITE = marked("write {words}.")
_NONE = marked("there is none to name.")
_A_TABLE, _A_LIST = marked("a table"), marked("a list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem; `str()` is `FILE:LINE:COLUMN: PATH: sentence`, counted from 1."""

    file: str
    line: int = 0
    """0: it has no place in a file, as a variable of the environment."""
    column: int = 0
    path: str = ""
    sentence: str
    kind: ProblemKind = "error"

    def __str__(self) -> str:
        """Return the problem on one line."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(part for part in (where, self.path, self.sentence) if part)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems for which a file is refused, warnings left out."""
    return [problem for problem in problems if problem.kind != "warning"]


def dotted(path: Path) -> str:
    """Return a path as people read it: `red.actions[0].within`."""
    said = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return said.removeprefix(".")


def shown(value: object) -> str:
    """Return a value as it may stand in a sentence: short, on one line, text in quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return _A_TABLE
    if isinstance(value, list):
        return _A_LIST
    said = masked(" ".join(str(value).split()))
    said = said if len(said) <= 40 else f"{said[:39]}…"
    return f'"{said}"' if isinstance(value, str) else said


def listed(words: Iterable[str], last: Literal["and", "or"] = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    *front, end = list(words) or ["none"]
    return _LISTED[last].format(front=", ".join(front), end=end) if front else end


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Return the known word most like this one; None if none is alike."""
    alike = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.casefold(), alike, n=1, cutoff=0.6)
    return alike[found[0]] if found else None


def choose(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence about an unknown word: the nearest, or what there is."""
    words = list(known)
    alike = nearest(word, words)
    if alike is not None:
        return _MEANT.format(alike=alike)
    return _WRITE.format(words=listed(words, "or")) if words else _NONE
