"""The wall's clock of a server is set while a ward is red: its limit passes when it would have."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from tests.chaos.figures import Figure, seconds
from tests.journeys.program import ask, hurried, mails_to, run
from tests.journeys.server import server, until
from tests.notify.post import Postbox, serving
from wardstatus.clock import elapsed

MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86_400.0, 31_536_000.0
STEPS = (-1.0, -MINUTE, -HOUR, -DAY, MINUTE, HOUR, DAY, YEAR)
LIMIT = 8.0
LATE = 2.0
"""Seconds after its instant within which the limit has passed in the database."""


def offset(folder: Path, by: float) -> dict[str, str]:
    """Set the wall's clock of a server off, and return what makes it look."""
    (folder / "offset").write_text(str(by), encoding="utf-8")
    return {
        "WARDSTATUS_TEST_SWITCH": "on",
        "WARDSTATUS_CLOCK_OFFSET_FILE": str(folder / "offset"),
    }


def play(folder: Path, step: float) -> list[Figure]:
    """Set the clock two seconds into red, and see when the limit passes; the mail is beside it."""
    post = Postbox()
    with serving(post) as mail:
        port = hurried(folder, mail, f"{LIMIT:.0f}s")
        token = run(folder, "token", "create", "--name", "test", "--unit", "h")
        with server(folder, None, **offset(folder, 0)):
            before = elapsed()
            ask(port, "/units/med2/level", token, {"level": "red"})
            threading.Event().wait(2)
            offset(folder, step)
            until(lambda: _passed(folder), "the limit")
            late = elapsed() - before - LIMIT
            until(lambda: mails_to(post, "berg"), "the mail of the limit")
            mailed = elapsed() - before - LIMIT
            if abs(step) > 300:
                until(lambda: ask(port, "/engine")["why"] == "clock", "the band")
            threading.Event().wait(3)
            passed = _passed(folder)
    return [
        seconds("limit passed after its instant", late, LATE),
        seconds("its mail came after the instant", mailed, 2 * LATE),
        Figure(name="passed early", found=late < 0),
        Figure(name="passed twice", found=passed - 1),
        Figure(name="mailed twice", found=mails_to(post, "berg") - 1),
    ]


def _passed(folder: Path) -> int:
    """Return how often the limit has passed, as the database has it: no server is asked."""
    with closing(sqlite3.connect(folder / "board.db")) as there:
        asked = "SELECT count(*) FROM log WHERE kind = 'limit_passed'"
        return int(there.execute(asked).fetchone()[0])
