"""Screens for tests: the far end of a socket, and what it hears."""

import json
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

from wardstatus.push import wire

PATIENCE = 30.0
"""Seconds a test waits for what has to come."""


@dataclass
class Ears:
    """One screen's end of a line: takes frames apart, strictly."""

    socket: socket.socket
    _rest: bytes = field(default=b"", init=False)

    def __post_init__(self) -> None:
        self.socket.settimeout(PATIENCE)

    def frame(self) -> tuple[int, bytes]:
        """Return the next frame; raise EOFError when the line has ended."""
        first, second = self._bytes(2)
        assert not second & 0x80, "a server never masks"
        assert first & 0xF0 == 0x80, "whole, uncompressed frames only"
        size = second & 0x7F
        if size > 125:
            size = int.from_bytes(self._bytes({126: 2, 127: 8}[size]), "big")
        return first & 0x0F, self._bytes(size)

    def text(self) -> str:
        """Return the next text, pings aside."""
        while (heard := self.frame())[0] == wire.PING:
            pass
        assert heard[0] == wire.TEXT, heard
        return heard[1].decode()

    def texts(self, count: int) -> list[str]:
        """Return the next texts."""
        return [self.text() for _ in range(count)]

    def json(self) -> dict[str, object]:
        """Return the next text, as JSON."""
        said: dict[str, object] = json.loads(self.text())
        return said

    def closed_with(self) -> int:
        """Return the code of the close frame, whatever came before it."""
        for opcode, payload in self._frames():
            if opcode == wire.CLOSE:
                return int.from_bytes(payload[:2], "big")
        raise AssertionError("the line ended without a goodbye")

    def everything(self) -> list[str]:
        """Return every text until the line ends."""
        return [payload.decode() for opcode, payload in self._frames() if opcode == wire.TEXT]

    def say(self, opcode: int, payload: bytes = b"", **how: bool) -> None:
        """Send a frame as a browser does."""
        self.socket.sendall(masked(opcode, payload, **how))

    def _frames(self) -> Iterator[tuple[int, bytes]]:
        while True:
            try:
                yield self.frame()
            except (EOFError, ConnectionError):
                return

    def _bytes(self, count: int) -> bytes:
        while len(self._rest) < count:
            received = self.socket.recv(65536)
            if not received:
                raise EOFError
            self._rest += received
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken


def masked(opcode: int, payload: bytes, *, final: bool = True) -> bytes:
    """Return a frame as a browser sends it."""
    mask, size = os.urandom(4), len(payload)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 1 << 16:
        length = bytes((0x80 | 126,)) + size.to_bytes(2, "big")
    else:
        length = bytes((0x80 | 127,)) + size.to_bytes(8, "big")
    body = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return bytes(((0x80 if final else 0) | opcode,)) + length + mask + body
