"""Who is told next, and how long after."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, PLAN, at, book, minute, span
from tests.core.calm import CALM, UNDO, red, with_steps
from wardstatus.core.events import LastResortTold, StepTaken
from wardstatus.core.inputs import TakeChain


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        pytest.param(9.9, 1, id="before the second step"),
        pytest.param(10, 2, id="on the second step"),
        pytest.param(39.9, 2, id="before the repeat"),
        pytest.param(40, 3, id="on the repeat"),
        pytest.param(70, 4, id="on the next repeat"),
    ],
)
def test_steps_then_the_last_one_again(minutes: float, told: int) -> None:
    day = red()
    day.tick(minutes)
    assert day.told() == [(UNDO, "el"), (10, "ol"), (40, "ol"), (70, "ol")][:told]


@pytest.mark.parametrize(
    ("off_duty", "told"),
    [
        pytest.param("EL", [(UNDO, "ol"), (UNDO + 20, "al")], id="the first"),
        pytest.param("OL", [(UNDO, "el"), (10, "al")], id="one in the middle"),
        pytest.param("EL OL", [(UNDO, "al"), (30, "al")], id="all but the last"),
    ],
)
def test_a_step_with_nobody_on_duty_is_skipped_at_once(
    off_duty: str, told: list[tuple[float, str]]
) -> None:
    day = red(with_steps((0, "EL"), (10, "OL"), (30, "AL")), off_duty)
    day.tick(30)
    assert [(round(each or 0), who) for each, who in day.told()][:2] == [
        (round(each), who) for each, who in told
    ]


def test_the_board_says_which_step_was_skipped() -> None:
    day = red(off_duty="EL")
    first = day.chain.taken[0]
    assert (first.roles, first.told) == (("EL",), ())


def test_when_nobody_is_on_duty_the_last_resort_is_told_and_the_board_says_so() -> None:
    day = red(off_duty="EL OL")
    assert day.chain.unreached
    assert day.told() == [(UNDO, "desk")]
    day.tick(200)
    assert day.when(LastResortTold) == [0]
    assert day.when(StepTaken) == [0, 0, 60, 120, 180]


def test_the_last_step_is_tried_again_and_finds_whoever_is_on_duty_by_then() -> None:
    day = red(off_duty="EL OL")
    day.book = book(CALM)
    day.tick(60)
    assert day.told() == [(UNDO, "desk"), (60, "ol")]
    assert not day.chain.unreached


def test_four_repeats_with_nothing_back_tell_the_last_resort_and_then_it_is_hourly() -> None:
    day = red()
    day.tick(300)
    assert day.when(StepTaken) == [0, 10, 40, 70, 100, 130, 190, 250]
    assert day.when(LastResortTold) == [130]


def test_an_answer_begins_the_count_of_repeats_anew() -> None:
    day = red()
    day.take(101, TakeChain(unit="med", by="person:ol", person="ol", chain="med.1.a1"))
    day.tick(300)
    assert day.when(StepTaken) == [0, 10, 40, 70, 100, 161, 191, 221, 251, 311][:-1]
    assert day.when(LastResortTold) == [251]


def test_a_longer_repeat_than_an_hour_stays() -> None:
    day = red(replace(CALM, answer=replace(ANSWER, repeat=span(90))))
    day.tick(600)
    assert day.when(StepTaken) == [0, 10, 100, 190, 280, 370, 460, 550]


@pytest.mark.parametrize(
    ("minutes", "person"),
    [pytest.param(9.9, "ol", id="as the step falls due"), pytest.param(11, "ol", id="after")],
)
def test_who_is_on_duty_at_the_step_counts(minutes: float, person: str) -> None:
    day = red()
    day.tick(minutes)
    day.tick(12)
    assert day.told()[1] == (10, person)


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        pytest.param(240, ["al"], id="on the limit"),
        pytest.param(269.9, ["al"], id="before the next step"),
        pytest.param(270, ["al", "kd"], id="on the next step"),
        pytest.param(285, ["al", "kd", "kd"], id="on the repeat"),
    ],
)
def test_the_limit_chain(minutes: float, told: list[str]) -> None:
    day = red(PLAN)
    day.tick(minutes)
    assert [each.person for each in day.notices if each.kind == "limit_step"] == told


def test_the_limit_chain_tells_the_last_resort_after_four_repeats() -> None:
    day = red(PLAN)
    day.tick(460)
    late = [each for each in day.when(StepTaken) if each is not None and each >= 240]
    assert late == [240, 270, 285, 300, 315, 330, 390, 450]
    assert day.when(LastResortTold)[-1] == 330


def test_a_chain_of_a_plan_without_steps_tells_nobody() -> None:
    day = red(replace(CALM, answer=replace(ANSWER, steps=())))
    day.tick(300)
    assert day.spell.chain is None
    assert day.told() == []


def test_what_a_later_step_says() -> None:
    day = red()
    day.tick(10)
    facts = day.notices[1].facts
    assert (minute(facts.red_since), facts.number, facts.next_roles) == (0, 2, ("OL",))
    assert facts.next_at == at(40)
