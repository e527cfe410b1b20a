"""The server as it is started from a shell, and screens that listen to it over real sockets."""

import json
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.push.listeners import Ears
from wardstatus.shipped import folder

CONFIG = """\
[server]
port = {port}
rules = "rules"

[[unit]]
id = "med2"
name = "Medisin 2"
short = "Med 2"
plan = "start"

[[person]]
id = "kari"
name = "Kari Berg"

[[duty]]
role = "LED"
unit = "med2"
person = "kari"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    config: Path
    port: int

    def command(self, *words: str) -> str:
        """Run a command beside the server; return what it printed."""
        command = [sys.executable, "-m", "wardstatus", *words, "--config", str(self.config)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def post(self, path: str, token: str, body: object) -> dict[str, object]:
        """Send a request as a program does; return the answer."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            data=json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            said: dict[str, object] = json.load(answer)
        return said

    def get(self, path: str, token: str) -> dict[str, Any]:
        """Ask as a program does; return the answer."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1{path}",
            headers={"Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(asked, timeout=30) as answer:
            said: dict[str, Any] = json.load(answer)
        return said

    def knock(self, path: str = "/ws", **headers: str) -> tuple[int, Ears]:
        """Ask for the WebSocket; return the status and the line."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        asked = {
            "Host": f"127.0.0.1:{self.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            **headers,
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        line.sendall(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
        head = b""
        # One byte at a time, so that the first frame is left for whoever listens.
        while not head.endswith(b"\r\n\r\n"):
            head += line.recv(1) or b"\r\n\r\n"
        return int(head.split()[1]), Ears(line)


@contextmanager
def serving(place: Path) -> Iterator[Running]:
    """Start `wardstatus serve` in a folder; end it hard if it has not ended by itself."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (place / "rules").mkdir()
    config = place / "config.toml"
    config.write_text(CONFIG.format(port=port), encoding="utf-8")
    shutil.copy(folder("rules") / "start.toml", place / "rules")
    command = [sys.executable, "-m", "wardstatus", "serve", "--config", str(config)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=place) as process:
        assert process.stdout is not None
        try:
            assert f":{port}" in process.stdout.readline()
            yield Running(process=process, config=config, port=port)
        finally:
            process.kill()
