"""WebSocket framing (RFC 6455): what goes to a screen, and what a screen sends, taken apart."""

from collections.abc import Iterator
from dataclasses import dataclass

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA

POLICY, TOO_BIG, RESTART, TRY_LATER, BROKEN = 1008, 1009, 1012, 1013, 1002
"""Close codes: revoked, oversize, the server restarts, could not follow, not WebSocket."""

TAKEN_AT_MOST = 16 * 1024
"""Bytes of one message from a screen; screens have nothing to say."""

_DATA = (0x0, 0x1, 0x2)
_FINAL, _COMPRESSED, _RESERVED, _MASKED = 0x80, 0x40, 0x30, 0x80


class WrongFrame(Exception):
    """A screen sent what cannot be taken; `code` is what the line is closed with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def encode(opcode: int, payload: bytes) -> bytes:
    """Return one whole, unmasked frame as a server sends it."""
    size = len(payload)
    if size < 126:
        head = bytes((_FINAL | opcode, size))
    elif size < 1 << 16:
        head = bytes((_FINAL | opcode, 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((_FINAL | opcode, 127)) + size.to_bytes(8, "big")
    return head + payload


def text(words: str) -> bytes:
    """Return a text frame, never compressed, which is legal whatever was negotiated."""
    return encode(TEXT, words.encode())


def close(code: int) -> bytes:
    """Return a close frame."""
    return encode(CLOSE, code.to_bytes(2, "big"))


@dataclass(frozen=True, slots=True)
class _Head:
    """The beginning of a frame from a screen; `start` is where its mask begins."""

    opcode: int
    final: bool
    start: int
    size: int

    @property
    def end(self) -> int:
        return self.start + 4 + self.size


class Reader:
    """Takes apart what one screen sends; holds at most one unfinished frame."""

    __slots__ = ("_message", "_rest")

    def __init__(self) -> None:
        self._rest = b""
        self._message = 0

    def feed(self, received: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield opcode and payload of each whole control frame; what else it says is dropped."""
        self._rest += received
        while (head := self._next()) is not None:
            if len(self._rest) < head.end:
                return
            frame, self._rest = self._rest[: head.end], self._rest[head.end :]
            if head.opcode in _DATA:
                self._message = 0 if head.final else self._message + head.size
            else:
                yield head.opcode, _unmasked(frame[head.start :])

    def _next(self) -> _Head | None:
        try:
            head = _head(self._rest)
            if head is not None and head.size + self._message > TAKEN_AT_MOST:
                raise WrongFrame(TOO_BIG)
        except WrongFrame:
            self._rest = b""
            raise
        return head


def _head(received: bytes) -> _Head | None:
    """Return the beginning of a frame, None if there is too little of it yet."""
    if len(received) < 2:
        return None
    first, second = received[0], received[1]
    opcode, final, size = first & 0x0F, bool(first & _FINAL), second & 0x7F
    _check(first, second)
    start = {126: 4, 127: 10}.get(size, 2)
    if len(received) < start:
        return None
    if start > 2:
        size = int.from_bytes(received[2:start], "big")
    return _Head(opcode=opcode, final=final, start=start, size=size)


def _check(first: int, second: int) -> None:
    opcode, size = first & 0x0F, second & 0x7F
    control = opcode in (CLOSE, PING, PONG)
    wrong = (
        first & _RESERVED
        or not second & _MASKED
        or not (control or opcode in _DATA)
        or (control and (size > 125 or first & _COMPRESSED or not first & _FINAL))
    )
    if wrong:
        raise WrongFrame(BROKEN)


def _unmasked(masked: bytes) -> bytes:
    mask, payload = masked[:4], masked[4:]
    return bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
