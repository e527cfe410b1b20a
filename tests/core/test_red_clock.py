"""The red clock: spell, pause, rejoin, review, limit."""

from dataclasses import replace

import pytest

from tests.core.build import GREEN, LIMIT, PLAN, RED, T0, YELLOW, Day, at, book, minute, span
from wardstatus.core import chains, spells
from wardstatus.core.events import (
    LimitPassed,
    SpellEnded,
    SpellPaused,
    SpellResumed,
    SpellStarted,
)
from wardstatus.core.levels import Level


def red_minutes(day: Day, minutes: float) -> float:
    return spells.red_time(day.spell, at(minutes)) / span(1)


@pytest.mark.parametrize(
    ("minutes", "red"),
    [
        pytest.param(0, 0, id="as it starts"),
        pytest.param(30, 30, id="while it is red"),
        pytest.param(100, 100, id="as red is left"),
        pytest.param(130, 100, id="while it is paused"),
        pytest.param(150, 100, id="as red returns"),
        pytest.param(160, 110, id="red again"),
    ],
)
def test_the_clock_counts_red_time(minutes: float, red: float) -> None:
    day = Day()
    day.declare(0, RED)
    if minutes >= 100:
        day.declare(100, YELLOW)
    if minutes >= 150:
        day.declare(150, RED)
    assert red_minutes(day, minutes) == red


@pytest.mark.parametrize(
    ("again", "spell"),
    [
        pytest.param(100, "med.1", id="at once"),
        pytest.param(159.9, "med.1", id="just before 60 min are over"),
        pytest.param(160, "med.2", id="exactly 60 min after is a new spell"),
        pytest.param(161, "med.2", id="later"),
    ],
)
@pytest.mark.parametrize("between", [YELLOW, GREEN])
def test_red_again_within_rejoin_is_the_same_red(again: float, spell: str, between: Level) -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(100, between)
    day.declare(again, RED)
    assert day.spell.id == spell
    assert day.when(SpellResumed) == ([again] if spell == "med.1" else [])
    assert day.spell.again is (spell == "med.1")


@pytest.mark.parametrize(
    ("minutes", "ended"),
    [
        pytest.param(159.9, [], id="before"),
        pytest.param(160, [160], id="on"),
        pytest.param(900, [160], id="looked at late"),
    ],
)
def test_a_spell_ends_when_rejoin_is_over(minutes: float, ended: list[float]) -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(100, GREEN)
    day.tick(minutes)
    assert day.when(SpellEnded) == ended


@pytest.mark.parametrize(
    ("minutes", "passed"),
    [
        pytest.param(239.9, [], id="before the limit"),
        pytest.param(240, [240], id="on the limit: a deadline has passed at its own instant"),
        pytest.param(900, [240], id="looked at late, with its own instant"),
    ],
)
def test_the_limit(minutes: float, passed: list[float]) -> None:
    day = Day()
    day.declare(0, RED)
    day.tick(minutes)
    assert day.when(LimitPassed) == passed
    assert spells.over_limit(day.spell, at(minutes)) is bool(passed)


def test_over_the_limit_holds_before_anybody_looked() -> None:
    day = Day()
    day.declare(0, RED)
    assert not spells.over_limit(day.spell, at(239.9))
    assert spells.over_limit(day.spell, at(240))


def test_a_short_yellow_does_not_restart_the_clock() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(100, YELLOW)
    assert spells.deadline(day.spell) is None
    day.declare(105, RED)
    assert minute(spells.deadline(day.spell)) == 245
    day.tick(300)
    assert day.when(LimitPassed) == [245]


def test_declaring_red_again_does_not_restart_the_clock() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(200, RED)
    assert minute(spells.deadline(day.spell)) == 240


def test_a_spell_past_its_deadline_is_over_the_limit_the_instant_red_returns() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(250, YELLOW)
    assert not spells.over_limit(day.spell, at(260))
    day.declare(260, RED)
    assert spells.over_limit(day.spell, at(260))
    assert day.when(LimitPassed) == [240]
    assert day.chain.kind == "limit"


def test_without_a_limit_there_is_no_deadline() -> None:
    day = Day(book(replace(PLAN, limit=None)))
    day.declare(0, RED)
    day.tick(3000)
    assert (spells.deadline(day.spell), spells.review_at(day.spell)) == (None, None)
    assert not spells.over_limit(day.spell, at(3000))
    assert day.when(SpellStarted) == [0]


def test_what_was_begun_keeps_its_terms() -> None:
    day = Day()
    day.declare(0, RED)
    day.reload(10, replace(PLAN, version="2", limit=replace(LIMIT, limit=span(60))))
    day.tick(300)
    assert day.when(LimitPassed) == [240]


def test_a_new_spell_has_a_clock_of_its_own() -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(100, GREEN)
    day.declare(200, RED)
    assert (day.spell.started, red_minutes(day, 230)) == (at(200), 30)
    assert day.when(SpellPaused) == [100]
    assert T0 != day.spell.started


@pytest.mark.parametrize(
    ("left", "again", "deadline"),
    [
        pytest.param(30, 40, 250, id="ten minutes of yellow"),
        pytest.param(239.9, 299, 299.1, id="left six seconds before the limit"),
    ],
)
def test_the_deadline_moves_by_the_pause(left: float, again: float, deadline: float) -> None:
    day = Day()
    day.declare(0, RED)
    day.declare(left, YELLOW)
    day.declare(again, RED)
    assert minute(spells.deadline(day.spell)) == deadline
    day.tick(400)
    assert day.when(LimitPassed) == [deadline]
    assert chains.running(day.spell) is not None
