"""Who hears of an answer, and what else it does."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, PLAN, RED, Day, action, book
from tests.core.calm import CALM
from wardstatus.core.events import ChainEnded, PassedOn
from wardstatus.core.inputs import Decide, PassOn, TakeChain

TAKES = TakeChain(unit="med", by="person:ol", person="ol", chain="med.1.a1")
GIVES = Decide(unit="med", by="person:al", person="al", kind="resources", text="one nurse")


def red(day: Day) -> Day:
    day.declare(0, RED)
    return day


def test_i_cannot_next_please() -> None:
    day = red(Day(book(CALM)))
    sent = PassOn(unit="med", by="person:el", person="el", chain="med.1.a1")
    day.take(4, sent)
    day.tick(40)
    assert day.when(PassedOn) == [4]
    assert day.told() == [(0.333, "el"), (4, "ol"), (34, "ol")]


def test_whoever_passes_on_what_they_took_holds_it_no_longer() -> None:
    day = red(Day(book(CALM)))
    day.leave(1)
    day.take(2, replace(TAKES, person="el"))
    day.take(4, PassOn(unit="med", by="person:el", person="el", chain="med.1.a1"))
    assert day.spell.answer is None
    assert day.told() == [(0.333, "el"), (4, "ol")]


def test_an_answer_does_the_item_that_asks_for_it() -> None:
    ask = action("R1", role="OL", answer=True)
    day = red(Day(book(replace(PLAN, red=replace(PLAN.red, actions=(ask, action("R2")))))))
    day.take(5, TAKES)
    assert [(item.action, item.state) for item in day.med.items] == [("R1", "done"), ("R2", "open")]
    assert day.med.items[0].by == "person:ol"


@pytest.mark.parametrize(
    ("by_phone", "told"),
    [
        pytest.param(True, [("answered", "kd"), ("recorded_by_phone", "ol")], id="by telephone"),
        pytest.param(False, [("answered", "kd")], id="by oneself"),
    ],
)
def test_who_hears_of_an_answer(by_phone: bool, told: list[tuple[str, str]]) -> None:
    answer = replace(ANSWER, tell=("KD", "OL", "AHS"))
    day = red(Day(book(replace(PLAN, answer=answer))))
    day.take(5, replace(TAKES, by="screen:med", by_phone=by_phone))
    assert [(n.kind, n.person) for n in day.notices if n.kind != "answer_step"] == told


def test_the_answer_chain_ends_when_the_limit_chain_begins() -> None:
    day = red(Day())
    day.tick(239)
    assert day.chain.id == "med.1.a1"
    day.tick(240)
    assert day.chain.id == "med.1.l2"
    assert day.when(ChainEnded) == [240]


def test_an_answer_to_the_limit_is_followed_by_the_limit_chain_alone() -> None:
    day = red(Day())
    day.take(200, TAKES)
    before = len(day.told())
    day.tick(240)
    assert day.told()[before:] == [(240, "al")]


def test_a_decision_is_told_to_tell_alone() -> None:
    day = red(Day(book(replace(PLAN, answer=replace(ANSWER, tell=("KD",))))))
    day.take(5, GIVES)
    assert [(n.kind, n.person) for n in day.notices] == [("decided", "kd")]
