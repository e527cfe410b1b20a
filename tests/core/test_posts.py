"""Who has each role over a span, cut where it changes, and the gaps of the coming week."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.core.build import DUTIES, PLAN, at, book
from wardstatus.core.posts import WEEK, gaps_ahead, posts
from wardstatus.core.roster import Calendar, CalendarDuty, Override, Roster, Span
from wardstatus.core.units import Duty, Rulebook

TONIGHT = Override(
    id="o1",
    kind="role",
    role="AL",
    unit="house",
    person="spare",
    begins=at(60),
    ends=at(120),
    by="demo",
    made=at(0),
)
AWAY = replace(TONIGHT, kind="away", role="", unit="", other="al")


def of(house: Rulebook, role: str = "AL") -> list[tuple[float, float, tuple[str, ...], str]]:
    """Return begin, end (minutes), persons and override of each piece of four hours."""
    (post,) = [each for each in posts(house, "house", at(0), at(240)) if each.role == role]
    return [
        (
            (each.begins - at(0)) / timedelta(minutes=1),
            (each.ends - at(0)) / timedelta(minutes=1),
            each.persons,
            each.override.id if each.override else "",
        )
        for each in post.held
    ]


def with_(*overrides: Override, duties: tuple[Duty, ...] = DUTIES) -> Rulebook:
    return replace(book(duties=duties), roster=Roster(overrides=overrides))


def test_what_never_changes_is_one_piece() -> None:
    assert of(book()) == [(0, 240, ("al",), "")]


@pytest.mark.parametrize("override", [TONIGHT, AWAY], ids=["tonight", "away"])
def test_an_override_is_a_piece_of_its_own(override: Override) -> None:
    assert of(with_(override)) == [
        (0, 60, ("al",), ""),
        (60, 120, ("spare",), "o1"),
        (120, 240, ("al",), ""),
    ]
    assert of(with_(override), "KD") == [(0, 240, ("kd",), "")]


def test_hours_are_cut_and_the_time_between_is_nobodys() -> None:
    office = Duty(role="AL", unit="house", person="al", begins=time(11), ends=time(12))
    assert of(book(duties=(office,))) == [
        (0, 60, (), ""),
        (60, 120, ("al",), ""),
        (120, 240, (), ""),
    ]


def test_a_calendar_is_named_and_cut() -> None:
    house = replace(
        book(duties=()),
        calendars=(CalendarDuty(role="AL", unit="house", calendar="al.ics"),),
        roster=Roster(
            calendars={
                "al.ics": Calendar(
                    id="al.ics",
                    tried_at=at(0),
                    spans=(Span(person="al", begins=at(-60), ends=at(30)),),
                )
            }
        ),
    )
    assert of(house) == [(0, 30, ("al",), ""), (30, 240, (), "")]
    (post,) = posts(house, "house", at(0), at(240))
    assert post.calendars == ("al.ics",)
    assert post.at(at(29.99)) == post.held[0]
    assert post.at(at(30)) == post.held[1]
    assert post.at(at(240)) is None


MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""10:30 in Oslo."""


def nights(begins: time, ends: time) -> Rulebook:
    kept = tuple(each for each in DUTIES if each.role in ("EL", "OL"))
    return book(
        duties=(*kept, Duty(role="AL", unit="house", person="al", begins=begins, ends=ends))
    )


@pytest.mark.parametrize(
    ("now", "first"),
    [
        pytest.param(MONDAY - timedelta(minutes=1), (23, 9), id="while it lasts"),
        pytest.param(MONDAY, (24, 9), id="at its end it is over"),
        pytest.param(MONDAY + timedelta(minutes=20), (24, 9), id="later in the hour"),
    ],
)
def test_gaps_of_the_coming_week(now: datetime, first: tuple[int, int]) -> None:
    house = nights(time(10, 30), time(10))
    found = [each for each in gaps_ahead(house, now) if each.unit == "med"]
    assert (found[0].begins.day, found[0].begins.hour) == first
    assert {each.question for each in found} == {"decide"}
    assert all(each.begins < now + WEEK for each in found)


def test_a_gap_that_runs_is_told_from_its_beginning() -> None:
    house = nights(time(11), time(8))
    found = gaps_ahead(house, MONDAY)
    assert found[0].begins == MONDAY - timedelta(hours=2, minutes=30)


def test_sisters_stand_alike_but_for_one_with_a_duty_of_its_own() -> None:
    kept = tuple(each for each in DUTIES if each.role in ("EL", "OL"))
    house = book(duties=(*kept, Duty(role="AL", unit="kir", person="al")))
    assert {gap.unit for gap in gaps_ahead(house, MONDAY)} == {"med"}
    assert {gap.unit for gap in gaps_ahead(book(duties=kept), MONDAY)} == {"med", "kir"}


def test_units_on_trial_are_left_out() -> None:
    house = book(PLAN, duties=())
    silent = {name: replace(unit, silent=True) for name, unit in house.units.items()}
    assert gaps_ahead(house, MONDAY)
    assert gaps_ahead(replace(house, units=silent), MONDAY) == ()
