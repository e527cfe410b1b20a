"""The real server on a machine whose clock is set, whose day begins in 1970, or that sleeps."""

import os
import signal
import threading
from pathlib import Path

import pytest

from tests.journeys.program import ask, hurried, mails_to, run
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, serving
from wardstatus.clock import elapsed

LATE, AFTER_RESUME = 4.0, 3.0
"""Seconds: a tick, a round of the postman and the mail are in it, beside other work."""
LIMIT = 8.0
DAY, YEAR = 86_400, 31_536_000


def _set(folder: Path, seconds: float) -> dict[str, str]:
    """Set the wall's clock of a server off, and return what makes it look."""
    (folder / "offset").write_text(str(seconds), encoding="utf-8")
    return {
        "WARDSTATUS_TEST_SWITCH": "on",
        "WARDSTATUS_CLOCK_OFFSET_FILE": str(folder / "offset"),
    }


@pytest.mark.parametrize("step", [-DAY, YEAR])
def test_a_clock_that_is_set_moves_no_limit(tmp_path: Path, step: float) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = hurried(tmp_path, mail, f"{LIMIT:.0f}s")
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path, None, **_set(tmp_path, 0)):
            ask(port, "/units/med2/level", token, {"level": "red"})
            began = elapsed()
            threading.Event().wait(2)
            _set(tmp_path, step)
            until(lambda: mails_to(post, "berg"), "the mail of the limit")
            assert LIMIT - 0.5 < elapsed() - began < LIMIT + LATE
            until(lambda: ask(port, "/engine")["why"] == "clock", "the band")
            threading.Event().wait(3)
            assert mails_to(post, "berg") == 1


def test_a_day_that_begins_in_1970_is_seen_and_lived_through(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = hurried(tmp_path, mail)
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path) as running:
            tapped = ask(port, "/units/med2/level", token, {"level": "red"})
            kill(running)
        began = elapsed()
        with server(tmp_path, None, **_set(tmp_path, -56 * YEAR)):
            assert ask(port, "/engine")["why"] == "clock"
            assert elapsed() - began < 5
            assert ask(port, "/units/med2", token)["since"] == tapped["since"]
            assert ask(port, "/units/kir1/level", token, {"level": "yellow"})["level"] == "yellow"
            until(lambda: mails_to(post, "berg"), "the mail of the limit")
            events = ask(port, "/events?limit=1000", token)["events"]
            assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
            assert [each["at"] for each in events] == sorted(each["at"] for each in events)
            _set(tmp_path, 0)
            until(lambda: ask(port, "/engine")["why"] == "", "the clock to be right again")


def test_a_machine_that_slept_makes_up_for_it_at_once(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = hurried(tmp_path, mail)
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with (tmp_path / "log").open("w") as log, server(tmp_path, log) as running:
            for unit in ("med2", "kir1"):
                ask(port, f"/units/{unit}/level", token, {"level": "red"})
            os.killpg(running.pid, signal.SIGSTOP)
            threading.Event().wait(20)
            assert mails_to(post, "berg") == 0
            os.killpg(running.pid, signal.SIGCONT)
            began = elapsed()
            until(lambda: mails_to(post, "berg"), "what fell due meanwhile")
            assert elapsed() - began < AFTER_RESUME
            until(lambda: ask(port, "/engine")["alive"], "the tick")
            threading.Event().wait(3)
            assert mails_to(post, "berg") == 1  # of both wards, as one
            assert ask(port, "/engine")["alive"]
        assert "engine=silent" not in (tmp_path / "log").read_text(encoding="utf-8")
