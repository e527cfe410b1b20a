"""A changed plan is taken at the instant it is read."""

from dataclasses import replace

import pytest

from tests.core.build import PLAN, RED, YELLOW, Day, book, condition, span
from wardstatus.core.events import (
    ConditionTurned,
    LevelTurned,
    PlanTaken,
)

SLOW = replace(PLAN, red=replace(PLAN.red, raise_after=span(30)))


def test_a_changed_plan_keeps_the_latch_of_the_same_text() -> None:
    day = Day()
    day.read(0, beds=26)
    day.read(1, beds=24)
    day.reload(2, replace(PLAN, version="2", red=replace(PLAN.red, lower_after=span(5))))
    assert day.med.numbers.recommended is RED
    (taken,) = [e for e in day.events if isinstance(e, PlanTaken) and e.unit == "med"]
    assert (len(taken.kept), taken.begun) == (2, ())


def test_a_changed_condition_begins_off() -> None:
    day = Day()
    day.read(0, beds=26)
    day.read(1, beds=24)
    red = replace(PLAN.red, when=(condition("beds", 25, 23),))
    day.reload(2, replace(PLAN, version="2", red=red))
    assert day.med.numbers.recommended is YELLOW


def test_a_changed_condition_is_looked_at_at_once() -> None:
    day = Day()
    day.read(0, beds=23)
    red = replace(PLAN.red, when=(condition("beds", 23),))
    day.reload(2, replace(PLAN, version="2", red=red))
    assert day.med.numbers.recommended is RED
    assert day.when(ConditionTurned)[-1] == 2


@pytest.mark.parametrize(
    ("raise_after", "turned"),
    [
        pytest.param(5, [10], id="over already: at the instant the plan is read"),
        pytest.param(10, [10], id="over just now"),
        pytest.param(20, [20], id="to come: counted since the rule was true"),
        pytest.param(60, [60], id="put off"),
    ],
)
def test_rules_keep_since_when_under_new_delays(raise_after: float, turned: list[float]) -> None:
    none = replace(PLAN.yellow, when=())
    day = Day(book(replace(SLOW, yellow=none)))
    day.read(0, beds=26)
    red = replace(PLAN.red, raise_after=span(raise_after))
    day.reload(10, replace(PLAN, version="2", yellow=none, red=red))
    day.tick(100)
    assert day.when(LevelTurned) == turned


def test_the_same_text_is_no_change() -> None:
    day = Day()
    day.reload(0, PLAN)
    day.read(0, beds=26)
    before = len(day.events)
    day.reload(1, PLAN)
    assert len(day.events) == before


def test_at_a_start_every_unit_meets_its_plan_once() -> None:
    day = Day()
    met = [each for each in day.reload(0, PLAN) if isinstance(each, PlanTaken)]
    assert [(each.unit, each.plan_version, each.kept) for each in met] == [
        ("med", "1", ()),
        ("kir", "1", ()),
    ]
    assert day.med.plan_version == "1"


def test_a_plan_changed_while_nobody_served_keeps_the_latches_it_still_has() -> None:
    day = Day()
    day.reload(0, PLAN)
    day.read(0, beds=26)
    changed = replace(PLAN, version="2", red=replace(PLAN.red, when=(condition("beds", 26),)))
    day.book = book(changed)
    (taken,) = [
        each
        for each in day.reload(5, changed)
        if isinstance(each, PlanTaken) and each.unit == "med"
    ]
    assert taken.kept == ("yellow:beds:at_or_above:22.0:20.0",)
    assert taken.begun == ("red:beds:at_or_above:26.0:",)


@pytest.mark.parametrize(
    ("raise_after", "turned"),
    [
        pytest.param(60, [60], id="a longer delay"),
        pytest.param(30, [30], id="the same"),
    ],
)
def test_a_board_saved_under_other_terms_is_decided_by_the_present_ones(
    raise_after: float, turned: list[float]
) -> None:
    none = replace(PLAN.yellow, when=())
    day = Day(book(replace(SLOW, yellow=none)))
    day.read(0, beds=26)
    red = replace(PLAN.red, raise_after=span(raise_after))
    day.book = book(replace(PLAN, yellow=none, red=red))
    day.tick(30)
    day.tick(100)
    assert day.when(LevelTurned) == turned
