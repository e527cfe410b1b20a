"""What a program asked the disk to write and to keep, and what it answered: read from strace."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CALLS = "openat,pwrite64,fsync,fdatasync,ftruncate,unlink,recvfrom,sendto"
COMMAND = ("strace", "-f", "-y", "-s", "200000", "-e", f"trace={CALLS}", "-e", "signal=none")

_LINE = re.compile(r"(\d+) +(.*)")
_PAUSED = re.compile(r"(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_PLACE = re.compile(r"\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_KEY = re.compile(rb"\r\nIdempotency-key: ([^\r]+)\r\n", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened; `place` is a file, or a folder that was synced."""

    what: Literal["write", "cut", "made", "gone", "synced", "answered"]
    place: str = ""
    at: int = 0
    """Where in the file, or how long it is from now on."""
    body: bytes = b""
    key: str = ""
    """Of the request whose answer leaves."""


def steps(trace: Path) -> Iterator[Step]:
    """Yield what happened, in its order; an answer counts from when it begins to leave."""
    asked: dict[str, str] = {}
    for call in _calls(trace):
        found = _CALL.match(call)
        if found and int(found[3]) >= 0:
            yield from _step(found[1], found[2], asked)


def _calls(trace: Path) -> Iterator[str]:
    """Yield whole calls: one that was interrupted by another thread's is put together.

    It stands where it ended, as no more than that is known; but what is sent stands where it began.
    """
    paused: dict[str, str] = {}
    for line in trace.read_text(encoding="latin-1").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        thread, said = found.groups()
        if begun := _PAUSED.match(said):
            paused[thread] = begun[1]
            if begun[1].startswith("sendto("):
                yield f"{begun[1]}) = 0"
        elif rest := _RESUMED.match(said):
            begun_by = paused.pop(thread, "")
            if not begun_by.startswith("sendto("):
                yield begun_by + rest[1]
        else:
            yield said


def _step(name: str, given: str, asked: dict[str, str]) -> Iterator[Step]:
    place = found[1] if (found := _PLACE.match(given)) else ""
    if name in ("recvfrom", "sendto"):
        yield from _answer(name, given, asked, place)
        return
    numbers = re.findall(r", (\d+)", given[-40:])
    last = int(numbers[-1]) if numbers else 0
    match name:
        case "pwrite64":
            yield Step(what="write", place=place, at=last, body=_bytes(given))
        case "ftruncate":
            yield Step(what="cut", place=place, at=last)
        case "openat" if "O_CREAT" in given:
            yield Step(what="made", place=_bytes(given).decode())
        case "unlink":
            yield Step(what="gone", place=_bytes(given).decode())
        case "fsync" | "fdatasync":
            yield Step(what="synced", place=place)


def _answer(name: str, given: str, asked: dict[str, str], line: str) -> Iterator[Step]:
    """Note the key of a request that came by a line; yield it when the answer is yes."""
    said = _bytes(given)
    if name == "recvfrom" and (key := _KEY.search(said)):
        asked[line] = key[1].decode()
    elif name == "sendto" and line in asked and said.startswith(b"HTTP/1.1 200"):
        yield Step(what="answered", key=asked.pop(line))


def _bytes(given: str) -> bytes:
    found = _TEXT.search(given)
    return codecs.escape_decode(found[1].encode("latin-1"))[0] if found else b""
