"""Somebody has no channel, or nobody is on duty: the next is told at once; the board says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital


def _without(*persons: str) -> Callable[[str], str]:
    def configured(text: str) -> str:
        for each in persons:
            text = text.replace(f'channels = ["mailto:{each}@example.org"]', "channels = []")
        return text

    return configured


def _off_duty(role: str) -> Callable[[str], str]:
    return lambda text: text.replace(f'role = "{role}"', 'role = "KD"')


def _with_last_resort(configured: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: configured(text).replace("[mail]", 'last_resort = ["moen"]\n[mail]')


def _told(house: Hospital) -> list[str]:
    return [person for person in ("dahl", "berg", "moen") if house.mails_to(person)]


@pytest.mark.parametrize(
    ("configured", "told", "says"),
    [
        pytest.param(str, ["dahl"], "sendt på e-post", id="everybody is reached"),
        pytest.param(_without("dahl"), ["berg"], "ikke levert", id="no channel"),
        pytest.param(_off_duty("OL"), ["berg"], "OL ikke på vakt", id="nobody on duty"),
        pytest.param(_without("dahl", "berg"), ["moen"], "ikke levert", id="no channel at all"),
        pytest.param(_off_duty("AL"), ["dahl"], "sendt på e-post", id="not their turn"),
    ],
)
def test_the_next_is_told_within_a_round(
    tmp_path: Path, configured: Callable[[str], str], told: list[str], says: str
) -> None:
    with hospital(tmp_path, configured=_with_last_resort(configured)) as house:
        ward = house.ward("med2")
        ward.post("level", level="red")
        house.pass_time(seconds=20)
        for _ in range(3):
            house.pass_time(seconds=1)
        assert _told(house) == told
        assert says in ward.text()
