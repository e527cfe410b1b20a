"""Settings and plans together: the rulebook, and where the two do not fit."""

from wardstatus.core.plans import Plan
from wardstatus.plans import load_plan
from wardstatus.settings import Settings, fitting, load_settings, rulebook

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-06-01
[shifts]
day = 07:30:00
night = 22:30:00
[roles]
AL = "Head"
[indicators.staffed_beds]
name = "Beds"
min = 1
max = 40
[indicators.share]
name = "Share"
formula = "1 + 1"
[red.limit]
limit = "4h"
decided_by = ["AL"]
steps = [{ after = "0m", notify = ["AL"] }]
"""
TREE = """\
[server]
last_resort = "kari"
[[unit]]
id = "hospital"
name = "Fjordby sykehus"
kind = "hospital"
[[unit]]
id = "med-2"
name = "Medisinsk post 2"
parent = "hospital"
plan = "ward"
order = 2
[[unit]]
id = "med-1"
name = "Medisinsk post 1"
short = "Med 1"
parent = "hospital"
plan = "ward"
order = 1
phone = "1234"
silent = true
[unit.numbers]
staffed_beds = { day = 24, night = 22 }
[[person]]
id = "kari"
name = "Kari"
[[duty]]
role = "AL"
unit = "hospital"
person = "kari"
"""

WRONG = (
    TREE.replace('unit = "hospital"\nperson', 'unit = "med-2"\nperson')
    .replace('plan = "ward"\norder = 2', 'plan = "wards"')
    .replace("night = 22", "nigth = 22, night = 50")
    .replace('role = "AL"', 'role = "KD"')
    + '[[unit]]\nid = "lab"\nname = "Lab"\n[unit.numbers]\nshare = 1\n'
    + '[[unit]]\nid = "x"\nname = "X"\nplan = "ward"\n'
    + "[unit.numbers]\nshare = 1\nbeds = 2\nstaffed_beds = { day = 1 }\n"
)
SAID = [
    ('c:11:8: unit[1].plan: there is no plan "wards"; did you mean "ward"?', "error"),
    (
        "c:22:28: unit[2].numbers.staffed_beds.nigth: "
        'the plan "ward" has no shift "nigth"; did you mean "night"?',
        "error",
    ),
    (
        "c:22:48: unit[2].numbers.staffed_beds.night: "
        "50 is not possible; staffed_beds goes from 1 to 40.",
        "error",
    ),
    (
        "c:12:3: unit[2]: nobody can decide for Medisinsk post 1: "
        "no duty as AL at Medisinsk post 1 or above it.",
        "warning",
    ),
    (
        "c:30:3: unit[3]: Lab has no plan; nobody can declare a level for it.",
        "warning",
    ),
    ("c:33:7: unit[3].numbers: Lab has no plan, so its numbers count for nothing.", "warning"),
    (
        'c:40:1: unit[4].numbers.share: "share" is computed (formula) by the plan "ward"; '
        "give what it is computed from.",
        "error",
    ),
    (
        'c:41:1: unit[4].numbers.beds: the plan "ward" has no indicator "beds"; '
        "write staffed_beds or share.",
        "error",
    ),
    (
        "c:42:16: unit[4].numbers.staffed_beds: "
        "a table by shift names every shift; night is missing.",
        "error",
    ),
    ("c:35:3: unit[4]: nobody can decide for X: no duty as AL at X or above it.", "warning"),
    ('c:27:8: duty[0].role: no plan speaks of the role "KD"; write AL.', "warning"),
]


def _plans() -> dict[str, Plan]:
    plan, _ = load_plan(PLAN)
    assert plan is not None
    return {"ward": plan}


def _settings(text: str) -> Settings:
    settings, problems = load_settings(text, {}, name="c")
    assert settings is not None, problems
    return settings


def test_the_rulebook_has_the_tree_with_its_plans_and_constants() -> None:
    plans = _plans()
    book = rulebook(_settings(TREE), plans)
    assert [unit.id for unit in book.below("hospital")] == ["hospital", "med-1", "med-2"]
    ward = book.units["med-1"]
    assert ward.plan is plans["ward"]
    assert ward.constants == {"staffed_beds": {"day": 24.0, "night": 22.0}}
    assert (ward.short, ward.phone, ward.silent) == ("Med 1", "1234", True)
    assert book.units["med-2"].short == "Medisins"
    assert book.units["hospital"].plan is None
    assert book.last_resort == ("kari",)
    assert fitting(_settings(TREE), plans) == []


def test_duties_count_for_the_plans_of_the_units_below() -> None:
    elsewhere = TREE + '[[unit]]\nid = "other"\nname = "Other"\nplan = "lab"\n'
    duties = _settings(elsewhere).duties_by_plan()
    assert [duty.role for duty in duties["ward"]] == ["AL"]
    assert duties["lab"] == ()


def test_where_settings_and_plans_do_not_fit_is_said_with_its_place() -> None:
    found = fitting(_settings(WRONG), _plans())
    assert [(str(each), each.kind) for each in found] == SAID
