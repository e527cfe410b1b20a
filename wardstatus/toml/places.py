"""Where each key and value of a TOML text stands; the text is known to be TOML."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from wardstatus.toml.problems import Path

Place: TypeAlias = tuple[int, int]
"""Line and column, counted from 1 in characters."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"""(?:"{0,2})', re.DOTALL),
    re.compile(r"'''.*?'''(?:'{0,2})", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\\n])*"'),
    re.compile(r"'[^'\n]*'"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The first place of every key, and the place of every value, by path."""

    keys: dict[Path, Place]
    values: dict[Path, Place]

    def of(self, path: Path, *, key: bool = False) -> Place:
        """Return where a value (or its key) stands, or the nearest table around it."""
        first, second = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(path), 0, -1):
            place = first.get(path[:length]) or second.get(path[:length])
            if place is not None:
                return place
        return (1, 1)


def find_places(text: str) -> Places:
    """Return where everything stands in a text that tomllib has read."""
    finder = _Finder(text.replace("\r\n", "\n"))
    finder.statements()
    breaks = [at for at, letter in enumerate(finder.text) if letter == "\n"]

    def place(offset: int) -> Place:
        line = bisect_right(breaks, offset - 1)
        return (line + 1, offset - (breaks[line - 1] if line else -1))

    return Places(
        keys={path: place(at) for path, at in finder.keys.items()},
        values={path: place(at) for path, at in finder.values.items()},
    )


@dataclass(slots=True)
class _Finder:
    """A walk through the text; `at` is how far it has come."""

    text: str
    at: int = 0
    keys: dict[Path, int] = field(default_factory=dict)
    values: dict[Path, int] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    """How many tables each array of tables has so far."""

    def statements(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self._header(2)
            elif self.text[self.at] == "[":
                table = self._header(1)
            else:
                self._pair(table)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def _take(self, letter: str) -> bool:
        """Step over a letter with the blanks before it, if it is next."""
        self._skip(_BLANK)
        taken = self.text.startswith(letter, self.at)
        self.at += len(letter) if taken else 0
        return taken

    def _header(self, brackets: int) -> Path:
        self.at += brackets
        names = list(self._names())
        self.at += brackets
        path: Path = ()
        for number, (name, at) in enumerate(names, start=1):
            path = (*path, name)
            self.keys.setdefault(path, at)
            if brackets == 2 and number == len(names):
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
                self.keys.setdefault(path, at)
        return path

    def _names(self) -> Iterator[tuple[str, int]]:
        """Yield the parts of a dotted key with their offsets, and stop after the blank behind."""
        while True:
            self._skip(_SPACE)
            began = self.at
            if self.text[began] in "\"'":
                self._string()
                written = self.text[began : self.at]
                yield tomllib.loads(f"key = {written}")["key"], began
            else:
                self._skip(_BARE_KEY)
                yield self.text[began : self.at], began
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return
            self.at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for name, at in self._names():
            path = (*path, name)
            self.keys.setdefault(path, at)
        self.at += 1  # the sign of equality
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        self.values[path] = self.at
        letter = self.text[self.at]
        if letter in "\"'":
            self._string()
        elif letter == "[":
            self._list(path)
        elif letter == "{":
            self._inline(path)
        else:
            self._skip(_BARE_VALUE)

    def _string(self) -> None:
        # The long forms stand first: three quotes also begin with an empty short string.
        for pattern in _STRINGS:
            if pattern.match(self.text, self.at):
                self._skip(pattern)
                return

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        while not self._take("]"):
            self._value((*path, number))
            number += 1
            self._take(",")

    def _inline(self, path: Path) -> None:
        self.at += 1
        while not self._take("}"):
            self._pair(path)
            self._take(",")
