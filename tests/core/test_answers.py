"""A named person takes the chain until a time."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, RED, YELLOW, Day, at, book, minute, span
from tests.core.calm import CALM
from wardstatus.core import spells
from wardstatus.core.events import AnswerEnded, AnswerReminded
from wardstatus.core.inputs import TakeChain
from wardstatus.errors import NotAllowed, NotFound, NotNow, WrongField

TAKES = TakeChain(unit="med", by="person:ol", person="ol", chain="med.1.a1")


def red(day: Day) -> Day:
    day.declare(0, RED)
    return day


@pytest.mark.parametrize(
    ("minutes", "until"),
    [
        pytest.param(5, 65, id="as long as the plan says"),
        pytest.param(60, 120, id="to the very review"),
        pytest.param(61, 120, id="never past the review"),
        pytest.param(120, 180, id="at the review the next one counts"),
        pytest.param(200, 240, id="never past the limit"),
    ],
)
def test_an_answer_holds_for_its_time(minutes: float, until: float) -> None:
    day = red(Day())
    day.take(minutes, TAKES)
    assert day.spell.answer is not None
    assert minute(day.spell.answer.until) == until


@pytest.mark.parametrize(
    ("minutes", "until", "refused"),
    [
        pytest.param(5, 5, "until_past", id="until now"),
        pytest.param(5, 5.1, None, id="until soon"),
        pytest.param(5, 120, None, id="until the review"),
        pytest.param(5, 120.1, "until_too_late", id="past the review"),
        pytest.param(130, 240, None, id="until the limit"),
        pytest.param(130, 240.1, "until_too_late", id="past the limit"),
    ],
)
def test_a_leader_picks_the_time(minutes: float, until: float, refused: str | None) -> None:
    day = red(Day())
    sent = replace(TAKES, until=at(until))
    if refused is None:
        day.take(minutes, sent)
        assert day.spell.answer is not None
        assert minute(day.spell.answer.until) == until
    else:
        with pytest.raises(WrongField, match=refused):
            day.take(minutes, sent)


@pytest.mark.parametrize(
    ("minutes", "holds"),
    [
        pytest.param(5, True, id="as it is given"),
        pytest.param(64.9, True, id="just before its end"),
        pytest.param(65, False, id="at its end"),
    ],
)
def test_an_answer_stands(minutes: float, holds: bool) -> None:
    day = red(Day())
    day.take(5, TAKES)
    assert (spells.standing_answer(day.spell, at(minutes)) is not None) is holds


@pytest.mark.parametrize(
    ("until", "reminded"),
    [
        pytest.param(65, [55], id="ten minutes before it ends"),
        pytest.param(15.1, [5.1], id="just more than ten minutes"),
        pytest.param(15, [], id="ten minutes: it was given just now"),
        pytest.param(10, [], id="shorter"),
    ],
)
def test_whoever_gave_it_is_asked_before_it_ends(until: float, reminded: list[float]) -> None:
    day = red(Day(book(CALM)))
    day.take(5, replace(TAKES, until=at(until)))
    day.tick(70)
    assert day.when(AnswerReminded) == reminded
    asked = [(minute(n.at), n.person) for n in day.notices if n.kind == "answer_ending"]
    assert asked == [(each, "ol") for each in reminded]


def test_a_prolonged_answer_is_asked_for_again() -> None:
    day = red(Day(book(CALM)))
    day.take(5, TAKES)
    day.take(60, replace(TAKES, until=at(120)))
    day.tick(200)
    assert day.when(AnswerReminded) == [55, 110]
    assert day.when(AnswerEnded) == [120]


def test_when_it_has_ended_the_next_step_is_due_at_once_and_the_rest_keep_their_distances() -> None:
    steps = (*ANSWER.steps, replace(ANSWER.steps[0], after=span(25)))
    day = red(Day(book(replace(CALM, answer=replace(ANSWER, steps=steps)))))
    day.leave(1)
    day.take(5, TAKES)
    day.tick(120)
    assert day.told() == [(0.333, "el"), (65, "ol"), (80, "el"), (110, "el")]


def test_while_it_stands_nobody_is_told() -> None:
    day = red(Day(book(CALM)))
    day.leave(1)
    day.take(5, TAKES)
    day.tick(64.9)
    assert day.told() == [(0.333, "el")]


def test_another_cannot_take_what_is_taken() -> None:
    day = red(Day())
    day.take(5, TAKES)
    with pytest.raises(NotNow, match="already_answered"):
        day.take(6, replace(TAKES, person="el"))


def test_over_the_limit_only_a_decision_will_do() -> None:
    day = red(Day())
    day.tick(240)
    with pytest.raises(NotNow, match="must_decide"):
        day.take(241, replace(TAKES, chain=day.chain.id))


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        pytest.param({"chain": "med.9.a1"}, NotNow, id="a chain that is over"),
        pytest.param({"chain": "kir.1.a1"}, NotFound, id="a chain of another unit"),
        pytest.param({"person": "nn"}, NotFound, id="nobody known"),
        pytest.param({"person": "spare"}, NotAllowed, id="somebody without a role in it"),
    ],
)
def test_what_is_no_answer(sent: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        red(Day()).take(5, replace(TAKES, **sent))  # type: ignore[arg-type]


def test_when_red_was_left_there_is_nothing_to_answer() -> None:
    day = red(Day())
    day.declare(5, YELLOW)
    with pytest.raises(NotNow, match="not_red"):
        day.take(6, TAKES)


@pytest.mark.parametrize(
    ("again", "ended", "told"),
    [
        pytest.param(50, 65, 65, id="if it still holds"),
        pytest.param(65, 65, 65.333, id="not if it ends as red returns"),
        pytest.param(70, 70, 70.333, id="not if it ended meanwhile"),
    ],
)
def test_red_again_has_the_same_answer(again: float, ended: float, told: float) -> None:
    day = red(Day(book(CALM)))
    day.leave(1)
    day.take(5, TAKES)
    day.declare(20, YELLOW)
    day.declare(again, RED)
    assert (spells.standing_answer(day.spell, at(again)) is not None) is (again < 65)
    day.tick(100)
    assert day.when(AnswerEnded) == [ended]
    assert day.told()[1] == (told, "ol")
