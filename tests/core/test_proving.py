"""Who gets a proof of their channel: in their duty, once a week, never in their sleep."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.core.build import ANSWER, PERSONS, PLAN, book, step
from wardstatus.core.proving import Lately, due
from wardstatus.core.units import Duty, Person, Rulebook

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
"""A Monday, 12:00 in Oslo."""
WEEK = timedelta(days=7)
NEVER = Lately(reached={}, proved={})
EL = Person(id="el", name="T. Vik", channels=("sms:1", "mailto:a@b"))


def house(begins: time | None = None, ends: time | None = None, **changes: object) -> Rulebook:
    plan = replace(PLAN, limit=None, answer=replace(ANSWER, steps=(step(0, "EL"),)))
    duty = Duty(role="EL", unit="house", person="el", begins=begins, ends=ends)
    known = {"persons": {**PERSONS, "el": EL}} | changes
    return replace(book(plan, duties=(duty,)), **known)  # type: ignore[arg-type]


def who(here: Rulebook, now: datetime = NOON, lately: Lately = NEVER) -> list[str]:
    return [each.person for each in due(here, lately, now, WEEK)]


@pytest.mark.parametrize(
    ("ago", "proved"),
    [
        pytest.param(WEEK - timedelta(seconds=1), False, id="less than a week ago"),
        pytest.param(WEEK, True, id="a week ago"),
        pytest.param(WEEK + timedelta(seconds=1), True, id="longer ago"),
    ],
)
@pytest.mark.parametrize("how", ["reached", "proved"])
def test_whom_nothing_has_reached_for_a_week(ago: timedelta, proved: bool, how: str) -> None:
    lately = replace(NEVER, **{how: {"el": NOON - ago}})
    assert who(house(), lately=lately) == (["el"] if proved else [])


@pytest.mark.parametrize(
    ("hour", "minute", "proved"),
    [
        pytest.param(5, 59, False, id="06:59: asleep"),
        pytest.param(6, 0, True, id="07:00"),
        pytest.param(20, 59, True, id="21:59"),
        pytest.param(21, 0, False, id="22:00: asleep"),
    ],
)
def test_never_at_night(hour: int, minute: int, proved: bool) -> None:
    at = NOON.replace(hour=hour, minute=minute)
    assert who(house(), at) == (["el"] if proved else [])


@pytest.mark.parametrize(
    ("minute", "proved"),
    [
        pytest.param(29, False, id="before the duty"),
        pytest.param(30, True, id="at its beginning"),
        pytest.param(59, True, id="in its first half hour"),
        pytest.param(60, False, id="later: asleep"),
    ],
)
def test_at_night_only_whose_duty_has_just_begun(minute: int, proved: bool) -> None:
    at = NOON.replace(hour=21) + timedelta(minutes=minute)
    assert who(house(time(22, 30), time(7, 30)), at) == (["el"] if proved else [])


def test_one_proof_for_all_units_and_what_it_says() -> None:
    (notice,) = due(house(), NEVER, NOON, WEEK)
    assert (notice.kind, notice.key) == ("proof", "proof.el.20261123")
    assert (notice.role, notice.unit, notice.facts.by_role) == ("EL", "med", "EL")


@pytest.mark.parametrize(
    "here",
    [
        pytest.param(house(time(7), time(8)), id="off duty"),
        pytest.param(house(persons=PERSONS), id="without a channel"),
        pytest.param(
            house(units={k: replace(u, silent=True) for k, u in house().units.items()}),
            id="units on trial",
        ),
        pytest.param(house(duties=(Duty(role="KD", unit="house", person="el"),)), id="of no chain"),
    ],
)
def test_nobody_else(here: Rulebook) -> None:
    assert who(here) == []
