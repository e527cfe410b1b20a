"""When a screen is dimmed, and how large a wall's places have to be."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.web.served import Asker, Served
from wardstatus.web.light import is_night
from wardstatus.web.wall_setup import card

OSLO = ZoneInfo("Europe/Oslo")
TEN, SIX = time(22), time(6)


@pytest.mark.parametrize(
    ("local", "begins", "ends", "night"),
    [
        ("21:59", TEN, SIX, False),
        ("22:00", TEN, SIX, True),
        ("00:00", TEN, SIX, True),
        ("05:59", TEN, SIX, True),
        ("06:00", TEN, SIX, False),
        ("00:59", time(1), time(5), False),
        ("01:00", time(1), time(5), True),
        ("05:00", time(1), time(5), False),
        ("22:00", TEN, TEN, False),
    ],
)
def test_it_is_night_by_the_hospitals_clock(
    local: str, begins: time, ends: time, night: bool
) -> None:
    hour, minute = map(int, local.split(":"))
    at = datetime(2027, 3, 28, hour, minute, tzinfo=OSLO).astimezone(UTC)
    assert is_night(at, OSLO, begins, ends) is night


@pytest.mark.parametrize(
    ("inches", "metres", "fits"),
    [
        (55, 5, "twenty"),
        (55, 5.2, "twelve"),
        (55, 6.4, "twelve"),
        (55, 6.5, "none"),
        (65, 5.9, "twenty"),
        (43, 5, "twelve"),
        (43, 3.9, "twenty"),
    ],
)
def test_what_fits_goes_by_size_and_distance(inches: float, metres: float, fits: str) -> None:
    assert card(inches, metres).fits == fits


def test_the_ruler_is_half_a_metre() -> None:
    assert card(55, 5).ruler == 788


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path, demo=True)
    yield served
    served.close()


@pytest.fixture
def asker(served: Served) -> Asker:
    return replace(served.nobody(), prefix="")


def shown(asker: Asker, path: str) -> str:
    return asker.send("GET", path, Accept="text/html").text


@pytest.mark.parametrize("path", ["/ward/kir1", "/wall"])
def test_pages_begin_dimmed_at_night(served: Served, asker: Asker, path: str) -> None:
    assert " data-night>" not in shown(asker, path)
    served.clock.forward(10 * 60)
    assert " data-night>" in shown(asker, path)


def test_what_was_chosen_holds_against_the_clock(served: Served, asker: Asker) -> None:
    shown(asker, "/wall/setup?inches=55&metres=5&light=night")
    assert " data-night>" in shown(asker, "/wall")
    shown(asker, "/wall/setup?inches=55&metres=5&light=day")
    served.clock.forward(10 * 60)
    assert " data-night>" not in shown(asker, "/wall")


def test_a_wall_read_from_afar_keeps_larger_places(asker: Asker) -> None:
    shown(asker, "/wall/setup?inches=55&metres=6&light=auto")
    assert 'data-pinned="3"' in shown(asker, "/wall")
    shown(asker, "/wall/setup?inches=55&metres=5&light=auto")
    assert 'data-pinned="4"' in shown(asker, "/wall")


@pytest.mark.parametrize(
    "asked", ["inches=many", "inches=-1&metres=0", "metres=1e999", "light=red"]
)
def test_nonsense_is_taken_as_usual(asker: Asker, asked: str) -> None:
    answer = asker.send("GET", f"/wall/setup?{asked}", Accept="text/html")
    assert answer.status_code == 200
    assert 'value="55"' in answer.text


@pytest.mark.parametrize("path", ["/ward/kir1", "/wall"])
def test_a_night_that_is_played_faster_is_played_in_daylight(
    served: Served, asker: Asker, path: str
) -> None:
    kept = served.app.extensions
    kept["wardstatus"] = replace(kept["wardstatus"], speed=60.0)
    served.clock.forward(10 * 60)
    page = shown(asker, path)
    assert " data-night>" not in page
    assert 'data-light="day"' in page, "else the page's script dims it"
