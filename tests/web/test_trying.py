"""A plan in force is tried on a file of numbers, from its own page."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.journeys.house import Hospital, hospital, plain

GOOD = "time,unit,occupied\n2026-01-05T08:00:00+01:00,med2,20\n2026-01-05T12:00:00+01:00,med2,25\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def _try(house: Hospital, text: str) -> TestResponse:
    return house.app.test_client().post(
        "/plans/ward/try",
        data={"readings": (BytesIO(text.encode()), "numbers.csv")},
        headers={**house.token(), "Accept": "text/html"},
    )


def test_the_page_to_keep_says_what_would_have_been(house: Hospital) -> None:
    answer = _try(house, GOOD)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ward.html"'
    said = plain(answer.text)
    assert "Hva planen ville ha gjort" in said
    assert "Medisinsk 2" in said
    assert house.service.board().version == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(GOOD.replace("25", "many"), "linje 3: ", id="no number"),
        pytest.param(GOOD.replace("med2", "x1"), "Konfigurasjonen har ingen enhet x1", id="unit"),
        pytest.param("", "Filen er tom", id="empty"),
    ],
)
def test_what_is_wrong_is_said_on_the_plans_page(house: Hospital, text: str, said: str) -> None:
    answer = _try(house, text)
    assert answer.status_code == 422
    assert said in plain(answer.text)
    assert "Når skifter fasen?" in plain(answer.text)


def test_a_file_has_to_be_chosen(house: Hospital) -> None:
    answer = house.app.test_client().post("/plans/ward/try", headers=house.token())
    assert answer.status_code == 422
