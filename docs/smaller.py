"""Makes a screenshot small: a picture of few colours needs one byte a point, not three."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

HEAD = b"\x89PNG\r\n\x1a\n"
COLOURS = 256

Colour = tuple[int, int, int]


def shrink(file: Path) -> None:
    """Write a screenshot anew with its 256 most frequent colours; the others take the nearest."""
    width, height, rows = _rows(file.read_bytes())
    points = [list(zip(row[::3], row[1::3], row[2::3], strict=True)) for row in rows]
    counted = Counter(point for row in points for point in row)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    place = {colour: _nearest(colour, palette) for colour in counted}
    lines = b"".join(b"\0" + bytes(place[point] for point in row) for row in points)
    file.write_bytes(
        HEAD
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
        + _chunk(b"PLTE", b"".join(bytes(colour) for colour in palette))
        + _chunk(b"IDAT", zlib.compress(lines, 9))
        + _chunk(b"IEND", b"")
    )


def _nearest(colour: Colour, palette: Sequence[Colour]) -> int:
    return min(
        range(len(palette)),
        key=lambda n: sum((a - b) ** 2 for a, b in zip(colour, palette[n], strict=True)),
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(HEAD)
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


def _rows(picture: bytes) -> tuple[int, int, list[bytes]]:
    """Return width, height and the lines of a picture of three bytes a point, as browsers take."""
    chunks = list(_chunks(picture))
    width, height, _, kind, *_ = struct.unpack(">IIBBBBB", chunks[0][1])
    assert kind == 2, "a browser's screenshot without transparency was expected"
    packed = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    rows = [bytes(width * 3)]
    for start in range(0, len(packed), width * 3 + 1):
        line = bytearray(packed[start + 1 : start + 1 + width * 3])
        _unfilter(packed[start], line, rows[-1])
        rows.append(bytes(line))
    return width, height, rows[1:]


def _unfilter(kind: int, line: bytearray, above: bytes) -> None:
    for n in range(len(line) if kind else 0):
        left, corner = (line[n - 3], above[n - 3]) if n > 2 else (0, 0)
        line[n] = (line[n] + _guess(kind, left, above[n], corner)) & 255


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind < 4:
        return (left, up, (left + up) // 2)[kind - 1]
    return min((left, up, corner), key=lambda each: abs(left + up - corner - each))
