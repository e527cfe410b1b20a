"""The real server on a machine whose clock is set, whose day begins in 1970, or that sleeps."""

from pathlib import Path

import pytest

from tests.chaos import clock_set, slept
from tests.chaos.clock_set import DAY, YEAR, offset
from tests.chaos.figures import failings
from tests.journeys.program import ask, hurried, mails_to, run
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, serving
from wardstatus.clock import elapsed


@pytest.mark.parametrize("step", [-DAY, YEAR])
def test_a_clock_that_is_set_moves_no_limit(tmp_path: Path, step: float) -> None:
    assert failings(tmp_path, lambda folder: clock_set.play(folder, step)) == []


def test_a_day_that_begins_in_1970_is_seen_and_lived_through(tmp_path: Path) -> None:
    post = Postbox()
    with serving(post) as mail:
        port = hurried(tmp_path, mail)
        token = run(tmp_path, "token", "create", "--name", "test", "--unit", "h")
        with server(tmp_path) as running:
            tapped = ask(port, "/units/med2/level", token, {"level": "red"})
            kill(running)
        began = elapsed()
        with server(tmp_path, None, **offset(tmp_path, -56 * YEAR)):
            assert ask(port, "/engine")["why"] == "clock"
            assert elapsed() - began < 5
            assert ask(port, "/units/med2", token)["since"] == tapped["since"]
            assert ask(port, "/units/kir1/level", token, {"level": "yellow"})["level"] == "yellow"
            until(lambda: mails_to(post, "berg"), "the mail of the limit")
            events = ask(port, "/events?limit=1000", token)["events"]
            assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
            assert [each["at"] for each in events] == sorted(each["at"] for each in events)
            offset(tmp_path, 0)
            until(lambda: ask(port, "/engine")["why"] == "", "the clock to be right again")


def test_a_machine_that_slept_makes_up_for_it_at_once(tmp_path: Path) -> None:
    assert failings(tmp_path, slept.play) == []
