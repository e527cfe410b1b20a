"""Figures over the units below: of the units known, at the instant a unit below changes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.core.build import INDICATORS, PLAN, RED, YELLOW, Day, condition, minute, span
from wardstatus.core.events import Event, FigureTaken, RecommendationChanged
from wardstatus.core.evolve import evolve
from wardstatus.core.inputs import Declare, TakeReading
from wardstatus.core.levels import Level
from wardstatus.core.over import Over
from wardstatus.core.plans import Indicator, LevelTerms
from wardstatus.core.standing import Board, Standing
from wardstatus.core.sums import summed
from wardstatus.core.units import Rulebook, Unit

WARD = replace(
    PLAN,
    indicators={**INDICATORS, "beds": replace(INDICATORS["beds"], stale_after=span(30))},
)
HOUSE = replace(
    PLAN,
    id="house",
    limit=None,
    indicators={
        "share": Indicator(id="share", name={}, kind="wards", over=Over(figure="share_red")),
        "sum": Indicator(
            id="sum", name={}, kind="wards", over=Over(figure="sum", indicator="beds")
        ),
        "reds": Indicator(id="reds", name={}, kind="children", over=Over(figure="count_red")),
    },
    yellow=LevelTerms(level=YELLOW, when=(condition("sum", 30),)),
    red=LevelTerms(level=RED, when=(condition("share", 50),)),
)


def house() -> Day:
    """Return a hospital with a clinic that is a heading, two wards in it, and one beside it."""
    units = [
        Unit(id="house", name="", short="", kind="hospital", plan=HOUSE),
        Unit(id="clinic", name="", short="", kind="clinic", parent="house"),
        Unit(id="med", name="", short="", parent="clinic", plan=WARD),
        Unit(id="kir", name="", short="", parent="clinic", plan=WARD),
        Unit(id="icu", name="", short="", parent="house"),
    ]
    day = Day(Rulebook(units={unit.id: unit for unit in units}))
    standings = {unit: Standing(unit=unit) for unit in ("house", "med", "kir", "icu")}
    day.board = Board(root="house", version=0, at=None, standings=standings)
    return day


def beds(unit: str, value: float) -> TakeReading:
    return TakeReading(unit=unit, by="token:1", indicator="beds", value=value)


def tap(unit: str, level: Level) -> Declare:
    return Declare(unit=unit, by=f"screen:{unit}", level=level, own=True)


def figures(events: Sequence[Event]) -> list[tuple[float | None, str, float | None, int, int]]:
    return [
        (minute(each.at), each.indicator, each.value, each.known, each.of)
        for each in events
        if isinstance(each, FigureTaken)
    ]


def sums(events: Sequence[Event]) -> list[tuple[float | None, str, float | None, int, int]]:
    return [each for each in figures(events) if each[1] == "sum"]


CALM = (tap("med", Level.GREEN), tap("kir", Level.GREEN))


def test_a_sum_is_of_the_wards_known_and_goes_with_staleness() -> None:
    day = house()
    day.take(0, *CALM, beds("med", 20))
    day.take(10, beds("kir", 12))
    day.tick(60)
    assert sums(day.events) == [
        (0, "sum", 20, 1, 3),
        (10, "sum", 32, 2, 3),
        (30, "sum", 12, 1, 3),
        (40, "sum", None, 0, 3),
    ]
    changes = [
        (minute(each.at), each.level)
        for each in day.events
        if isinstance(each, RecommendationChanged) and each.unit == "house"
    ]
    assert changes == [(0, "green"), (10, "yellow"), (30, "green")]


def test_a_unit_shown_unknown_is_missing_from_its_numbers_too() -> None:
    day = house()
    day.take(0, beds("med", 20), beds("kir", 12))
    assert sums(day.events) == []
    day.take(1, tap("med", Level.GREEN))
    day.take(2, tap("kir", Level.RED))
    # Green is no longer confirmed after 12 h, and red does not fade.
    day.take(720, beds("med", 21), beds("kir", 12))
    day.tick(722)
    assert sums(day.events) == [
        (1, "sum", 20, 1, 3),
        (2, "sum", 32, 2, 3),
        (30, "sum", None, 0, 3),
        (720, "sum", 33, 2, 3),
        (721, "sum", 12, 1, 3),
    ]


def test_shares_are_of_the_levels_shown_and_headings_are_not_there() -> None:
    day = house()
    day.take(0, tap("icu", Level.RED))
    assert figures(day.events) == [(0, "share", 100, 1, 3), (0, "reds", 1, 1, 1)]
    assert day.board.standings["house"].numbers.recommended is RED
    day.take(5, tap("med", Level.GREEN), tap("kir", Level.GREEN))
    assert figures(day.events)[2:] == [(5, "share", 100 * 1 / 3, 3, 3)]


def test_the_same_figure_is_not_taken_again() -> None:
    day = house()
    day.take(0, *CALM, beds("med", 20))
    day.take(5, beds("med", 20))
    assert len(sums(day.events)) == 1


def test_what_two_units_change_together_is_seen_together() -> None:
    day = house()
    day.take(0, tap("icu", Level.RED), tap("med", Level.GREEN), tap("kir", Level.GREEN))
    day.take(5, tap("icu", Level.GREEN), tap("med", Level.RED))
    assert [each for each in figures(day.events) if each[1] == "share" and each[0] == 5] == []


def test_the_log_replayed_has_the_figures() -> None:
    day = house()
    day.take(0, beds("med", 20), tap("icu", Level.RED))
    day.tick(45)
    standings = {unit: Standing(unit=unit) for unit in day.board.standings}
    for event in day.events:
        standings[event.unit] = evolve(standings[event.unit], event)
    assert standings["house"].numbers == day.board.standings["house"].numbers


@pytest.mark.parametrize(
    ("how", "parts", "value", "known"),
    [
        ("sum", [1.5, None, 2.0], 3.5, 2),
        ("mean", [1.0, None, 2.0], 1.5, 2),
        ("min", [1.0, None, 2.0], 1.0, 2),
        ("max", [1.0, None, 2.0], 2.0, 2),
        ("sum", [None, None], None, 0),
        ("sum", [], None, 0),
        ("sum", [1e308, 1e308], None, 2),
        ("count_red", [Level.RED, Level.YELLOW, None], 1, 2),
        ("count_yellow", [Level.RED, Level.YELLOW, None], 1, 2),
        ("share_red", [Level.RED, Level.YELLOW, None, Level.GREEN, Level.RED], 50, 4),
        ("share_red", [None], None, 0),
    ],
)
def test_a_figure_is_of_what_is_known(
    how: str, parts: list[float | Level | None], value: float | None, known: int
) -> None:
    brought = {f"u{place}": part for place, part in enumerate(parts)}
    members = {unit: place for place, unit in enumerate(brought)}
    over = Over(figure=how)  # type: ignore[arg-type]
    assert summed(over, members, brought).figure() == (value, known)
