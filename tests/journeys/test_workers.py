"""Several processes on one port and one PostgreSQL: whichever answers says the same."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.journeys.files import write
from tests.journeys.program import ask, run
from tests.journeys.server import server, until
from tests.notify.post import free_port
from tests.store.postgres import postgres


def _workers(process: subprocess.Popen[str]) -> set[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return {int(each) for each in children.read_text().split()}


def test_two_processes_answer_alike_and_one_that_dies_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    write(tmp_path, mail=free_port(), port=port)
    with postgres() as postgresql:
        monkeypatch.setenv("WARDSTATUS_SERVER_DATABASE", postgresql.make("workers"))
        with server(tmp_path, None, ("--workers", "2")) as process:
            token = run(tmp_path, "token", "create", "--name", "a", "--unit", "h")
            ask(port, "/units/med2/level", token, {"level": "red"})

            def alike() -> bool:
                boards = [ask(port, "/board", token) for _ in range(20)]
                return all("red" in {unit["level"] for unit in each["units"]} for each in boards)

            until(alike, "both to have heard of it")
            before = _workers(process)
            assert len(before) == 2
            os.kill(min(before), signal.SIGKILL)
            until(lambda: len(_workers(process) - before) == 1, "another worker")
            until(alike, "the new one to say the same")
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0
