"""A server that is killed has lost nothing, and what fell due meanwhile happens once."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from tests.journeys.files import write
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, free_port, serving


def _hospital(folder: Path, mail: int) -> int:
    port = free_port()
    config = write(folder, mail, limit="4s", port=port)
    text = config.read_text(encoding="utf-8").replace("[mail]", 'undo = "1s"\n[mail]')
    config.write_text(text, encoding="utf-8")
    _run(folder, "migrate")
    return port


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "wardstatus", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _ask(port: int, path: str, token: str, body: object = None) -> dict[str, object]:
    sent = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    asked = Request(f"http://127.0.0.1:{port}/api/v1{path}", data=sent, headers=headers)
    with urlopen(asked, timeout=10) as answer:
        found: dict[str, object] = json.loads(answer.read())
    return found


def _to(post: Postbox, person: str) -> int:
    return sum(mail["X-To"] == f"{person}@example.org" for mail in post.mails)


def test_killed_in_the_middle_and_started_again(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = _hospital(tmp_path, mail)
        token = _run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path) as running:
            tapped = _ask(port, "/units/med2/level", token, {"level": "red", "needs": ["nurse"]})
            kill(running)
        assert post.mails == []
        with server(tmp_path):
            found = _ask(port, "/units/med2", token)
            assert (found["level"], found["since"]) == ("red", tapped["since"])
            assert found["needs"] == ["nurse"]
            until(lambda: _to(post, "berg"), "the mail of the limit")
        told = len(post.mails)
        assert (_to(post, "dahl"), _to(post, "berg"), told) == (1, 1, 2)
        with server(tmp_path):
            assert _ask(port, "/units/med2", token)["level"] == "red"
        assert len(post.mails) == told


def test_a_second_server_on_the_same_database_says_so(tmp_path: Path) -> None:
    with serving(Postbox()) as mail:
        _hospital(tmp_path, mail)
        with server(tmp_path) as first:
            second = subprocess.run(
                [sys.executable, "-m", "wardstatus", "serve"],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )
            assert second.returncode == 1
            assert "board.db" in second.stderr
            assert "Traceback" not in second.stderr
            assert first.poll() is None
