"""Taking back the last tap."""

from dataclasses import replace

import pytest

from tests.core.build import (
    GREEN,
    PLAN,
    RED,
    YELLOW,
    Day,
    action,
    at,
    book,
    condition,
    minute,
    span,
)
from wardstatus.core import spells
from wardstatus.core.events import LevelUndone, StepTaken
from wardstatus.core.inputs import (
    Confirm,
    Declare,
    Input,
    MarkItem,
    PassOn,
    ReportDelivery,
    TakeChain,
    TakeReading,
    TapNeeds,
)
from wardstatus.core.plans import Choice
from wardstatus.errors import NotNow

ACTIONS = replace(PLAN.red, actions=(action("R1"),), exit=(action("E1"),))
FULL = replace(
    PLAN, red=ACTIONS, needs=(Choice(id="bed", name={"": "bed"}),), offers=(), confirm={}
)
S = 1 / 60
"""One second, in minutes."""
UNDO = round(20 * S, 3)


@pytest.mark.parametrize(
    ("seconds", "refused"),
    [
        pytest.param(0, None, id="at once"),
        pytest.param(19.9, None, id="just before its end"),
        pytest.param(20, "undo_too_late", id="at its end"),
        pytest.param(3600, "undo_too_late", id="long after"),
    ],
)
def test_undo_ends_at_its_instant(seconds: float, refused: str | None) -> None:
    day = Day()
    day.declare(0, RED)
    if refused is None:
        day.undo(seconds * S)
        assert day.med.status.level is None
        return
    with pytest.raises(NotNow, match=refused):
        day.undo(seconds * S)


def sends(day: Day, what: str) -> Input:
    sent: dict[str, Input] = {
        "item": MarkItem(unit="med", by="screen:med", item=day.med.items[0].id, state="done"),
        "answer": TakeChain(unit="med", by="person:el", person="el", chain=day.chain.id),
        "pass": PassOn(unit="med", by="person:el", person="el", chain=day.chain.id),
        "confirm": Confirm(unit="med", by="screen:med"),
        "reading": TakeReading(unit="med", by="token:1", indicator="beds", value=26),
        "own reading": TakeReading(
            unit="med", by="screen:med", indicator="beds", value=26, own=True
        ),
        "needs": TapNeeds(unit="med", by="screen:med", needs=("bed",)),
        "needs with the level": Declare(
            unit="med", by="screen:med", level=RED, own=True, needs=("bed",)
        ),
        "delivery": ReportDelivery(
            unit="med", by="delivery", key=day.chain.taken[0].told[0].key, state="accepted"
        ),
    }
    return sent[what]


@pytest.mark.parametrize(
    ("what", "allowed"),
    [
        pytest.param("item", False, id="an item was ticked"),
        pytest.param("answer", False, id="somebody answered"),
        pytest.param("pass", False, id="somebody passed it on"),
        pytest.param("confirm", False, id="the level was confirmed"),
        pytest.param("reading", True, id="a number came"),
        pytest.param("own reading", True, id="a number was entered on the unit's screen"),
        pytest.param("needs", True, id="needs were tapped"),
        pytest.param("needs with the level", True, id="needs were sent with the same level"),
        pytest.param("delivery", True, id="a message left"),
    ],
)
def test_undo_is_refused_once_somebody_has_acted_on_it(what: str, allowed: bool) -> None:
    day = Day(book(FULL))
    day.declare(0, RED)
    day.take(0.1, sends(day, what))
    if allowed:
        day.undo(0.2)
        assert day.med.status.level is None
    else:
        with pytest.raises(NotNow, match="nothing_to_undo"):
            day.undo(0.2)


def test_nothing_was_tapped() -> None:
    with pytest.raises(NotNow, match="nothing_to_undo"):
        Day().undo(0)


def test_undo_is_taken_once() -> None:
    day = Day()
    day.declare(0, RED)
    day.undo(0.1)
    with pytest.raises(NotNow, match="nothing_to_undo"):
        day.undo(0.2)


def test_undo_gives_back_level_since_validity_list_spell_and_needs() -> None:
    day = Day(book(FULL))
    day.declare(0, RED)
    key = day.chain.taken[0].told[0].key
    day.take(1, TapNeeds(unit="med", by="screen:med", needs=("bed",)))
    day.take(1, ReportDelivery(unit="med", by="delivery", key=key, state="delivered"))
    day.take(2, MarkItem(unit="med", by="screen:med", item=day.med.items[0].id, state="done"))
    before = day.med
    day.declare(5, GREEN)
    assert day.med.status != before.status
    day.undo(5.3)
    parts = ("status", "items", "open_lists", "spell")
    assert [getattr(day.med, part) for part in parts] == [getattr(before, part) for part in parts]


def test_an_undone_declaration_is_not_red_time() -> None:
    day = Day()
    day.declare(0, RED)
    day.undo(0.3)
    assert day.med.spell is None
    day.declare(0.3, RED)
    assert minute(day.spell.started) == 0.3


def test_red_goes_on_under_an_undone_yellow() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(10, YELLOW)
    day.undo(10.3)
    assert spells.red_time(day.spell, at(30)) == span(30)
    assert not day.spell.again


def test_the_log_keeps_both() -> None:
    day = Day()
    day.declare(0, RED)
    day.undo(0.3)
    (undone,) = [event for event in day.events if isinstance(event, LevelUndone)]
    assert (undone.level, undone.undone) == (None, RED)


def test_of_several_taps_the_last_is_undone() -> None:
    day = Day()
    day.declare(0, YELLOW)
    day.declare(0.1, RED)
    day.declare(0.2, GREEN)
    day.undo(0.3)
    assert day.med.status.level is RED


def test_what_time_brought_meanwhile_happens_again() -> None:
    day = Day()
    day.declare(0, RED)
    key = day.chain.taken[0].told[0].key
    day.take(1, ReportDelivery(unit="med", by="delivery", key=key, state="accepted"))
    day.declare(9.9, YELLOW)
    day.tick(10.1)
    assert day.when(StepTaken) == [0]
    day.undo(10.2)
    assert day.when(StepTaken) == [0, 10]


def test_a_followed_level_goes_with_numbers_that_came_meanwhile() -> None:
    plan = replace(PLAN, follow="plan", red=replace(PLAN.red, when=(condition("beds", 25, 24),)))
    day = Day(book(plan))
    day.read(0, beds=22)
    day.declare(1, RED)
    day.read(1.1, beds=26)
    day.undo(1.2)
    assert day.med.status.level is RED
    assert day.med.status.by == "plan"
