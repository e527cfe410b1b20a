"""A server that is stopped for twenty seconds, over two limits, and goes on."""

import os
import signal
import threading
from pathlib import Path

from tests.chaos.figures import Figure, seconds
from tests.journeys.program import ask, hurried, mails_to, run
from tests.journeys.server import server, until
from tests.notify.post import Postbox, serving
from wardstatus.clock import elapsed

ASLEEP = 20.0
AFTER_RESUME = 3.0
"""Seconds after it goes on within which all that fell due has been done and mailed."""

WARDS = ("med2", "kir1")


def play(folder: Path) -> list[Figure]:
    """Stop the server, let it go on, and see what became of the limits."""
    post = Postbox()
    with serving(post) as mail:
        port = hurried(folder, mail)
        token = run(folder, "token", "create", "--name", "test", "--unit", "h")
        with (folder / "log").open("w") as log, server(folder, log) as running:
            for unit in WARDS:
                ask(port, f"/units/{unit}/level", token, {"level": "red"})
            os.killpg(running.pid, signal.SIGSTOP)
            threading.Event().wait(ASLEEP)
            early = mails_to(post, "berg")
            os.killpg(running.pid, signal.SIGCONT)
            began = elapsed()
            until(lambda: mails_to(post, "berg"), "what fell due meanwhile")
            took = elapsed() - began
            until(lambda: ask(port, "/engine")["alive"], "the tick")
            threading.Event().wait(3)
            dead = not ask(port, "/engine")["alive"]
            passed = _passed(port, token)
    said = (folder / "log").read_text(encoding="utf-8")
    return [
        seconds("until the leader was told, after it went on", took, AFTER_RESUME),
        Figure(name="told while it was stopped", found=early),
        Figure(name="limits that did not pass", found=len(set(WARDS) - set(passed))),
        Figure(name="limits passed twice", found=len(passed) - len(set(passed))),
        # Of both wards, as one.
        Figure(name="leader told again", found=mails_to(post, "berg") - 1),
        Figure(name="engine dead, or taken for dead", found=dead + said.count("engine=silent")),
    ]


def _passed(port: int, token: str) -> list[str]:
    events = ask(port, "/events?limit=1000", token)["events"]
    return [each["unit"] for each in events if each["kind"] == "limit_passed"]
