"""One file as it was written: its text, what it says, and where each word stands."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path as FilePath

from wardstatus.toml.places import Places, find_places
from wardstatus.toml.problems import Path, Problem, ProblemKind, dotted
from wardstatus.toml.sentence import marked

LARGEST = 1_000_000
"""Bytes; a plan is a few thousand."""

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that is TOML; problems are made from paths into it."""

    name: str
    text: str
    tables: dict[str, object]
    places: Places

    def problem(
        self, path: Path, sentence: str, *, key: bool = False, kind: ProblemKind = "error"
    ) -> Problem:
        """Return a problem at a path; `key`: with the key itself, not with its value."""
        line, column = self.places.of(path, key=key)
        return Problem(
            file=self.name,
            line=line,
            column=column,
            path=dotted(path),
            sentence=sentence,
            kind=kind,
        )

    def at(self, path: Path) -> object:
        """Return what stands at a path; None if nothing does."""
        here: object = self.tables
        for part in path:
            if isinstance(here, dict) and part in here:
                here = here[part]
            elif isinstance(here, list) and isinstance(part, int) and part < len(here):
                here = here[part]
            else:
                return None
        return here

    def warning(self, path: Path, sentence: str) -> Problem:
        """Return a warning at a path."""
        return self.problem(path, sentence, kind="warning")


def read(path: FilePath, name: str | None = None) -> Source | Problem:
    """Return the file, or why it cannot be read."""
    name = name or _as_given(path)
    try:
        if path.stat().st_size > LARGEST:
            return Problem(file=name, sentence=_TOO_LARGE, kind="unread")
        written = path.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or "").lower()
        return Problem(file=name, sentence=_UNREADABLE.format(reason=reason), kind="unread")
    return parse(written, name)


def _as_given(path: FilePath) -> str:
    """Return a path as whoever stands in the working folder would write it."""
    here = FilePath.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def parse(written: bytes | str, name: str) -> Source | Problem:
    """Return what the text says, or where it stops being TOML."""
    if isinstance(written, bytes):
        if len(written) > LARGEST:
            return Problem(file=name, sentence=_TOO_LARGE, kind="unread")
        text = _decoded(written, name)
    else:
        text = written
    if isinstance(text, Problem):
        return text
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return Problem(file=name, line=1, column=1, sentence=_EMPTY)
    return _parsed(text, name)


def _decoded(written: bytes, name: str) -> str | Problem:
    try:
        return written.decode()
    except UnicodeDecodeError as fault:
        before = written[: fault.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem(file=name, line=line, column=column, sentence=_NOT_UTF8)


def _parsed(text: str, name: str) -> Source | Problem:
    try:
        tables = tomllib.loads(text)
        places = find_places(text)
    except RecursionError:
        return Problem(file=name, line=1, column=1, sentence=_TOO_DEEP)
    except tomllib.TOMLDecodeError as fault:
        return _not_toml(str(fault), text, name)
    except ValueError as fault:
        return Problem(file=name, line=1, column=1, sentence=_not_a_value(str(fault)))
    return Source(name=name, text=text, tables=tables, places=places)


def _not_toml(reason: str, text: str, name: str) -> Problem:
    found = _WHERE.search(reason)
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    else:
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    said = _WHERE.sub("", reason)
    sentence = _NOT_TOML.format(reason=_lower(said), advice=_advice(said))
    return Problem(file=name, line=line, column=column, sentence=sentence)


def _lower(said: str) -> str:
    return (said[:1].lower() + said[1:]).replace("invalid", "wrong")


def _advice(said: str) -> str:
    for part, advice in _ADVICE.items():
        if part in said.lower():
            return advice
    return _LOOK


def _not_a_value(reason: str) -> str:
    return _NOT_A_VALUE.format(reason=reason.split(";")[0].lower())


_UNREADABLE = marked("it cannot be read: {reason}.")
_NOT_TOML = marked("this is not TOML ({reason}); {advice}")
_NOT_A_VALUE = marked("a value in this file cannot be read ({reason}).")
_LOOK = marked("look at the line and the one before it.")
_ADVICE = {
    "overwrite": marked("the same key or table stands twice; leave one of them."),
    "declare": marked("the same table stands twice; leave one of them."),
    "unterminated": marked("a quote is not closed."),
    "illegal character": marked("a quote may not be closed on its line."),
    "unclosed": marked("a bracket is not closed, or a comma is missing."),
    "invalid value": marked('texts and durations stand in quotes, as "30m".'),
    "after a key": marked(
        "a key is written as key = value; one with other letters than a-z in quotes."
    ),
    "expected newline": marked(
        "one key = value stands on a line; texts and durations stand in quotes."
    ),
    "expected ']'": marked("a bracket is not closed."),
}
_TOO_LARGE = marked("it is larger than 1 MB; a plan or a configuration is a few thousand bytes.")
_TOO_DEEP = marked("its brackets are nested too deep to be read.")
_EMPTY = marked("the file is empty; start from rules/start.toml or config.example.toml.")
_NOT_UTF8 = marked("this letter is not UTF-8; save the file as UTF-8.")
