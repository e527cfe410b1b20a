"""The flags in the head of the ward's screen: one tap each, counted in the shift."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from tests.web.house import PLAN
from tests.web.pages import ward_of
from tests.web.samples import STATES
from tests.web.served import Served, hospital
from tests.web.ward_screen import Page
from wardstatus.core.levels import Level
from wardstatus.core.plans import Indicator
from wardstatus.core.units import Rulebook

FLAGGED = replace(
    PLAN,
    shifts={"day": time(7, 30), "evening": time(15), "night": time(22, 30)},
    indicators={
        **PLAN.indicators,
        "missed": Indicator(
            id="missed", kind="flag", name={"nb": "Utelatt pleie", "en": "Missed care"}
        ),
    },
)


def _house() -> Rulebook:
    house = hospital()
    ward = replace(house.units["kir1"], plan=FLAGGED)
    return replace(house, units={**house.units, "kir1": ward})


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Page]:
    served = Served(tmp_path, _house())
    yield Page(served)
    served.close()


def _says(ward: Page, count: int) -> bool:
    return f'aria-label="Utelatt pleie: én til. {count} i denne vakten"' in ward.get().text


def test_each_tap_is_counted_in_the_shift_and_confirms(ward: Page) -> None:
    ward.tap("level", level="yellow")
    assert _says(ward, 0)
    first = ward.standing.status.valid_until
    ward.served.clock.forward(170)
    answer = ward.tap("flag", flag="missed")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ward/kir1")
    # At 15:02 the evening has begun: the level holds until an hour into the night.
    assert first is not None
    assert ward.standing.status.valid_until is not None
    assert ward.standing.status.valid_until > first
    ward.tap("flag", key="two", flag="missed")
    ward.tap("flag", key="two", flag="missed")
    assert _says(ward, 2)
    ward.served.clock.forward(8 * 60)
    assert _says(ward, 0)


def test_the_day_says_each_tap_in_one_line(ward: Page) -> None:
    ward.tap("level", level="yellow")
    ward.tap("flag", key="one", flag="missed")
    ward.tap("flag", key="two", flag="missed")
    page = ward.asker.send("GET", "/history/kir1").text
    assert [page.count(f"Utelatt pleie: nummer {n} i denne vakten") for n in (1, 2, 3)] == [1, 1, 0]
    assert "Gul bekreftet" not in page


def test_a_flag_the_plan_lacks_is_refused_on_the_page(ward: Page) -> None:
    assert ward.tap("flag", flag="patients").status_code == 404
    assert ward.tap("flag").status_code == 422
    assert ward.standing.status.level is not Level.RED


def test_a_plan_without_flags_has_no_button() -> None:
    assert ward_of(STATES["green"]()).flags == ()
