"""The month before the story: believable, and not too much of it."""

from collections import Counter
from datetime import timedelta

from tests.demo.stage import SPEED
from wardstatus.core import spells, status
from wardstatus.core.events import LevelDeclared, ReadingTaken, SpellStarted
from wardstatus.core.levels import Level
from wardstatus.demo.house import START, hospital
from wardstatus.demo.past import Past

BOOK = hospital(SPEED).rulebook


def levels(past: Past) -> dict[str, Level | None]:
    return {
        unit: status.shown(standing, BOOK.units[unit], START)
        for unit, standing in past.board.standings.items()
    }


def test_at_the_start_most_are_green_and_one_is_not_known(past: Past) -> None:
    shown = levels(past)
    assert Counter(shown.values()) == {
        Level.GREEN: 8,
        Level.YELLOW: 2,
        Level.RED: 1,
        None: 1,
    }
    assert shown["med3"] is Level.RED
    assert {unit for unit, level in shown.items() if level is Level.YELLOW} == {"hjerte", "kir2"}
    assert shown["nevro"] is None


def test_the_red_of_the_evening_is_answered_until_its_limit(past: Past) -> None:
    spell = past.board.standings["med3"].spell
    assert spell is not None
    answer = spells.standing_answer(spell, START)
    assert answer is not None
    assert answer.by == "dahl"
    assert answer.until == spells.deadline(spell) == START + timedelta(minutes=40)


def test_the_month_is_long_enough_and_small_enough(past: Past) -> None:
    assert START - min(each.at for each in past.events) > timedelta(days=30)
    assert max(each.at for each in past.events) <= START
    logged = [each for each in past.events if not isinstance(each, ReadingTaken)]
    assert 3_000 < len(logged) < 9_000
    assert sum(isinstance(each, ReadingTaken) for each in past.events) < 5_000


def test_every_ward_has_had_good_and_bad_days(past: Past) -> None:
    yellow = {
        each.unit
        for each in past.events
        if isinstance(each, LevelDeclared) and each.level is Level.YELLOW
    }
    people = {unit.id for unit in BOOK.units.values() if unit.plan and unit.plan.follow == "people"}
    assert yellow >= people
    reds = sum(isinstance(each, SpellStarted) for each in past.events)
    assert 12 <= reds <= 60


def test_it_is_the_same_month_every_time(past: Past) -> None:
    from tests.demo.stage import month

    assert month().board == past.board
