"""With a configuration: its tree, its constants, its zone."""

import json

import pytest

from tests.backtest.desk import Desk
from tests.backtest.tried import PLAN, at

WARDS = """
[server]
timezone = "America/New_York"
language = "en"
rules = "rules"

[[unit]]
id = "hospital"
name = "Hospital"
kind = "hospital"
plan = "house"

[[unit]]
id = "A"
name = "Ward A"
parent = "hospital"
plan = "ward"

[unit.numbers]
beds = 20

[[unit]]
id = "B"
name = "Ward B"
parent = "hospital"
plan = "ward"

[unit.numbers]
beds = 50

[[unit]]
id = "C"
name = "Ward C"
parent = "hospital"

"""
SHARE = PLAN.replace(
    "[indicators.occupied]",
    '[indicators.beds]\nname = "Beds"\n\n[indicators.share]\nname = "Share"\n'
    'formula = "100 * occupied / beds"\n\n[indicators.occupied]',
).replace('[[example]]\nreadings = { occupied = 25 }\nrecommends = "red"', "")
SHARE = SHARE.replace(
    'indicator = "occupied", at_or_above = 22, clear_below = 20', 'indicator = "share", above = 90'
).replace(
    'indicator = "occupied", at_or_above = 25, clear_below = 24', 'indicator = "share", above = 110'
)
HOUSE = """
schema = 1
id = "house"
name = "House"
owner = "KD"
effective = 2026-01-01
review_by = 2099-01-01

[indicators.red]
name = "Wards in red"
children = "count_red"

[yellow]
when = [{ indicator = "red", at_or_above = 1 }]
"""


def test_the_configuration_gives_tree_constants_and_zone(desk: Desk) -> None:
    config = _configured(desk)
    desk.file(
        "readings.csv",
        f"time,unit,occupied\n{at('08:00')},A,23\n{at('08:00')},B,23\n{at('11:00')},A,10\n",
    )
    found = json.loads(desk.run("--json", "--config", config).stdout)
    units = found["units"]
    assert list(units) == ["hospital", "A", "B"]
    # 115 % of 20 beds is red, 46 % of 50 is green; the hospital sees it; 08:00 UTC is night there.
    assert units["A"]["seconds"]["red"] == 2 * 3600
    assert units["B"]["seconds"]["red"] == 0
    assert units["hospital"]["changes"][0] == {"at": at("08:00"), "level": "yellow"}
    assert units["A"]["night_messages"] == units["A"]["messages"] > 0


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, f"time,unit,occupied\n{at('08:00')},X,1\n"),
        (2, f"time,unit,occupied\n{at('08:00')},C,1\n"),
        (3, f"time,unit,occupied,beds\n{at('08:00')},A,1,\n{at('09:00')},A,1,20\n"),
    ],
    ids=["no such unit", "no plan", "a constant"],
)
def test_what_the_configuration_does_not_take(desk: Desk, line: int, text: str) -> None:
    desk.file("readings.csv", text)
    found = desk.run("--json", "--config", _configured(desk))
    assert (found.exit_code, found.stdout) == (2, "")
    assert f"readings.csv:{line}: " in found.stderr


def test_a_configuration_without_units_of_the_plan(desk: Desk) -> None:
    config = _configured(desk)
    desk.file("plan.toml", PLAN.replace('id = "ward"', 'id = "other"'))
    found = desk.run("--json", "--config", config)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "other" in found.stderr


def _configured(desk: Desk) -> str:
    (desk.folder / "rules").mkdir()
    desk.file("rules/ward.toml", SHARE)
    desk.file("rules/house.toml", HOUSE)
    desk.file("plan.toml", SHARE)
    return desk.file("config.toml", WARDS)
