"""One number of a plan, tried at several values."""

import json

import pytest

from tests.backtest.desk import DAY, Desk
from tests.backtest.tried import PLAN, plan, refused, result, wide
from wardstatus.backtest import sweep
from wardstatus.plans import load_source
from wardstatus.toml.source import Source, parse


def _source(text: str = PLAN) -> Source:
    found = parse(text, "plan.toml")
    assert isinstance(found, Source)
    return found


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ("red.when.0.at_or_above=90:110:5", (90, 95, 100, 105, 110)),
        ("red.when.0.at_or_above=90:99:5", (90, 95)),
        ("red.when.0.at_or_above=0.1:0.3:0.1", (0.1, 0.2, 0.3)),
        ("red.when.0.at_or_above=2:0:-1", (2, 1, 0)),
        ("red.when.0.at_or_above=7:7:1", (7,)),
        ("yellow.raise_after=0m:60m:30m", ("0s", "30m", "1h")),
    ],
)
def test_the_values_that_are_tried(given: str, values: tuple[object, ...]) -> None:
    assert sweep.parse(given).values == values


@pytest.mark.parametrize(
    "given",
    [
        *("red.any", "red.any=1", "red.any=1:2", "red.any=a:b:c", "red.any=1:2:0"),
        *("red.any=2:1:1", "red.any=1:2:nan", "x=0m:10m:0m", "x=0m:10m:1"),
    ],
)
def test_what_is_no_sweep(given: str) -> None:
    with refused("sweep_form", 0):
        sweep.parse(given)


def test_not_too_many_values() -> None:
    with refused("sweep_too_many", 0):
        sweep.parse("red.any=1:101:1")
    assert len(sweep.parse("red.any=1:100:1").values) == 100


@pytest.mark.parametrize("key", ["red.when.7.at_or_above", "id", "red.when", "rad.any"])
def test_where_no_number_stands(key: str) -> None:
    with refused("sweep_no_place", 0):
        list(sweep.plans(_source(), sweep.parse(f"{key}=1:2:1")))


def test_every_value_is_a_plan_whose_clear_bound_goes_along() -> None:
    found = sweep.plans(_source(), sweep.parse("red.when.0.at_or_above=21:27:3"))
    bounds = []
    for each in found:
        tried, problems = load_source(each)
        assert tried is not None, problems
        (condition,) = tried.red.when
        bounds.append((condition.bound[""], (condition.clear or {})[""]))
    assert bounds == [(21, 20), (24, 23), (27, 26)]


def test_a_number_the_plan_leaves_to_its_default_is_tried_too(desk: Desk) -> None:
    found = json.loads(desk.run("--json", "--sweep", "red.lower_after=0m:60m:60m").stdout)
    assert [row["seconds"]["red"] for row in found["values"]] == [3600, 7200]


def test_a_key_no_plan_has_is_said(desk: Desk) -> None:
    found = desk.run("--sweep", "red.ani=1:2:1", "--language", "en")
    assert (found.exit_code, found.stdout) == (2, "")
    assert 'did you mean "any"' in found.stderr


def test_a_bound_by_shift_is_tried_in_its_shift() -> None:
    text = PLAN.replace(
        "at_or_above = 25, clear_below = 24",
        "at_or_above = { day = 25, night = 30 }, clear_below = { day = 24, night = 28 }",
    )
    found = sweep.plans(_source(text), sweep.parse("red.when.0.at_or_above.night=20:20:1"))
    (tried,) = (load_source(each)[0] for each in found)
    assert tried is not None
    (condition,) = tried.red.when
    assert (condition.bound, condition.clear) == (
        {"day": 25, "night": 20},
        {"day": 24, "night": 18},
    )


def test_each_value_says_what_its_plan_would_have_done(desk: Desk) -> None:
    found = json.loads(desk.run("--json", "--sweep", "red.when.0.at_or_above=23:27:2").stdout)
    assert (found["plan"], found["sweep"]) == ("ward", "red.when.0.at_or_above")
    for row in found["values"]:
        bound = row["value"]
        tried = PLAN.replace(
            "at_or_above = 25, clear_below = 24",
            f"at_or_above = {bound}, clear_below = {bound - 1}",
        ).partition("[[example]]")[0]
        alone = result(DAY, plan(tried))["units"]["A"]
        assert row["seconds"] == alone["seconds"]
        assert row["spells"] == len(alone["spells"])
        assert row["messages"] == alone["messages"]
        known = sum(alone["seconds"].values()) - alone["seconds"]["unknown"]
        assert row["red_share"] == pytest.approx(100 * alone["seconds"]["red"] / known, abs=1e-4)


def test_a_table_with_bars(desk: Desk) -> None:
    found = desk.run("--sweep", "red.when.0.at_or_above=23:27:2", "--language", "en")
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert lines[0].split()[0] == "red.when.0.at_or_above"
    assert [line.split()[:2] for line in lines[1:]] == [
        ["23", "57.1%"],
        ["25", "28.6%"],
        ["27", "0.0%"],
    ]
    assert [line.count("#") for line in lines[1:]] == [30, 15, 0]


def test_a_value_that_is_no_plan_is_said(desk: Desk) -> None:
    found = desk.run("--sweep", "red.any=1:3:1")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "red.any" in found.stderr


def test_a_page_of_it(desk: Desk) -> None:
    out = desk.folder / "out.html"
    found = desk.run("--sweep", "red.when.0.at_or_above=23:27:2", "--html", str(out))
    assert (found.exit_code, found.stdout) == (0, "")
    page = out.read_text()
    assert page.count("<polyline") == 3
    assert "57,1\N{NO-BREAK SPACE}%" in page or "57,1 %" in page


def test_nothing_is_red_at_all(desk: Desk) -> None:
    desk.file("readings.csv", wide(("08:00", ""), ("09:00", "")))
    assert desk.run("--sweep", "red.when.0.at_or_above=23:27:2").exit_code == 0
