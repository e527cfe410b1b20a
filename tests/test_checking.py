"""What `wardstatus check` finds, how it says it, and how it ends."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wardstatus.checking import as_json, as_text, check, exit_code
from wardstatus.toml.problems import Problem

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-06-01
"""
CONFIG = """\
[[unit]]
id = "med-1"
name = "Med 1"
plan = "ward"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ward.toml").write_text(PLAN)
    (tmp_path / "config.toml").write_text(CONFIG)
    return tmp_path


def _check(house: Path, *paths: Path, config: bool = True) -> list[str]:
    found = check(house / "config.toml" if config else None, paths, environ={})
    return [str(each).replace(f"{house}/", "") for each in found]


def test_a_house_in_order_has_no_problem(house: Path) -> None:
    assert check(house / "config.toml", environ={}, now=datetime(2026, 12, 1, 9, tzinfo=UTC)) == []


def test_problems_of_configuration_and_plans_come_in_one_go(house: Path) -> None:
    (house / "config.toml").write_text(CONFIG + "order = 1.5\n")
    (house / "rules" / "ward.toml").write_text(PLAN + "folow = 1\n")
    (house / "rules" / "more.toml").write_text("id = 1\n[")
    assert _check(house) == [
        "config.toml:5:9: unit[0].order: 1.5 is not a whole number.",
        "rules/more.toml:2:2: this is not TOML (wrong initial character for a key part); "
        "look at the line and the one before it.",
        'rules/ward.toml:7:1: folow: there is no key "folow"; did you mean "follow"?',
    ]


def test_a_unit_whose_plan_is_refused_is_said_beside_the_plans_own_problem(house: Path) -> None:
    (house / "rules" / "ward.toml").write_text(PLAN + "folow = 1\n")
    assert _check(house) == [
        'rules/ward.toml:7:1: folow: there is no key "folow"; did you mean "follow"?',
    ]


def test_a_path_is_a_plan_a_folder_of_plans_or_a_configuration(house: Path) -> None:
    plan = house / "other.toml"
    plan.write_text(PLAN + "follow = 1\n")
    said = "other.toml:7:10: follow: 1 is not allowed here; write people or plan."
    assert _check(house, plan, config=False) == [said]
    assert _check(house, house / "rules", house / "config.toml", plan, config=False) == [said]


def test_a_path_that_is_not_there_ends_with_2(house: Path) -> None:
    found = check(None, [house / "nowhere.toml"], environ={})
    assert exit_code(found) == 2


ERROR = Problem(file="a", line=1, column=2, path="b.c", sentence="no.")
WARNING = Problem(file="a", line=3, column=1, path="d", sentence="hm.", kind="warning")
UNREAD = Problem(file="a", sentence="it cannot be read: gone.", kind="unread")


@pytest.mark.parametrize(
    ("problems", "code"),
    [
        pytest.param([], 0, id="clean"),
        pytest.param([WARNING], 0, id="only warnings"),
        pytest.param([WARNING, ERROR], 1, id="an error"),
        pytest.param([ERROR, UNREAD], 2, id="a file not read"),
    ],
)
def test_the_exit_code(problems: list[Problem], code: int) -> None:
    assert exit_code(problems) == code


def test_text_has_a_line_for_each_problem() -> None:
    assert as_text([ERROR, WARNING, UNREAD]).splitlines() == [
        "a:1:2: b.c: no.",
        "a:3:1: d: hm. (warning)",
        "a: it cannot be read: gone.",
    ]


def test_json_has_a_key_for_each_part() -> None:
    assert json.loads(as_json([ERROR])) == [
        {"file": "a", "line": 1, "column": 2, "path": "b.c", "sentence": "no.", "kind": "error"}
    ]


WALKED = """\
[[unit]]
id = "med-1"
name = "Med 1"
plan = "ward"
[unit.numbers]
staffed_beds = 8
[[person]]
id = "kari"
name = "K. Berg"
channels = ["mailto:kari@example.org"]
[[duty]]
role = "AL"
unit = "med-1"
person = "kari"
days = ["mon", "tue", "wed", "thu", "fri"]
[mail]
host = "smtp.example.org"
sender = "board@example.org"
"""
LIMITED = (
    PLAN
    + """\
[roles]
AL = "Head"
[indicators]
occupied = { name = "Patients" }
staffed_beds = { name = "Beds" }
occupancy = { name = "Occupancy", unit = "%", formula = "100 * occupied / staffed_beds" }
[yellow]
when = [{ indicator = "occupancy", at_or_above = 92 }]
[red.limit]
limit = "4h"
decided_by = ["AL"]
steps = [{ after = "0m", notify = ["AL"] }]
"""
)


def test_the_chains_of_the_coming_week_are_walked(house: Path) -> None:
    (house / "config.toml").write_text(WALKED)
    (house / "rules" / "ward.toml").write_text(LIMITED)
    now = datetime(2026, 12, 2, 9, tzinfo=UTC)
    found = check(house / "config.toml", environ={}, now=now, language="nb")
    assert [(each.line, each.kind) for each in found] == [
        (6, "warning"),
        (1, "warning"),
        (10, "warning"),
    ]
    said = [each.sentence for each in found]
    assert said[0].startswith("Med 1: gult fra 92 % av 8 senger kommer for sent.")
    assert said[1:] == [
        "Lør 00:00–søn 24:00 kan ingen beslutte for Med 1 (AL).",
        "K. Berg (AL) nås om natten bare på e-post, som ikke vekker noen.",
    ]
    assert exit_code(found) == 0


def test_without_a_time_nobody_walks(house: Path) -> None:
    (house / "config.toml").write_text(WALKED)
    (house / "rules" / "ward.toml").write_text(LIMITED)
    assert len(check(house / "config.toml", environ={})) == 1


def test_the_sentences_are_in_the_language_asked_for(house: Path) -> None:
    (house / "rules" / "ward.toml").write_text(PLAN + "folow = 1\n")
    [problem] = check(house / "config.toml", environ={}, language="nb")
    assert problem.sentence == "det finnes ingen nøkkel «folow»; mente du «follow»?"
    assert as_text([WARNING], "nb") == "a:3:1: d: hm. (advarsel)"
