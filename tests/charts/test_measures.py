"""The pictures of the history: well-formed, to scale, without style, told apart without colour."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from wardstatus.charts import days, dots, heat, weeks
from wardstatus.core.levels import Level

START = datetime(2026, 11, 16, tzinfo=UTC)
HOUR = timedelta(hours=1)
AXIS = weeks.Axis(words="week", figures="% red")


def drawn(svg: str) -> ElementTree.Element:
    """Return a picture as parsed; it has a name, and no style of its own."""
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert "style" not in svg
    return root


def of_class(root: ElementTree.Element, css: str) -> list[ElementTree.Element]:
    return [each for each in root.iter() if each.get("class") == css]


def number(each: ElementTree.Element, name: str) -> float:
    return float(each.get(name, "nan"))


def a_week(**percent: float) -> weeks.Column:
    levels = {"green": Level.GREEN, "yellow": Level.YELLOW, "red": Level.RED, "unknown": None}
    return weeks.Column(word="47", percent={levels[name]: each for name, each in percent.items()})


def test_a_week_is_stacked_to_its_whole() -> None:
    week = a_week(green=50, yellow=30, red=15, unknown=5)
    root = drawn(weeks.weeks([week], label="Weeks", axis=AXIS))
    bars = {each.get("class"): each for each in root.iter("rect")}
    assert {css: number(bar, "height") for css, bar in bars.items()} == pytest.approx(
        {"s-g": 98, "s-y": 58.8, "s-r": 29.4, "s-u": 9.8}
    )
    foot = number(bars["s-r"], "y") + number(bars["s-r"], "height")
    assert foot == pytest.approx(212), "red stands on the line"
    assert number(bars["s-g"], "y") == pytest.approx(16)


def test_under_a_column_stand_its_week_and_its_per_cent_of_red() -> None:
    root = drawn(weeks.weeks([replace(a_week(red=10), figure="9,6")], label="Weeks", axis=AXIS))
    (word,), (figure,) = of_class(root, "ax ax-mid"), of_class(root, "ax-b ax-mid")
    assert (word.text, figure.text) == ("47", "9,6")
    assert word.get("x") == figure.get("x")
    assert [each.text for each in of_class(root, "ax")] == ["week", "% red"]


def test_two_years_of_weeks_have_few_words() -> None:
    root = drawn(weeks.weeks([a_week(green=90, red=10)] * 104, label="Weeks", axis=AXIS))
    assert len(of_class(root, "ax ax-mid")) == 13
    assert len(of_class(root, "ax-b ax-mid")) == 13


def test_a_mark_opens_to_its_source_and_is_no_stop_for_a_keyboard() -> None:
    week = replace(a_week(green=100), href="/reds?a=1&b=2", says="Week 47: 0 %")
    dot = dots.Dot(at=START, lasted=HOUR, href="/history/a?day=2026-11-16", says="Monday")
    day = days.Day(word="mon", begins=START, ends=START + 24 * HOUR, parts=[], href="/history/a")
    hour = heat.Hour(percent=3.0, href="/reds?hour=1", says="Monday 01: 3 %")
    for svg, href, says in (
        (weeks.weeks([week], label="Weeks", axis=AXIS), week.href, week.says),
        (dots.dots([dot], frame(), label="Reds"), dot.href, dot.says),
        (days.days([day], label="Days"), day.href, day.word),
        (heat.heat(lambda day, of: hour, ["mon"], label="Heat"), hour.href, hour.says),
    ):
        root = ElementTree.fromstring(svg)
        found = next(root.iter("a"))
        assert (found.get("href"), found.get("tabindex")) == (href, "-1")
        assert (found.get("aria-label"), found.findtext("title")) == (says, says)
        assert root.get("role") == "group", "what is within an image is not there for everybody"


def frame(limit: timedelta | None = None) -> dots.Frame:
    return dots.Frame(
        begins=START, ends=START + timedelta(days=7), limit=limit, limit_word="The limit"
    )


def test_a_dot_stands_where_it_began_and_as_high_as_it_lasted() -> None:
    found = [
        dots.Dot(at=START, lasted=timedelta(0)),
        dots.Dot(at=START + timedelta(days=7), lasted=4 * HOUR, over=True),
    ]
    root = drawn(dots.dots(found, frame(4 * HOUR), label="Reds"))
    (calm,), (over,) = of_class(root, "dot"), of_class(root, "dot-over")
    assert (number(calm, "cx"), number(calm, "cy")) == (56, 212)
    assert (number(over, "cx"), number(over, "cy")) == (630, 16)
    assert number(over, "r") > number(calm, "r"), "grey paper tells them apart"
    assert [each.text for each in of_class(root, "ax-b")] == ["The limit"]


@pytest.mark.parametrize(
    ("longest", "words"),
    [
        pytest.param(0, ["0 h", "1 h", "2 h"], id="nothing"),
        pytest.param(2, ["0 h", "1 h", "2 h"], id="two hours"),
        pytest.param(7.5, ["0 h", "2 h", "4 h", "6 h", "8 h"], id="seven and a half"),
        pytest.param(60, ["0 h", "12 h", "24 h", "36 h", "48 h", "60 h"], id="days"),
    ],
)
def test_the_hours_grow_with_the_longest(longest: float, words: list[str]) -> None:
    found = [dots.Dot(at=START, lasted=longest * HOUR)]
    root = drawn(dots.dots(found, frame(), label="Reds"))
    assert [each.text for each in of_class(root, "ax ax-end")] == words


def test_no_reds_and_no_limit_are_an_empty_frame() -> None:
    root = drawn(dots.dots([], frame(), label="Reds"))
    assert list(root.iter("circle")) == []
    assert of_class(root, "rule-b") == []


@pytest.mark.parametrize(
    ("percent", "shade"),
    [(0, 0), (0.4, 0), (0.5, 1), (4.9, 1), (5, 2), (10, 3), (20, 4), (34.9, 4), (35, 5), (100, 5)],
)
def test_a_shade_begins_at_its_bound(percent: float, shade: int) -> None:
    assert heat.step(percent) == shade


def test_every_hour_says_its_figure_and_none_where_nothing_is_known() -> None:
    cells = {(0, 14): 30.4, (6, 23): 2.0, (6, 22): 0.4}
    days_of = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    root = drawn(
        heat.heat(
            lambda day, hour: heat.Hour(percent=cells.get((day, hour))), days_of, label="Heat"
        )
    )
    assert [each.text for each in of_class(root, "hn-w")] == ["30"]
    assert [each.text for each in of_class(root, "hn")] == ["2"]
    assert [each.text for each in of_class(root, "hn-0")] == ["0"]
    assert len(list(root.iter("rect"))) == 7 * 24


def test_a_day_of_any_length_fills_its_row() -> None:
    long = days.Day(
        word="sun",
        begins=START,
        ends=START + 25 * HOUR,
        parts=[
            (START, START + 5 * HOUR, Level.RED),
            (START + 5 * HOUR, START + 25 * HOUR, None),
        ],
    )
    root = drawn(days.days([long], label="Days"))
    red, unknown = root.iter("rect")
    assert (number(red, "x"), number(red, "width")) == (92, 108)
    assert number(unknown, "x") + number(unknown, "width") == 632
    assert number(red, "height") > number(unknown, "height")


def test_words_cannot_break_a_picture() -> None:
    evil = '"><script>'
    column = weeks.Column(word=evil, percent={Level.GREEN: 100.0})
    drawn(weeks.weeks([column], label=evil, axis=weeks.Axis(words=evil, figures=evil)))
    evils = heat.Hour(percent=1, href=evil, says=evil)
    ElementTree.fromstring(heat.heat(lambda day, hour: evils, [evil] * 7, label=evil))
    marks = [(START, evil)]
    words = dots.Frame(begins=START, ends=START + HOUR, hour_word=evil, marks=marks)
    drawn(dots.dots([], words, label=evil))
