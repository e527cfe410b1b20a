"""A server that is killed has lost nothing, and what fell due meanwhile happens once."""

import subprocess
import sys
from pathlib import Path

from tests.journeys.program import ask, hurried, mails_to, run
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, serving


def test_killed_in_the_middle_and_started_again(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = hurried(tmp_path, mail, "8s")
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path) as running:
            tapped = ask(port, "/units/med2/level", token, {"level": "red", "needs": ["nurse"]})
            kill(running)
        assert post.mails == []
        with server(tmp_path):
            found = ask(port, "/units/med2", token)
            assert (found["level"], found["since"]) == ("red", tapped["since"])
            assert found["needs"] == ["nurse"]
            until(lambda: mails_to(post, "berg"), "the mail of the limit")
        told = len(post.mails)
        assert (mails_to(post, "dahl"), mails_to(post, "berg"), told) == (1, 1, 2)
        with server(tmp_path):
            assert ask(port, "/units/med2", token)["level"] == "red"
        assert len(post.mails) == told


def test_a_second_server_on_the_same_database_says_so(tmp_path: Path) -> None:
    with serving(Postbox()) as mail:
        hurried(tmp_path, mail)
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
