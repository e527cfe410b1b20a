"""A tick that hangs, or always fails, in the real server: noticed, and working again by itself."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.chaos.figures import Figure, failings, seconds
from tests.journeys.files import write
from tests.journeys.server import PATIENCE, server, until
from tests.notify.post import free_port
from wardstatus.clock import elapsed

NOTICED, WORKING = 5.0, 20.0


class Watch:
    """Looks at the server from outside, and at its log."""

    def __init__(self, folder: Path, port: int) -> None:
        self._log, self._port = folder / "log", port

    def last_tick(self) -> object:
        try:
            with urlopen(f"http://127.0.0.1:{self._port}/engine", timeout=2) as answer:
                return json.load(answer)["last_tick"]
        except (URLError, ConnectionError, TimeoutError):
            return None

    def said(self, words: str) -> bool:
        return words in self._log.read_text(encoding="utf-8")

    def until_tick_stands(self) -> tuple[object, float]:
        """Return the last tick once there has been no other for 1.5 s, and when that one was."""
        last, since = self.last_tick(), elapsed()

        def stands() -> bool:
            nonlocal last, since
            if (seen := self.last_tick()) != last:
                last, since = seen, elapsed()
            return elapsed() - since > 1.5

        until(stands, "the tick to stand")
        return last, since


@pytest.mark.parametrize("how", ["block", "raise"])
def test_a_dead_tick_is_noticed_and_works_again(tmp_path: Path, how: str) -> None:
    assert failings(tmp_path, lambda folder: _dead_tick(folder, how)) == []


def _dead_tick(folder: Path, how: str) -> list[Figure]:
    """Let the fourth tick hang or fail, and see when that is noticed, and when time goes on."""
    port = free_port()
    write(folder, 1, port=port)
    watch = Watch(folder, port)
    asked = {"WARDSTATUS_TEST_SWITCH": "on", "WARDSTATUS_FAULT_POINT": f"tick:4={how}"}
    with (folder / "log").open("w") as log, server(folder, log, **asked):
        last, since = watch.until_tick_stands()
        until(lambda: watch.said("engine=silent"), "the watchdog")
        noticed = elapsed() - since
        until(lambda: watch.last_tick() not in (None, last), "another tick")
        working = elapsed() - since
    return [
        seconds("noticed", noticed, NOTICED),
        seconds("working again", working, WORKING),
        Figure(name="did not end the process", found=not watch.said("the process ends")),
    ]


def _serve(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wardstatus", "serve"],
        cwd=folder,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("WARDSTATUS_FAULT_POINT", "tick"),
        ("WARDSTATUS_CLOCK_OFFSET_FILE", "offset"),
    ],
)
def test_what_is_for_tests_is_refused_without_the_switch(
    tmp_path: Path, variable: str, value: str
) -> None:
    write(tmp_path, 1, port=free_port())
    done = _serve(tmp_path, **{variable: value})
    assert done.returncode == 1
    assert f"{variable} er for tester" in done.stderr
    assert not (tmp_path / "board.db").exists()


def test_the_switch_is_refused_where_people_are_served(tmp_path: Path) -> None:
    config = write(tmp_path, 1, port=free_port())
    text = config.read_text(encoding="utf-8").replace("http://localhost", "https://tavla.example")
    config.write_text(text, encoding="utf-8")
    assert _serve(tmp_path, WARDSTATUS_TEST_SWITCH="on").returncode == 1
