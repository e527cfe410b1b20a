"""Pictures of a unit: its level over a day, and how full it is."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from wardstatus.charts import beds, strip
from wardstatus.charts.strip import Bar, Spans
from wardstatus.core.levels import Level

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 21, 13, 30, tzinfo=UTC)
START = NOW - timedelta(hours=24)


def hours(count: float) -> datetime:
    return START + timedelta(hours=count)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], [], id="nothing known"),
        pytest.param(
            [(hours(-30), Level.GREEN)],
            [Bar(level=Level.GREEN, x=20, width=820)],
            id="one level all day, begun before it",
        ),
        pytest.param(
            [(hours(-9), Level.RED), (hours(0), Level.YELLOW)],
            [Bar(level=Level.YELLOW, x=20, width=820)],
            id="a level that ended as the day began is not in it",
        ),
        pytest.param(
            [(hours(12), Level.RED), (hours(18), None)],
            [Bar(level=Level.RED, x=430, width=205), Bar(level=None, x=635, width=205)],
            id="unknown before the first, and as a stretch",
        ),
        pytest.param(
            [(hours(-3), Level.GREEN), (hours(6), Level.GREEN), (hours(12), Level.RED)],
            [Bar(level=Level.GREEN, x=20, width=410), Bar(level=Level.RED, x=430, width=410)],
            id="neighbours of one level are one stretch",
        ),
    ],
)
def test_stretches_of_the_last_day(spans: Spans, expected: list[Bar]) -> None:
    assert list(strip.bars_of(spans, NOW)) == expected


def test_height_tells_the_level_as_well_as_colour() -> None:
    spans = [(hours(0), Level.GREEN), (hours(8), Level.YELLOW), (hours(16), Level.RED)]
    drawn = ElementTree.fromstring(strip.day(spans, NOW, OSLO, label="Siste døgn", now_word="nå"))
    heights = {bar.get("class"): bar.get("height") for bar in drawn.iter("rect")}
    assert heights == {"s-g": "14", "s-y": "28", "s-r": "42"}
    feet = {float(bar.attrib["y"]) + float(bar.attrib["height"]) for bar in drawn.iter("rect")}
    assert feet == {72}


def test_the_picture_names_itself_and_carries_no_style() -> None:
    drawn = strip.day([(hours(2), Level.RED)], NOW, OSLO, label='rød "fra" <i>', now_word="nå")
    read = ElementTree.fromstring(drawn)
    assert read.get("role") == "img"
    assert read.get("aria-label") == 'rød "fra" <i>'
    assert "style" not in drawn


def test_every_third_hour_has_a_tick_but_where_now_stands() -> None:
    names = [name for _x, name in strip.ticks(NOW, OSLO)]
    assert names == ["15", "18", "21", "00", "03", "06", "09", "12"]


@pytest.mark.parametrize(
    ("now", "first", "last"),
    [
        pytest.param(
            datetime(2026, 3, 29, 10, tzinfo=UTC),
            ["12", "15", "18", "21", "00", "03"],
            ["06", "09"],
            id="the night an hour is lost",
        ),
        pytest.param(
            datetime(2026, 10, 25, 11, tzinfo=UTC),
            ["15", "18", "21", "00", "03"],
            ["06", "09"],
            id="the night an hour comes twice",
        ),
    ],
)
def test_ticks_are_local_hours_on_the_nights_the_clock_changes(
    now: datetime, first: list[str], last: list[str]
) -> None:
    ticks = list(strip.ticks(now, OSLO))
    assert [name for _x, name in ticks] == first + last
    places = [x for x, _name in ticks]
    assert places == sorted(places)


def test_a_row_has_one_path_for_each_level() -> None:
    spans = [(hours(0), Level.YELLOW), (hours(6), Level.RED), (hours(12), Level.YELLOW)]
    drawn = ElementTree.fromstring(strip.row(spans, NOW, label="Siste døgn"))
    paths = {path.get("class"): path.get("d") for path in drawn.iter("path")}
    assert paths == {
        "s-y": "M0 9h144v17h-144zM288 9h288v17h-288z",
        "s-r": "M144 0h144v26h-144z",
    }


@pytest.mark.parametrize(
    ("percent", "width"),
    [(0, 0), (83.4, 83), (108, 108), (120, 120), (300, 120), (-5, 0)],
)
def test_a_bar_of_beds_ends_at_120_per_cent(percent: float, width: int) -> None:
    drawn = ElementTree.fromstring(beds.bar(percent, "Belegg"))
    fill = next(path for path in drawn.iter("path") if path.get("class") == "beds-fill")
    assert fill.get("d") == f"M0 2h{width}v6H0z"
