"""What would have to change for another level: which numbers, past which bounds, for how long."""

from dataclasses import replace

from tests.core.build import GREEN, PLAN, RED, YELLOW, Day, at, book, condition, minute, span
from wardstatus.core.change import Change, Part, Wanted, what_would_change
from wardstatus.core.levels import Level
from wardstatus.core.plans import Plan

TWO = replace(
    PLAN,
    yellow=replace(PLAN.yellow, when=(condition("beds", 22, 20),), lower_after=span(30)),
    red=replace(
        PLAN.red,
        any=2,
        when=(condition("beds", 25, 24), condition("waits", 5), condition("corridor", 2)),
        always=(condition("corridor", 6),),
        raise_after=span(10),
        lower_after=span(60),
    ),
)


def after(plan: Plan, minutes: float = 0, **numbers: float) -> dict[Level, Change]:
    day = Day(book(plan))
    day.read(0, **numbers)
    day.tick(minutes)
    found = what_would_change(day.med, day.book.units["med"], day.book, at(minutes))
    return {each.to: each for each in found}


def wanted(parts: tuple[Wanted, ...]) -> list[str]:
    return [f"{each.indicator} {each.comparison} {each.bound:g}" for each in parts]


def part(change: Change) -> Part:
    [found] = change.parts
    return found


def test_nothing_is_said_while_the_numbers_are_unknown() -> None:
    assert after(PLAN) == {}


def test_green_may_become_yellow_or_red() -> None:
    found = after(TWO, beds=10, waits=0, corridor=0)
    assert list(found) == [YELLOW, RED]
    yellow, red = part(found[YELLOW]), part(found[RED])
    assert (yellow.needed, wanted(yellow.some)) == (1, ["beds at_or_above 22"])
    assert red.needed == 2
    assert wanted(red.some) == [
        "beds at_or_above 25",
        "waits at_or_above 5",
        "corridor at_or_above 2",
    ]
    assert wanted(red.at_once) == ["corridor at_or_above 6"]
    assert red.lasting == span(10)


def test_what_is_on_already_need_not_turn() -> None:
    red = part(after(TWO, beds=10, waits=7, corridor=0)[RED])
    assert red.needed == 1
    assert wanted(red.some) == ["beds at_or_above 25", "corridor at_or_above 2"]


def test_a_number_has_to_go_past_its_clear_bound() -> None:
    found = after(PLAN, beds=26)
    assert wanted(part(found[YELLOW]).some) == ["beds below 24"]
    assert [wanted(each.some) for each in found[GREEN].parts] == [
        ["beds below 24"],
        ["beds below 20"],
    ]


def test_without_a_clear_bound_the_bound_is_no_longer_reached() -> None:
    plan = replace(PLAN, yellow=replace(PLAN.yellow, when=(condition("waits", 5, None, "above"),)))
    assert wanted(part(after(plan, waits=6, beds=1)[GREEN]).some) == ["waits at_or_below 5"]


def test_of_three_that_are_on_two_have_to_turn() -> None:
    change = part(after(TWO, 20, beds=26, waits=7, corridor=3)[YELLOW])
    assert (change.needed, len(change.some)) == (2, 3)
    assert change.lasting == span(60)


def test_always_has_to_turn_besides() -> None:
    change = part(after(TWO, beds=10, waits=7, corridor=7)[GREEN])
    assert wanted(change.every) == ["corridor below 6"]
    assert (change.needed, wanted(change.some)) == (1, ["waits below 5", "corridor below 2"])


def test_what_is_unknown_could_be_on() -> None:
    change = part(after(TWO, beds=10, corridor=7)[GREEN])
    assert change.some[0] == Wanted(indicator="waits", value=None, comparison="below", bound=5)


def test_a_delay_that_runs_has_its_instant() -> None:
    red = part(after(TWO, 4, beds=26, waits=7, corridor=0)[RED])
    assert minute(red.at) == 10


def test_a_level_on_its_way_down_has_its_instant() -> None:
    day = Day(book(TWO))
    day.read(0, beds=26, waits=7, corridor=3)
    day.tick(15)
    day.read(20, beds=10, waits=0, corridor=0)
    found = what_would_change(day.med, day.book.units["med"], day.book, at(25))
    assert [(each.to, [minute(one.at) for one in each.parts]) for each in found] == [
        (GREEN, [80]),
    ]
