"""Folders of plans, who is on duty, what day it is, and what a plan becomes in the core."""

from datetime import date, time, timedelta
from pathlib import Path

from wardstatus.core.levels import Level
from wardstatus.core.plans import SHIFT, Choice, Condition, Step
from wardstatus.core.units import Duty
from wardstatus.plans import load_plan, load_rules

HEAD = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-06-01
"""
LIMITED = """\
[roles]
AHS = { name = "Charge nurse", at = "screen" }
AL = "Department head"
KD = "Director"
[red.limit]
limit = "4h"
decided_by = ["AL", "KD"]
steps = [{ after = "0m", notify = ["AL"] }]
"""


def _duty(role: str) -> Duty:
    return Duty(role=role, unit="med-1", person="kari")


def test_the_smallest_plan_has_every_default() -> None:
    plan, problems = load_plan(HEAD)
    assert problems == []
    assert plan is not None
    assert plan.follow == "people"
    assert plan.override_for == timedelta(hours=4)
    assert plan.confirm == {
        Level.GREEN: timedelta(hours=12),
        Level.YELLOW: timedelta(hours=8),
        Level.RED: timedelta(hours=2),
    }
    assert plan.answer.repeat == timedelta(minutes=30)
    assert plan.answer.answer_lasts == timedelta(minutes=60)
    assert plan.limit is None
    assert (plan.yellow.any, plan.yellow.raise_after) == (1, timedelta(0))


def test_a_limit_has_every_default() -> None:
    plan, _ = load_plan(HEAD + LIMITED)
    assert plan is not None
    assert plan.limit is not None
    assert plan.limit.review is None
    assert plan.limit.rejoin == timedelta(minutes=60)
    assert plan.limit.decision_lasts == timedelta(hours=4)
    assert plan.limit.extend_by == timedelta(hours=2)
    assert plan.limit.extensions == 0
    assert plan.limit.repeat == timedelta(minutes=15)
    assert plan.limit.steps == (Step(after=timedelta(0), notify={"": ("AL",)}),)


def test_with_shifts_a_level_holds_into_the_next() -> None:
    plan, _ = load_plan(HEAD + "[shifts]\nnight = 22:30:00\nday = 07:30:00\n")
    assert plan is not None
    assert plan.confirm[Level.GREEN] == plan.confirm[Level.YELLOW] == SHIFT
    assert list(plan.shifts.items()) == [("day", time(7, 30)), ("night", time(22, 30))]


def test_bounds_and_clear_bounds_are_kept_by_shift() -> None:
    plan, _ = load_plan(
        HEAD + "[shifts]\nday = 07:30:00\nnight = 22:30:00\n"
        '[indicators.nurses]\nname = "Nurses"\n'
        "[red]\nwhen = [{ indicator = 'nurses', below = { day = 4, night = 2 }, clear_above = 5 }]"
    )
    assert plan is not None
    assert plan.red.when == (
        Condition(
            indicator="nurses",
            comparison="below",
            bound={"day": 4.0, "night": 2.0},
            clear={"": 5.0},
        ),
    )


def test_reasons_have_ids_of_their_english_words() -> None:
    plan, _ = load_plan(
        HEAD + "[reasons]\n"
        'lower = [{ nb = "Tallene henger etter", en = "The numbers lag" }, "Å!", "The numbers lag"]'
    )
    assert plan is not None
    assert plan.reasons["lower"] == (
        Choice(id="the-numbers-lag", name={"nb": "Tallene henger etter", "en": "The numbers lag"}),
        Choice(id="reason-2", name={"": "Å!"}),
        Choice(id="the-numbers-lag-3", name={"": "The numbers lag"}),
    )


def test_a_changed_text_is_another_version() -> None:
    one, _ = load_plan(HEAD)
    other, _ = load_plan(HEAD + "# said\n")
    assert one is not None
    assert other is not None
    assert one.version != other.version
    assert one.version == load_plan(HEAD)[0].version  # type: ignore[union-attr]


def test_a_limit_on_which_nobody_can_decide_is_refused() -> None:
    plan, problems = load_plan(HEAD + LIMITED, "f", known={"ward": [_duty("EL")]})
    assert plan is None
    assert [str(each) for each in problems if each.kind == "error"] == [
        "f:13:14: red.limit.decided_by: no role of AL or KD has any duty; "
        "give one of them a [[duty]] in config.toml."
    ]


def test_a_role_without_duty_is_a_warning_and_one_at_the_screen_needs_none() -> None:
    plan, problems = load_plan(HEAD + LIMITED, "f", known={"ward": [_duty("AL")]})
    assert plan is not None
    assert [(str(each), each.kind) for each in problems] == [
        ('f:10:6: roles.KD: no [[duty]] names the role "KD"; its steps will be skipped.', "warning")
    ]


def test_of_a_plan_that_no_unit_has_nobody_asks_for_duties() -> None:
    assert load_plan(HEAD + LIMITED, known={"another": [_duty("EL")]})[1] == []


def test_a_plan_past_its_review_is_a_warning() -> None:
    assert load_plan(HEAD, today=date(2027, 6, 1))[1] == []
    plan, problems = load_plan(HEAD, "f", today=date(2027, 6, 2))
    assert plan is not None
    assert [str(each) for each in problems] == [
        "f:6:13: review_by: the plan should have been reviewed by 2027-06-01; its owner is Head."
    ]


def test_a_folder_says_the_problems_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD)
    (tmp_path / "b.toml").write_text(HEAD)
    (tmp_path / "c.toml").write_text(HEAD.replace('"ward"', '"other"') + 'follow = "me"\n')
    (tmp_path / "d.toml").write_text("[red")
    (tmp_path / "e.toml").write_text(HEAD.replace('"ward"', '"whole"'))
    (tmp_path / "notes.txt").write_text("no plan")
    plans, problems = load_rules(tmp_path)
    assert set(plans) == {"ward", "whole"}
    assert [str(each).removeprefix(f"{tmp_path}/") for each in problems] == [
        f'b.toml:2:6: id: the id "ward" is taken by {tmp_path}/a.toml; '
        "every plan has an id of its own.",
        'c.toml:7:10: follow: "me" is not allowed here; write people or plan.',
        "d.toml:1:5: this is not TOML (expected ']' at the end of a table declaration); "
        "a bracket is not closed.",
    ]


def test_a_folder_without_plans_or_no_folder_could_not_be_read(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        plans, problems = load_rules(folder)
        assert plans == {}
        assert [each.kind for each in problems] == ["unread"]


def test_ten_thousand_conditions_are_looked_through_and_a_slip_among_them_is_found() -> None:
    rows = [
        f'{{ indicator = "occupied", at_or_above = {20 + number / 1000} }},\n'
        for number in range(10_000)
    ]
    head = (
        'schema = 1\nid = "ward"\nname = "Ward"\nowner = "Head"\neffective = 2026-12-01\n'
        'review_by = 2027-06-01\n[indicators.occupied]\nname = "Patients"\n'
    )
    plan, found = load_plan(f"{head}[red]\nany = 10000\nwhen = [\n{''.join(rows)}]\n")
    assert plan is not None
    assert len(plan.red.when) == 10_000
    rows[7_000] = rows[6_999]
    rows[9_000] = rows[9_000].replace("occupied", "ocupied")
    plan, found = load_plan(f"{head}[red]\nany = 10000\nwhen = [\n{''.join(rows)}]\n")
    assert plan is None
    first = head.count("\n") + 4
    assert [each.line - first for each in found] == [7_000, 9_000]
