"""Durations as they are written, and what is said of those that are not."""

from datetime import timedelta

import pytest

from wardstatus.core import durations
from wardstatus.errors import WrongField


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90s", timedelta(seconds=90)),
        ("30m", timedelta(minutes=30)),
        ("4h", timedelta(hours=4)),
        ("2d", timedelta(days=2)),
        ("0m", timedelta(0)),
        ("3660d", durations.LONGEST),
    ],
)
def test_a_duration_is_read(text: str, span: timedelta) -> None:
    assert durations.parse(text) == span


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("20 minutes", "20m"),
        ("2 timer", "2h"),
        ("1 Day", "1d"),
        ("4H", "4h"),
        ("-5m", "90s, 30m, 4h or 2d"),
        ("1.5h", "90s, 30m, 4h or 2d"),
        ("", "90s, 30m, 4h or 2d"),
        ("٣m", "90s, 30m, 4h or 2d"),
        ("5m\n", "5m"),
    ],
)
def test_what_is_no_duration_is_refused_with_what_was_meant(text: str, allowed: str) -> None:
    with pytest.raises(WrongField) as wrong:
        durations.parse(text, "within")
    assert wrong.value.key == "not_a_duration"
    assert wrong.value.field == "within"
    assert wrong.value.values == {"given": text, "allowed": allowed}


def test_a_duration_of_ten_years_is_a_slip() -> None:
    with pytest.raises(WrongField) as wrong:
        durations.parse("3661d")
    assert wrong.value.key == "duration_too_long"


@pytest.mark.parametrize("text", ["90s", "30m", "4h", "2d", "0s", "36h", "61s"])
def test_a_duration_is_said_as_it_is_written(text: str) -> None:
    assert durations.say(durations.parse(text)) == text
