"""What leaders resolve, how long it holds, and what follows when it ends."""

from dataclasses import replace

import pytest

from tests.core.build import RED, YELLOW, Day, at, minute
from wardstatus.core import spells
from wardstatus.core.events import ChainEnded, ChainStarted, DecisionEnded, LimitPassed
from wardstatus.core.inputs import Decide, TellOutcome
from wardstatus.core.plans import DecisionKind
from wardstatus.errors import NotFound, NotNow

GIVES = Decide(unit="med", by="person:al", person="al", kind="resources", text="one nurse")
NO = TellOutcome(unit="med", by="screen:med", decision="med.1.d1", came=False)


def red(minutes: float = 0) -> Day:
    day = Day()
    day.declare(minutes, RED)
    return day


def limits(day: Day) -> list[float | None]:
    """Return when limit chains began."""
    return [
        minute(event.at)
        for event in day.events
        if isinstance(event, ChainStarted) and event.kind == "limit"
    ]


@pytest.mark.parametrize(
    ("made", "until", "began"),
    [
        pytest.param(200, 239.9, [240], id="one that ends before the deadline changes nothing"),
        pytest.param(200, 240, [240], id="one that ends at the deadline does not cover it"),
        pytest.param(200, 240.1, [240.1], id="one that ends after it puts it off"),
        pytest.param(200, 400, [400], id="one that ends long after it puts it off"),
        pytest.param(250, 400, [240, 400], id="one made over the limit stops the chain"),
        pytest.param(400, 500, [240, 500], id="later too"),
    ],
)
def test_over_the_limit_without_a_decision_the_limit_chain_begins(
    made: float, until: float, began: list[float]
) -> None:
    day = red()
    day.take(made, replace(GIVES, until=at(until)))
    day.tick(600)
    assert limits(day) == began
    assert day.when(LimitPassed) == [240]
    assert day.when(DecisionEnded) == [until]


@pytest.mark.parametrize(
    ("minutes", "over"),
    [
        pytest.param(299.9, True, id="before it is made"),
        pytest.param(300, False, id="as it is made"),
        pytest.param(399.9, False, id="while it is in force"),
        pytest.param(400, True, id="as it ends"),
    ],
)
def test_over_the_limit_is_said_while_no_decision_is_in_force(minutes: float, over: bool) -> None:
    day = red()
    day.tick(299.9)
    if minutes >= 300:
        day.take(300, replace(GIVES, until=at(400)))
    assert spells.over_limit(day.spell, at(minutes)) is over, "before anybody looked"
    day.tick(minutes)
    assert spells.over_limit(day.spell, at(minutes)) is over


@pytest.mark.parametrize("kind", ["resources", "close", "set_aside", "extend"])
def test_a_decision_in_force_ends_the_limit_chain(kind: DecisionKind) -> None:
    day = red()
    day.take(300, replace(GIVES, kind=kind))
    assert day.when(ChainEnded) == [240, 300]
    assert day.spell.chain is None


def test_lower_covers_nothing() -> None:
    day = red()
    day.take(300, replace(GIVES, kind="lower"))
    assert spells.over_limit(day.spell, at(300))
    assert minute(spells.over_since(day.spell)) == 240
    assert day.chain.kind == "limit"


@pytest.mark.parametrize(
    ("made", "said", "began"),
    [
        pytest.param(100, 110, [240], id="before the deadline: it comes as it would"),
        pytest.param(250, 290, [240, 290], id="past it: the chain begins again at once"),
    ],
)
def test_it_did_not_come(made: float, said: float, began: list[float]) -> None:
    day = red()
    day.take(made, GIVES)
    day.take(said, NO)
    day.tick(300)
    assert limits(day) == began
    assert [each.person for each in day.notices if each.kind == "did_not_come"] == ["al"]


def test_it_came_and_holds_on() -> None:
    day = red()
    day.take(250, GIVES)
    day.take(260, replace(NO, came=True))
    day.tick(300)
    assert not spells.over_limit(day.spell, at(300))
    with pytest.raises(NotNow, match="decision_over"):
        day.take(310, NO)


def test_no_such_decision() -> None:
    with pytest.raises(NotFound, match="decision_unknown"):
        red().take(10, NO)


def test_another_decision_covers_when_one_did_not_come() -> None:
    day = red()
    day.take(250, GIVES)
    day.take(251, replace(GIVES, kind="close"))
    day.take(260, NO)
    day.tick(300)
    assert limits(day) == [240]


def test_a_decision_that_ran_out_in_a_pause_is_over_when_red_returns() -> None:
    day = red()
    day.take(250, replace(GIVES, until=at(270)))
    day.declare(260, YELLOW)
    day.declare(280, RED)
    assert day.when(DecisionEnded) == [280]
    assert limits(day) == [240, 280]
    assert spells.over_limit(day.spell, at(280))


def test_a_decision_is_of_the_spell_it_was_made_in() -> None:
    day = red()
    day.take(10, GIVES)
    day.declare(20, YELLOW)
    day.declare(90, RED)
    assert day.spell.decisions == ()


def test_a_decision_before_the_deadline_rests_the_answer_chain() -> None:
    day = red()
    day.leave(1)
    day.take(5, replace(GIVES, until=at(60)))
    day.tick(70)
    assert day.told() == [(0.333, "el"), (60, "ol")]
