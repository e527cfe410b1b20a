"""The log's disk is full, or nobody reads the log any more: no request notices."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.journeys.files import write
from tests.journeys.server import kill, until
from tests.notify.post import free_port

TAPS = 200


@contextmanager
def _deaf(kind: str) -> Iterator[int]:
    """Yield somewhere a log can be written to that takes nothing."""
    if kind == "full":
        if not Path("/dev/full").exists():
            pytest.skip("there is no /dev/full")
        number = os.open("/dev/full", os.O_WRONLY)
    else:
        nobody, number = os.pipe()
        os.close(nobody)
    try:
        yield number
    finally:
        os.close(number)


def _ask(port: int, path: str, token: str = "", body: object = None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    sent = None if body is None else json.dumps(body).encode()
    asked = Request(f"http://127.0.0.1:{port}{path}", data=sent, headers=headers)
    with urlopen(asked, timeout=30) as answer:
        return int(answer.status)


def _token(folder: Path) -> str:
    command = [sys.executable, "-m", "wardstatus", "token", "create", "--name", "x", "--unit", "h"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return made.stdout.strip()


@pytest.mark.parametrize("kind", ["full", "gone"])
def test_no_request_notices(tmp_path: Path, kind: str) -> None:
    port = free_port()
    # Nobody takes mail here, and roles are without duty: there is much to be logged.
    config = write(tmp_path, mail=free_port(), port=port)
    config.write_text(config.read_text("utf-8").replace('role = "KD"', 'role = "XX"'), "utf-8")
    command = [sys.executable, "-m", "wardstatus", "serve"]
    with _deaf(kind) as log:
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("wardstatus http"), process.poll()
        token = _token(tmp_path)
        (tmp_path / "rules" / "broken.toml").write_text("schema = 1\n")
        levels = [("red", "yellow")[number % 2] for number in range(TAPS)]
        path = "/api/v1/units/med2/level"
        said = [_ask(port, path, token, {"level": level}) for level in levels]
        assert said == [200] * TAPS
        until(lambda: _warned(port), "the broken plan to be refused")
        assert process.poll() is None
    finally:
        kill(process)


def _warned(port: int) -> bool:
    with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=30) as answer:
        said: dict[str, dict[str, str]] = json.load(answer)
    return said["checks"]["plans"] == "warn"
