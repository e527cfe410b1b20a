"""Done, not done, open again, overdue, the next round."""

from dataclasses import replace

import pytest

from tests.core.build import GREEN, LIMIT, PLAN, RED, Day, action, at, book, minute, span
from wardstatus.core import actions
from wardstatus.core.events import ItemOverdue
from wardstatus.core.inputs import MarkItem, TakeChain
from wardstatus.core.plans import Action, Choice
from wardstatus.core.standing import Item
from wardstatus.errors import NotFound, NotNow, WrongField

REASONS = {"not_done": (Choice(id="no", name={"": "not possible"}),)}


def red(*known: Action) -> Day:
    limit = replace(LIMIT, review=None, limit=span(2000))
    terms = replace(PLAN.red, actions=known or (action("R1"),), exit=(action("E1", 20),))
    day = Day(book(replace(PLAN, red=terms, reasons=REASONS, limit=limit)))
    day.declare(0, RED)
    return day


def mark(day: Day, minutes: float, state: str, reason: str = "", place: int = 0) -> None:
    sent = MarkItem(
        unit="med",
        by="screen:med",
        item=day.med.items[place].id,
        state="done",
        reason=reason,
    )
    day.take(minutes, replace(sent, state=state))  # type: ignore[arg-type]


def item(day: Day, place: int = 0) -> Item:
    return day.med.items[place]


def test_who_and_when_is_kept() -> None:
    day = red()
    mark(day, 5, "done")
    assert (item(day).state, item(day).by, item(day).at) == ("done", "screen:med", at(5))


def test_done_can_be_undone() -> None:
    day = red()
    mark(day, 5, "done")
    mark(day, 6, "open")
    assert (item(day).state, item(day).by, item(day).at) == ("open", "", None)


def test_not_done_has_a_reason_from_the_list() -> None:
    day = red()
    mark(day, 5, "not_done", "no")
    assert (item(day).state, item(day).reason) == ("not_done", "no")
    with pytest.raises(WrongField, match="reason_unknown"):
        mark(day, 6, "not_done", "maybe")


def test_marking_it_the_same_twice_changes_nothing() -> None:
    day = red()
    mark(day, 5, "done")
    before = len(day.events)
    mark(day, 6, "done")
    assert len(day.events) == before


def test_no_such_item() -> None:
    with pytest.raises(NotFound, match="item_unknown"):
        red().take(1, MarkItem(unit="med", by="screen:med", item="x", state="done"))


def test_what_was_stood_down_is_closed() -> None:
    day = red()
    day.declare(1, GREEN)
    with pytest.raises(NotNow, match="item_closed"):
        mark(day, 2, "done")


@pytest.mark.parametrize(
    ("minutes", "late"),
    [
        pytest.param(9.9, False, id="before its time"),
        pytest.param(10, True, id="on its time"),
        pytest.param(90, True, id="after its time"),
    ],
)
def test_an_open_item_is_overdue(minutes: float, late: bool) -> None:
    day = red()
    day.tick(minutes)
    assert actions.overdue(item(day), at(minutes)) is late
    assert day.when(ItemOverdue) == ([10] if late else [])


def test_done_in_time_is_not_overdue() -> None:
    day = red()
    mark(day, 9.9, "done")
    day.tick(30)
    assert day.when(ItemOverdue) == []
    assert not actions.overdue(item(day), at(30))


def test_opened_again_past_its_time_it_is_overdue_from_then() -> None:
    day = red()
    mark(day, 5, "done")
    mark(day, 30, "open")
    assert day.when(ItemOverdue) == [30]


def test_reopened_by_red_past_its_time_it_is_overdue_from_then() -> None:
    day = red()
    day.declare(5, GREEN)
    day.declare(15, RED)
    assert day.when(ItemOverdue) == [15]


def answered(day: Day) -> None:
    day.take(1, TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1"))


@pytest.mark.parametrize(
    ("known", "takes", "told"),
    [
        pytest.param(action("R1", role="OL"), True, ["ol"], id="while no chain runs: its role"),
        pytest.param(action("R1", role="OL"), False, [], id="while a chain runs: nobody"),
        pytest.param(action("R1"), True, [], id="a role at the screen sees it there"),
        pytest.param(
            action("R1", role="OL", overdue={"": ("KD",)}), True, ["ol", "kd"], id="and who else"
        ),
    ],
)
def test_an_overdue_item_leaves_by_itself_only_while_no_chain_runs(
    known: Action, takes: bool, told: list[str]
) -> None:
    day = red(known)
    if takes:
        answered(day)
    day.tick(10)
    assert [each.person for each in day.notices if each.kind == "overdue"] == told


@pytest.mark.parametrize(
    ("plan_of", "told"),
    [pytest.param("exit", [], id="an exit item"), pytest.param("left", [], id="red was left")],
)
def test_nothing_is_sent_once_red_was_left(plan_of: str, told: list[str]) -> None:
    day = red(action("R1", role="OL", keep=True))
    answered(day)
    day.declare(5, GREEN)
    day.tick(60)
    assert [each.person for each in day.notices if each.kind == "overdue"] == told
    assert len(day.when(ItemOverdue)) == 2, plan_of


def test_done_opens_the_next_round() -> None:
    day = red(action("R7", repeat=span(60)))
    mark(day, 5, "done")
    first, second = day.med.items
    assert (first.state, second.state, minute(second.due)) == ("done", "open", 65)
    mark(day, 64, "done", place=1)
    assert [minute(each.due) for each in day.med.items] == [10, 65, 124]


def test_undoing_done_takes_the_next_round_back() -> None:
    day = red(action("R7", repeat=span(60)), action("R8", repeat=span(60)))
    mark(day, 5, "done")
    mark(day, 6, "done", place=1)
    mark(day, 7, "open")
    assert [(each.action, each.state) for each in day.med.items] == [
        ("R7", "open"),
        ("R8", "done"),
        ("R8", "open"),
    ]


def test_not_done_opens_no_round() -> None:
    day = red(action("R7", repeat=span(60)))
    mark(day, 5, "not_done")
    assert len(day.med.items) == 1
