from datetime import timedelta

import pytest

from tests.store.samples import T0
from wardstatus.notify.ways import Course, next_turn, wait, ways_of
from wardstatus.store.tries import Try

THREE = ("sms:47900", "mailto:a@example.org", "mailto:b@example.org")
NOW, GOOD = "failed_for_now", "failed_for_good"


def _tries(*done: tuple[str, float, str]) -> list[Try]:
    return [
        Try(channel=channel, at=T0 + timedelta(seconds=second), result=result)
        for channel, second, result in done
    ]


def test_a_channel_is_named_without_its_address() -> None:
    assert [way.label for way in ways_of(THREE)] == ["sms", "mailto", "mailto-2"]
    assert [way.address for way in ways_of(THREE)] == ["47900", "a@example.org", "b@example.org"]


@pytest.mark.parametrize(
    ("done", "second", "expected", "at"),
    [
        pytest.param([], 0, "sms", 0, id="the first at once"),
        pytest.param([("sms", 0, NOW)], 0, "sms", 2, id="the same again by its back-off"),
        pytest.param([("sms", 0, NOW), ("sms", 2, NOW)], 2, "sms", 7, id="and again"),
        pytest.param(
            [("sms", 0, NOW), ("sms", 2, NOW), ("sms", 7, NOW)], 7, "sms", 17, id="a third time"
        ),
        pytest.param([("sms", 0, NOW)] * 5, 17, "mailto", 30, id="at 30 s the next"),
        pytest.param([("sms", 10, NOW)] * 2, 19.9, "sms", 19.9, id="a try that ends before it"),
        pytest.param([("sms", 19, NOW)], 19, "mailto", 30, id="not one that could last beyond it"),
        pytest.param([("sms", 31, NOW)], 31, "mailto", 31, id="the next at once, it is past 30 s"),
        pytest.param([("sms", 0, GOOD)], 0, "mailto", 0, id="the next at once, failed for good"),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 0, NOW)], 0, "mailto", 2, id="the second again, too"
        ),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 0, GOOD)], 0, "mailto-2", 0, id="the last that is left"
        ),
        pytest.param(
            [("sms", 0, NOW), ("sms", 2, NOW), ("mailto", 30, NOW)],
            30,
            "mailto-2",
            30,
            id="then the third at once",
        ),
        pytest.param(
            [*[("sms", 7, NOW)] * 4, ("mailto", 30, NOW), ("mailto-2", 30, NOW)],
            30,
            "sms",
            30,
            id="round again, each by a back-off of its own",
        ),
        pytest.param(
            [("sms", 29, NOW), ("mailto", 30, NOW), ("mailto-2", 31, GOOD)],
            31,
            "sms",
            31,
            id="but not to what failed for good",
        ),
        pytest.param([("webhook", 0, NOW)], 40, "sms", 40, id="a channel no longer there"),
    ],
)
def test_the_next_channel(
    done: list[tuple[str, float, str]], second: float, expected: str, at: float
) -> None:
    course = Course(channels=THREE, tries=_tries(*done), created=T0)
    turn = next_turn(course, T0 + timedelta(seconds=second), 0.5)
    assert turn is not None
    found = (turn.way.label, max((turn.at - T0).total_seconds(), second))
    assert found == (expected, at)


def test_when_all_have_failed_for_good_none_is_left() -> None:
    done = _tries(("sms", 0, GOOD), ("mailto", 0, GOOD), ("mailto-2", 0, GOOD))
    assert next_turn(Course(channels=THREE, tries=done, created=T0), T0, 0.5) is None
    assert next_turn(Course(channels=(), tries=(), created=T0), T0, 0.5) is None


def test_what_was_reported_as_not_delivered_is_of_no_use_any_more() -> None:
    reported = Try(channel="sms", at=T0, result="accepted", report="failed")
    turn = next_turn(Course(channels=THREE, tries=[reported], created=T0), T0, 0.5)
    assert turn is not None
    assert turn.way.label == "mailto"


@pytest.mark.parametrize(
    ("failed", "seconds"), [(1, 2), (2, 5), (3, 10), (4, 20), (5, 40), (6, 60), (60, 60)]
)
def test_waiting_grows_to_a_minute(failed: int, seconds: float) -> None:
    assert wait(failed, 0.5) == timedelta(seconds=seconds)
    assert wait(failed, 0) == timedelta(seconds=seconds / 2)
    assert wait(failed, 1) == timedelta(seconds=seconds * 1.5)
