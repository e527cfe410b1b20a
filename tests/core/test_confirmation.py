"""How long a declared level holds without being confirmed."""

from dataclasses import replace
from datetime import time

import pytest

from tests.core.build import GREEN, PLAN, RED, T0, YELLOW, Day, action, at, book, minute, span
from wardstatus.core import status
from wardstatus.core.events import ConfirmationLapsed, LevelConfirmed
from wardstatus.core.inputs import Confirm, Declare, Input, MarkItem, TakeReading
from wardstatus.core.levels import Level
from wardstatus.core.plans import Choice, Lasts
from wardstatus.errors import NotNow

SHIFTS = {"day": time(7, 30), "evening": time(15), "night": time(22, 30)}
# T0 is 10:00 in Oslo: the evening shift begins after 300 min, the night shift after 750.


def shown(day: Day, minutes: float) -> Level | None:
    return status.shown(day.med, day.book.units["med"], at(minutes))


@pytest.mark.parametrize(
    ("level", "confirm", "shifts", "until"),
    [
        pytest.param(GREEN, None, False, 720, id="green holds for 12 h"),
        pytest.param(YELLOW, None, False, 480, id="yellow holds for 8 h"),
        pytest.param(RED, None, False, 120, id="red counts as confirmed for 2 h"),
        pytest.param(GREEN, None, True, 360, id="with shifts green holds into the next shift"),
        pytest.param(YELLOW, None, True, 360, id="with shifts yellow holds into the next shift"),
        pytest.param(RED, None, True, 120, id="with shifts red counts as confirmed for 2 h"),
        pytest.param(GREEN, span(90), True, 90, id="the plan's own time counts before shifts"),
        pytest.param(RED, "shift", True, 360, id="red may hold for the shift too"),
        pytest.param(GREEN, "shift", False, 720, id="a shift without shifts is the default"),
    ],
)
def test_a_declared_level_holds_for_its_time(
    level: Level, confirm: Lasts | None, shifts: bool, until: float
) -> None:
    plan = replace(PLAN, confirm={} if confirm is None else {level: confirm})
    day = Day(book(replace(plan, shifts=SHIFTS if shifts else {})))
    day.declare(0, level)
    assert day.med.status.valid_until == at(until)


@pytest.mark.parametrize(
    ("minutes", "until"),
    [
        pytest.param(299.9, 360, id="just before the shift ends: an hour into the next"),
        pytest.param(300, 810, id="on the change of shift: an hour into the one after"),
        pytest.param(300.1, 810, id="just after the change of shift"),
    ],
)
def test_a_shift_ends_at_its_instant(minutes: float, until: float) -> None:
    day = Day(book(replace(PLAN, shifts=SHIFTS)))
    day.declare(minutes, GREEN)
    assert minute(day.med.status.valid_until) == until


@pytest.mark.parametrize(
    ("level", "minutes", "seen"),
    [
        pytest.param(GREEN, 719.9, GREEN, id="green just before its end"),
        pytest.param(GREEN, 720, None, id="green at its end is unknown"),
        pytest.param(GREEN, 9000, None, id="green long after is unknown"),
        pytest.param(YELLOW, 479.9, YELLOW, id="yellow just before its end"),
        pytest.param(YELLOW, 480, None, id="yellow at its end is unknown"),
        pytest.param(RED, 119.9, RED, id="red confirmed"),
        pytest.param(RED, 120, RED, id="red does not fade"),
        pytest.param(RED, 9000, RED, id="red never fades"),
    ],
)
@pytest.mark.parametrize(
    "looked", [pytest.param(n, id=i) for n, i in ((0, "asleep"), (1, "awake"))]
)
def test_what_was_not_confirmed_is_not_shown(
    level: Level, minutes: float, seen: Level | None, looked: int
) -> None:
    day = Day()
    day.declare(0, level)
    if looked:
        day.tick(minutes)
    assert shown(day, minutes) is seen


@pytest.mark.parametrize(
    ("minutes", "lapsed"),
    [
        pytest.param(119.9, [], id="before"),
        pytest.param(120, [120], id="on"),
        pytest.param(200, [120], id="looked at late, with its own instant"),
    ],
)
def test_red_is_marked_as_not_confirmed(minutes: float, lapsed: list[float]) -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(minutes)
    assert day.when(ConfirmationLapsed) == lapsed
    assert minute(status.not_confirmed_since(day.med, at(minutes))) == (120 if lapsed else None)


def acts(day: Day, minutes: float, act: str) -> None:
    item = day.med.items[0].id
    mark = MarkItem(unit="med", by="screen:med", item=item, state="done", own=True)
    sent: dict[str, Input] = {
        "confirm": Confirm(unit="med", by="screen:med"),
        "declare": Declare(unit="med", by="screen:med", level=RED, own=True),
        "from above": Declare(unit="med", by="person:al", level=RED, own=False),
        "item": mark,
        "item elsewhere": replace(mark, own=False),
        "number": TakeReading(unit="med", by="screen:med", indicator="beds", value=1, own=True),
        "number by a system": TakeReading(unit="med", by="token:1", indicator="beds", value=1),
    }
    day.take(minutes, sent[act])


@pytest.mark.parametrize(
    ("act", "until"),
    [
        pytest.param("confirm", 220, id="a tap confirms"),
        pytest.param("declare", 220, id="declaring the same level confirms"),
        pytest.param("from above", 220, id="so does somebody above"),
        pytest.param("item", 220, id="ticking an item on the unit's screen confirms"),
        pytest.param("item elsewhere", 120, id="ticking it elsewhere does not"),
        pytest.param("number", 220, id="entering a number on the unit's screen confirms"),
        pytest.param("number by a system", 120, id="a number of a system does not"),
    ],
)
def test_acting_confirms(act: str, until: float) -> None:
    day = Day(book(replace(PLAN, red=replace(PLAN.red, actions=(action("R1"),)))))
    day.declare(0, RED)
    acts(day, 100, act)
    assert minute(day.med.status.valid_until) == until


def test_confirming_leaves_since_list_and_clock_alone() -> None:
    day = Day()
    day.declare(0, RED)
    before = day.med
    day.take(130, Confirm(unit="med", by="screen:med"))
    assert day.med.status.since == T0
    assert day.med.spell == day.spell
    assert (day.med.items, day.spell.started) == (before.items, T0)
    assert not day.med.status.lapsed
    assert day.when(LevelConfirmed) == [130]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        pytest.param(("nurse",), ("nurse",), id="needs replace those that stood"),
        pytest.param((), ("bed",), id="tapping none leaves them"),
    ],
)
def test_needs_said_with_the_same_level(said: tuple[str, ...], stands: tuple[str, ...]) -> None:
    needs = tuple(Choice(id=each, name={"": each}) for each in ("bed", "nurse"))
    day = Day(book(replace(PLAN, needs=needs)))
    declare = Declare(unit="med", by="screen:med", level=RED, own=True, needs=("bed",))
    day.take(0, declare)
    day.take(1, replace(declare, needs=said))
    assert day.med.status.needs == stands


def test_a_unit_never_declared_has_nothing_to_confirm() -> None:
    with pytest.raises(NotNow, match="no_level_yet"):
        Day().take(0, Confirm(unit="med", by="screen:med"))


def test_a_unit_never_declared_is_unknown() -> None:
    assert shown(Day(), 0) is None
