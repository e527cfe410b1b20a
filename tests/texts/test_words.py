"""A reader's language: times, durations, numbers and plan texts."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wardstatus.texts.words import words

OSLO = ZoneInfo("Europe/Oslo")
SATURDAY = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "minutes", "expected"),
    [
        pytest.param("nb", 0, "0 min", id="just begun"),
        pytest.param("nb", 0.99, "0 min", id="before the first minute"),
        pytest.param("nb", 38.5, "38 min", id="minutes are those begun and over"),
        pytest.param("nb", 60, "1 t", id="a full hour has no minutes"),
        pytest.param("nb", 125, "2 t 5 min", id="hours and minutes"),
        pytest.param("en", 125, "2 h 5 min", id="in English"),
        pytest.param("nn", 70, "1 t 10 min", id="nynorsk"),
        pytest.param("sv", 70, "1 tim 10 min", id="Swedish"),
        pytest.param("nb", 47 * 60 + 59, "47 t 59 min", id="before two days"),
        pytest.param("nb", 51 * 60, "2 d 3 t", id="days and hours from two days on"),
        pytest.param("nb", -3, "0 min", id="never less than nothing"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(
    language: str, minutes: float, expected: str
) -> None:
    assert words(language).lasting(timedelta(minutes=minutes)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param("nb", "lør 21. nov", id="bokmål"),
        pytest.param("nn", "lau 21. nov", id="nynorsk"),
        pytest.param("en", "Sat 21 Nov", id="English"),
        pytest.param("da", "lør 21. nov", id="Danish"),
        pytest.param("sv", "lör 21 nov", id="Swedish"),
    ],
)
def test_a_day_is_said_without_dots(language: str, expected: str) -> None:
    assert words(language).day(SATURDAY, OSLO) == expected


def test_clock_time_is_local() -> None:
    assert words("nb").clock(SATURDAY, OSLO) == "14:32"


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        pytest.param("nb", 26.0, "26", id="whole"),
        pytest.param("nb", 92.5, "92,5", id="comma in Norwegian"),
        pytest.param("en", 92.5, "92.5", id="point in English"),
        pytest.param("en", -2, "−2", id="a real minus sign"),
        pytest.param("nb", 92.456, "92,46", id="two decimals at most"),
    ],
)
def test_a_number_is_written_as_the_language_does(
    language: str, value: float, expected: str
) -> None:
    assert words(language).number(value) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param("nb", {"nb": "seng", "en": "bed"}, "seng", id="the reader's own"),
        pytest.param("nn", {"en": "bed", "nb": "seng"}, "seng", id="nynorsk reads bokmål"),
        pytest.param("sv", {"en": "bed"}, "bed", id="Swedish reads English at last"),
        pytest.param("en", {"nb": "seng"}, "seng", id="else the first given"),
        pytest.param("en", {"": "seng"}, "seng", id="without a language"),
        pytest.param("en", {}, "", id="nothing"),
    ],
)
def test_a_plans_text_falls_back(language: str, text: Mapping[str, str], expected: str) -> None:
    assert words(language).pick(text) == expected


@pytest.mark.parametrize(
    ("tag", "language"),
    [("nb-NO", "nb"), ("no", "nb"), ("", "nb"), ("en_GB", "en"), ("de", "en"), ("da", "da")],
)
def test_a_tag_chooses_a_language(tag: str, language: str) -> None:
    assert words(tag).language == language


def test_a_sentence_without_translation_is_english() -> None:
    assert words("nb")("No such sentence, {name}", name="Med 2") == "No such sentence, Med 2"


def test_many_fills_the_number() -> None:
    assert words("nb").many("{n} thing here", "{n} things here", 2) == "2 things here"
