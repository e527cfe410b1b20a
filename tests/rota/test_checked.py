"""`wardstatus check` reads the calendars, and walks the coming week by what they say."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.files import write
from tests.rota.ics import calendar, event, local
from wardstatus.checking import check

NOW = datetime(2026, 12, 7, 2, 40, tzinfo=UTC)
"""A Monday."""
WEEK = local("1", "K. Berg", "20261201T000000", "20261220T000000")


def said(folder: Path, ics: bytes | None, language: str = "en") -> list[str]:
    config = write(folder, 25)
    text = config.read_text(encoding="utf-8")
    text = text.replace('role = "AL"\nunit = "h"\nperson = "berg"', ROW)
    # Of KD nobody is on duty: whether anybody decides is for the calendar to say.
    config.write_text(text.replace('role = "KD"\nunit = "h"', 'role = "KD"\nunit = "kir1"'))
    if ics is not None:
        (folder / "al.ics").write_bytes(ics)
    problems = check(config, now=NOW, language=language, environ={})
    about = (each for each in problems if each.path.startswith(("duty", "unit")))
    return [f"{each.path}: {each.sentence}" for each in about]


ROW = 'role = "AL"\nunit = "h"\ncalendar = "al.ics"'


def test_a_calendar_that_covers_the_week_is_clean(tmp_path: Path) -> None:
    assert said(tmp_path, calendar(WEEK)) == []


def test_a_gap_in_the_calendar_is_said_with_its_hours(tmp_path: Path) -> None:
    first = local("1", "K. Berg", "20261201T000000", "20261212T020000")
    then = local("2", "K. Berg", "20261212T073000", "20261220T000000")
    (gap,) = said(tmp_path, calendar(first, then), "nb")
    assert gap == "unit[1]: Lør 02:00–07:30 kan ingen beslutte for Med 2 (AL, KD)."


@pytest.mark.parametrize(
    ("ics", "expected"),
    [
        pytest.param(None, "the calendar was not read: there is no such file.", id="no file"),
        pytest.param(
            calendar(WEEK)[:-9],
            "the calendar was not read: it is no whole calendar:"
            " it does not end with END:VCALENDAR.",
            id="cut off",
        ),
        pytest.param(
            calendar(WEEK, event("2", "L. Moen", "DTSTART:soon")),
            "an event was left out: L. Moen: a line of it cannot be read"
            " (DTSTART Expected datetime, date, or time. Got: 'soon').",
            id="a broken line",
        ),
        pytest.param(
            calendar(WEEK, local("2", "L. Mohn", "20261208T080000", "20261208T160000")),
            "“L. Mohn” is nobody in the configuration; did you mean L. Moen?",
            id="a name of nobody",
        ),
    ],
)
def test_what_is_wrong_with_a_calendar_is_said_at_its_line(
    tmp_path: Path, ics: bytes | None, expected: str
) -> None:
    assert f"duty[1].calendar: {expected}" in said(tmp_path, ics)
