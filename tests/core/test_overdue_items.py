"""An overdue item is named in the unit's next message; by itself it leaves while no chain runs."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, LIMIT, PLAN, RED, YELLOW, Day, action, book, minute, span, step
from wardstatus.core.events import OverdueTold
from wardstatus.core.inputs import Decide, PassOn, TakeChain
from wardstatus.core.plans import Action

TAKES = TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1")
GIVES = Decide(unit="med", by="person:kd", person="kd", kind="resources", text="x")
PASSES = PassOn(unit="med", by="person:el", person="el", chain="med.1.a1")
R1, R2 = action("R1", 10, "OL"), action("R2", 10, "KD")
ITEMS = (R1, R2)


def red(*known: Action, limit: float = 2000) -> Day:
    """Return red from minute 0 with steps at 0, 20, then 50, 80 and so on."""
    answer = replace(ANSWER, steps=(step(0, "EL"), step(20, "AL")))
    limits = replace(LIMIT, review=None, limit=span(limit))
    terms = replace(PLAN.red, actions=known or (R1,))
    day = Day(book(replace(PLAN, red=terms, answer=answer, limit=limits)))
    day.declare(0, RED)
    return day


def named(day: Day) -> list[tuple[float | None, str, str, int]]:
    """Return which message names which item, when, and how many more it counts."""
    return [
        (minute(n.at), n.person, n.facts.item, n.facts.more) for n in day.notices if n.facts.item
    ]


@pytest.mark.parametrize(
    ("minutes", "names"),
    [
        pytest.param(19.9, [], id="before the next message"),
        pytest.param(20, [(20, "al", "R1", 0)], id="in the next message"),
        pytest.param(90, [(20, "al", "R1", 0)], id="once"),
    ],
)
def test_the_next_message_of_a_chain_names_it(
    minutes: float, names: list[tuple[float | None, str, str, int]]
) -> None:
    day = red()
    day.tick(minutes)
    assert named(day) == names
    assert day.when(OverdueTold) == []


def test_of_several_one_is_named_and_the_others_counted_a_leaders_before_the_wards() -> None:
    day = red(action("R0", 5), *ITEMS)
    day.tick(20)
    assert named(day) == [(20, "al", "R1", 2)]


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        pytest.param(9.9, 10, id="no chain runs at its time"),
        pytest.param(10, 10, id="the chain ends at its time"),
        pytest.param(15, 15, id="as soon as the chain ends"),
    ],
)
@pytest.mark.parametrize("sent", [TAKES, GIVES], ids=["answer", "decision"])
def test_it_leaves_by_itself_once_no_chain_runs(
    sent: TakeChain | Decide, taken: float, told: float
) -> None:
    day = red()
    day.leave(1)
    day.take(taken, sent)
    day.tick(60)
    assert named(day) == [(told, "ol", "R1", 0)]
    assert day.when(OverdueTold) == [told]


def test_each_role_hears_of_its_own() -> None:
    day = red(*ITEMS)
    day.take(5, TAKES)
    day.tick(10)
    assert named(day) == [(10, "ol", "R1", 0), (10, "kd", "R2", 0)]


def test_what_a_message_named_does_not_leave_again() -> None:
    day = red()
    day.tick(20)
    day.leave(21)
    day.take(25, TAKES)
    day.tick(60)
    assert named(day) == [(20, "al", "R1", 0)]


def test_what_only_a_withdrawn_message_named_leaves_by_itself() -> None:
    day = red()
    day.leave(1)
    day.tick(20)
    day.take(21, TAKES)
    assert named(day) == [(21, "ol", "R1", 0)]


def test_a_passed_limit_begins_the_next_chain_at_once_and_its_message_names_it() -> None:
    day = red(action("R1", 30, "OL"), limit=30)
    day.leave(1)
    day.take(5, TAKES)
    day.tick(30)
    assert day.when(OverdueTold) == []
    assert named(day) == [(30, "al", "R1", 0)]


def test_done_in_time_is_named_nowhere() -> None:
    day = red(action("R1", 10, "EL", answer=True))
    day.take(5, TAKES)
    day.tick(200)
    assert named(day) == []


def test_passed_on_it_is_in_the_message_of_who_comes_next() -> None:
    day = red()
    day.leave(1)
    day.take(12, PASSES)
    assert named(day) == [(12, "al", "R1", 0)]


def test_left_and_red_again_it_leaves_then() -> None:
    day = red(replace(R1, keep=True))
    day.leave(1)
    day.take(5, TAKES)
    day.declare(8, YELLOW)
    day.declare(20, RED)
    assert named(day) == [(20, "ol", "R1", 0)]
