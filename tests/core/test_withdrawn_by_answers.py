"""What had not left when somebody answered or decided is not sent, and counts as not told."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, LIMIT, PLAN, RED, YELLOW, Day, book, span, step
from tests.core.calm import CALM
from wardstatus.core.events import LastResortTold
from wardstatus.core.inputs import Decide, Input, ReportDelivery, TakeChain
from wardstatus.core.standing import ToldState

STEPS = replace(ANSWER, steps=(step(0, "EL"), step(10, "OL"), step(20, "AL")))
THREE = replace(CALM, answer=STEPS)
TAKES = TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1")
GIVES = Decide(unit="med", by="person:kd", person="kd", kind="resources", text="x")
LOWERS = replace(GIVES, kind="lower")


def red(states: tuple[ToldState, ...]) -> Day:
    """Return a day with as many steps taken as there are states of their messages."""
    day = Day(book(THREE))
    day.declare(0, RED)
    day.tick(10 * (len(states) - 1))
    keys = [told.key for taken in day.chain.taken for told in taken.told]
    day.take(10 * (len(states) - 1) + 1, *map(report, keys, states))
    return day


def report(key: str, state: ToldState) -> Input:
    return ReportDelivery(unit="med", by="delivery", key=key, state=state)


def persons(day: Day) -> list[str]:
    return [told.person for taken in day.chain.taken for told in taken.told]


@pytest.mark.parametrize("sent", [TAKES, GIVES], ids=["answer", "decision"])
@pytest.mark.parametrize(
    ("states", "withdrawn"),
    [
        pytest.param(("accepted", "accepted"), set(), id="all have left"),
        pytest.param(("accepted", "queued"), {"ol"}, id="held or not yet sent"),
        pytest.param(("accepted", "sending"), {"ol"}, id="tried in vain so far"),
        pytest.param(("queued", "queued"), {"el", "ol"}, id="none has left"),
        pytest.param(("queued", "accepted"), {"el"}, id="the first hangs"),
        pytest.param(("accepted", "failed"), {"al"}, id="the one after who failed"),
        pytest.param(("silent", "silent"), set(), id="a trial run sends nothing anyway"),
    ],
)
def test_what_has_not_left_is_withdrawn(
    sent: Input, states: tuple[ToldState, ...], withdrawn: set[str]
) -> None:
    day = red(states)
    before = set(day.withdrawn)
    day.take(12, sent)
    assert {key.rpartition(".")[2] for key in day.withdrawn - before} == withdrawn


def test_lowering_is_no_answer_so_the_steps_stand() -> None:
    day = red(("accepted", "queued"))
    day.take(12, LOWERS)
    assert day.withdrawn == set()
    assert persons(day) == ["el", "ol"]


@pytest.mark.parametrize(
    ("states", "told"),
    [
        pytest.param(("accepted", "accepted"), ["el", "ol", "al"], id="the next one"),
        pytest.param(("accepted", "queued"), ["el", "ol"], id="who never heard"),
        pytest.param(("accepted", "queued", "queued"), ["el", "ol"], id="the first who never did"),
        pytest.param(("accepted", "queued", "accepted"), ["el", "al", "al"], id="the last repeats"),
    ],
)
def test_when_the_answer_ends_whoever_never_heard_is_next(
    states: tuple[ToldState, ...], told: list[str]
) -> None:
    day = red(states)
    day.take(22, TAKES)
    day.tick(82)
    assert persons(day) == told


def test_whoever_answers_has_heard_of_it_though_the_message_had_not_left() -> None:
    day = red(("queued",))
    day.take(2, TAKES)
    assert [told.state for taken in day.chain.taken for told in taken.told] == ["answered"]
    day.tick(62)
    assert persons(day) == ["el", "ol"]


def test_a_last_resort_that_had_not_left_is_told_again() -> None:
    day = red(("accepted", "accepted", "failed"))
    assert day.when(LastResortTold) == [21]
    day.take(22, TAKES)
    assert {key.rpartition(".")[2] for key in day.withdrawn} == {"desk"}
    assert not day.chain.last_resort


def test_steps_that_the_limit_outran_are_withdrawn_with_its_own() -> None:
    day = Day(book(replace(PLAN, answer=STEPS, limit=replace(LIMIT, limit=span(30)))))
    day.declare(0, RED)
    day.tick(30)
    day.take(31, GIVES)
    left = {key.rpartition(".")[2] for key in day.withdrawn}
    assert left == {"el", "ol", "al"}
    assert [each.kind for each in day.notices] == []


def test_steps_that_the_limit_outran_are_withdrawn_when_red_is_left() -> None:
    day = Day(book(replace(PLAN, answer=STEPS, limit=replace(LIMIT, limit=span(30)))))
    day.declare(0, RED)
    day.tick(30)
    day.declare(31, YELLOW)
    assert [each.kind for each in day.notices] == []
