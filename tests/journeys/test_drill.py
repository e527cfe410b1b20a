"""An exercise beside the real board: marked in every message and on every page, and apart."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.house import plain
from tests.journeys.program import ask, hurried, run
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, free_port, serving


@contextmanager
def drill(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Yield `wardstatus drill start` once it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wardstatus", "drill", "start", "--port", str(port)],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("wardstatus drill http"), process.poll()
        yield process
    finally:
        kill(process)


def _page(port: int, path: str, token: str) -> str:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(asked) as answer:
        return plain(answer.read().decode())


def test_a_drill_is_said_everywhere_and_leaves_the_real_board_alone(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        real = hurried(tmp_path, mail)
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path):
            ask(real, "/units/med2/level", token, {"level": "yellow"})
            before = ask(real, "/units/med2", token)
            port = free_port()
            with drill(tmp_path, port) as exercise:
                assert ask(port, "/units/med2", token)["level"] is None
                ask(port, "/units/med2/level", token, {"level": "red"})
                until(lambda: post.mails, "the mail of the exercise")
                said = post.mails[0]
                assert said.get_content().startswith("ØVELSE. Kapasitet: Med 2 RØD fase")
                assert said["Subject"].startswith("ØVELSE. ")
                page = _page(port, "/ward/med2", token)
                assert "ØVELSE" in page
                assert "Virkelig: Medisinsk 2 er gul" in page
                assert "Virkelig: 1 gul, " in _page(port, "/wall", token)
                os.killpg(exercise.pid, signal.SIGINT)
                assert exercise.stdout is not None
                written = exercise.stdout.read().split()
            after = ask(real, "/units/med2", token)
            kept = ("level", "since", "by", "spell", "chain", "decisions")
            assert [after[each] for each in kept] == [before[each] for each in kept]
            assert {item["state"] for item in after["items"]} == {"open"}
            assert "ØVELSE" not in _page(real, "/ward/med2", token)
    (report,) = (Path(each) for each in written if each.endswith(".html"))
    text = plain(report.read_text(encoding="utf-8"))
    assert "Øvelse" in text
    assert "Medisinsk 2" in text
