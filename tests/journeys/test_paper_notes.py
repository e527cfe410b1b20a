"""What was on paper is entered afterwards: with both times, and changing nothing of the past."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.house import ORIGIN, START, Hospital, Screen, hospital


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def _enter(screen: Screen, **fields: str) -> int:
    return screen.post("note", **fields).status_code


def test_a_note_from_paper_shows_both_times(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="yellow")
    house.pass_time(minutes=30)
    before = house.service.standing("med2")
    history = Screen(ward.browser, "/history/med2")

    entered = _enter(history, day="2026-12-07", clock="03:10", text="Rød på papir, OL ringt")
    assert entered == 303
    assert "04:10 På papir man 7. des 03:10: Rød på papir, OL ringt ført inn" in history.text()

    after = house.service.standing("med2")
    assert (after.status, after.spell, after.items) == (before.status, before.spell, before.items)
    house.pass_time(hours=1)
    assert house.post.mails == []


@pytest.mark.parametrize(
    ("back", "status"),
    [
        pytest.param(timedelta(seconds=-1), 422, id="before it happened"),
        pytest.param(timedelta(0), 200, id="at that instant"),
        pytest.param(timedelta(days=14), 200, id="a fortnight ago"),
        pytest.param(timedelta(days=14, seconds=1), 422, id="longer ago"),
    ],
)
def test_a_note_is_of_the_last_fortnight(house: Hospital, back: timedelta, status: int) -> None:
    asked = house.app.test_client().post(
        "/api/v1/units/med2/notes",
        json={"text": "Ringte OL", "at": (START - back).isoformat()},
        headers={**house.token(unit="med2"), **ORIGIN},
    )
    assert asked.status_code == status, asked.text
    if status == 422:
        assert asked.json is not None
        assert asked.json["field"] == "at"


@pytest.mark.parametrize(
    ("day", "clock", "text"),
    [
        pytest.param("2026-12-07", "3", "Ringte OL", id="no time"),
        pytest.param("7.12.26", "03:10", "Ringte OL", id="no day"),
        pytest.param("2026-12-07", "03:10", "  ", id="no text"),
        pytest.param("2026-12-07", "03:10", "x" * 141, id="too long a text"),
        pytest.param("2026-12-07", "03:10", "02013299997", id="a patient's number"),
    ],
)
def test_what_cannot_be_a_note_is_refused(house: Hospital, day: str, clock: str, text: str) -> None:
    history = Screen(house.ward("med2").browser, "/history/med2")
    assert _enter(history, day=day, clock=clock, text=text) == 422
    assert "På papir" not in history.text()


def test_a_wall_sees_no_form(house: Hospital) -> None:
    header = house.token()
    page = house.app.test_client().get("/history/med2", headers=header).text
    assert "Før inn fra papir" not in page
