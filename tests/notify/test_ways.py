from datetime import timedelta

import pytest

from tests.store.samples import T0
from wardstatus.notify.ways import next_way, wait, ways_of
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
    ("done", "second", "expected"),
    [
        pytest.param([], 0, "sms", id="the first first"),
        pytest.param([("sms", 0, NOW)], 9.9, "sms", id="the same again for ten seconds"),
        pytest.param([("sms", 0, NOW)], 10, "mailto", id="then the next"),
        pytest.param([("sms", 0, GOOD)], 0, "mailto", id="the next at once, failed for good"),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 0, NOW)], 5, "mailto", id="the second again, too"
        ),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 0, GOOD)], 0, "mailto-2", id="the last that is left"
        ),
        pytest.param(
            [("sms", 0, NOW), ("mailto", 10, NOW), ("mailto-2", 20, NOW)],
            40,
            "sms",
            id="round again",
        ),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 9, NOW), ("mailto-2", 20, NOW)],
            40,
            "mailto",
            id="round again, but not to what failed for good",
        ),
        pytest.param([("webhook", 0, NOW)], 40, "sms", id="a channel no longer there"),
        pytest.param(
            [("sms", 0, GOOD), ("mailto", 0, GOOD), ("mailto-2", 0, GOOD)],
            0,
            None,
            id="none is left",
        ),
    ],
)
def test_the_next_channel(
    done: list[tuple[str, float, str]], second: float, expected: str | None
) -> None:
    way = next_way(THREE, _tries(*done), T0 + timedelta(seconds=second))
    assert (way.label if way else None) == expected


def test_nobody_without_channels_can_be_reached() -> None:
    assert next_way((), (), T0) is None


@pytest.mark.parametrize(
    ("failed", "seconds"), [(1, 2), (2, 5), (3, 10), (4, 20), (5, 40), (6, 60), (60, 60)]
)
def test_waiting_grows_to_a_minute(failed: int, seconds: float) -> None:
    tries = _tries(*[("sms", 0, NOW)] * failed)
    assert wait(tries, 0.5) == timedelta(seconds=seconds)
    assert wait(tries, 0) == timedelta(seconds=seconds / 2)
    assert wait(tries, 1) == timedelta(seconds=seconds * 1.5)


def test_after_a_failure_for_good_nothing_is_waited_for() -> None:
    assert wait(_tries(("sms", 0, NOW), ("sms", 2, GOOD)), 0.5) == timedelta(0)
