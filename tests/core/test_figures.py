"""Figures of a board after any door: what a plain look at every unit gives."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.core.build import GREEN, INDICATORS, PLAN, RED, YELLOW, Day, at, condition, span
from tests.core.test_sums import plainly
from wardstatus.core.below import Below, all_summed
from wardstatus.core.decide import on_input, on_tick
from wardstatus.core.events import LevelFollowed
from wardstatus.core.figures import tree_of
from wardstatus.core.inputs import Declare, Input, TakeReading
from wardstatus.core.levels import Level
from wardstatus.core.over import FigureKind, Over
from wardstatus.core.plans import Indicator, LevelTerms, Plan
from wardstatus.core.standing import Board, Standing
from wardstatus.core.standings import Standings
from wardstatus.core.status import shown
from wardstatus.core.stream import Stream
from wardstatus.core.sums import Sums
from wardstatus.core.terms import Terms, terms_of
from wardstatus.core.units import Rulebook, Unit

WARD = replace(
    PLAN,
    limit=None,
    indicators={**INDICATORS, "beds": replace(INDICATORS["beds"], stale_after=span(30))},
)
FOLLOWS = replace(
    WARD, id="follows", follow="plan", red=LevelTerms(level=RED, when=(condition("beds", 25, 24),))
)


def _over(name: str, how: str, kind: FigureKind, of: str = "") -> Indicator:
    return Indicator(id=name, name={}, kind=how, over=Over(figure=kind, indicator=of))  # type: ignore[arg-type]


ABOVE = replace(
    PLAN,
    id="above",
    follow="plan",
    limit=None,
    indicators={
        each.id: each
        for each in (
            _over("share", "wards", "share_red"),
            _over("reds", "children", "count_red"),
            _over("sum", "wards", "sum", "beds"),
            _over("mean", "children", "mean", "beds"),
            _over("least", "wards", "min", "beds"),
            _over("most", "wards", "max", "beds"),
            # A number of its own: kept aside while figures above the wards change.
            WARD.indicators["beds"],
        )
    },
    yellow=LevelTerms(level=YELLOW, when=(condition("sum", 50), condition("beds", 26))),
    red=LevelTerms(level=RED, when=(condition("share", 60),)),
)


def _units() -> dict[str, Unit]:
    def unit(name: str, parent: str | None, plan: Plan, kind: str = "ward") -> Unit:
        return Unit(id=name, name="", short="", parent=parent, plan=plan, kind=kind)  # type: ignore[arg-type]

    units = [
        unit("house", None, ABOVE, "hospital"),
        unit("med", "house", ABOVE, "department"),
        unit("m1", "med", WARD),
        unit("m2", "med", FOLLOWS),
        unit("k1", "house", FOLLOWS),
        unit("k2", "house", WARD),
    ]
    return {each.id: each for each in units}


BOOK = Rulebook(units=_units())
PLACES = ("m1", "m2", "k1", "k2", "med", "house")
Sent = list[tuple[int, str, float | Level]]
SENT = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 5, 15, 29, 30, 31, 90, 500]),
        st.sampled_from(PLACES),
        st.sampled_from([18.0, 20.5, 24.0, 25.0, 26.0, RED, GREEN]),
    ),
    max_size=25,
)


def _input(unit: str, sent: float | Level) -> Input:
    if isinstance(sent, Level):
        return Declare(unit=unit, by=f"screen:{unit}", level=sent, own=True)
    return TakeReading(unit=unit, by="token:1", indicator="beds", value=sent)


def _asked_of_all(board: Board, minute: int) -> Mapping[tuple[str, str], tuple[float | None, int]]:
    """Return every figure of a board by a look at every unit it is over."""
    found = {}
    for name in ("house", "med"):
        for indicator in ABOVE.indicators.values():
            below = [u for u in BOOK.units.values() if u.parent == name]
            if indicator.kind == "wards":
                below = [u for u in BOOK.units.values() if u.kind == "ward"]
                below = [u for u in below if name == "house" or u.parent == name]
            over = indicator.over
            if over is None:
                continue
            parts = [_part(board.standings[each.id], over, minute) for each in below]
            found[name, indicator.id] = plainly(over.figure, parts)
    return found


def _part(standing: Standing, over: Over, minute: int) -> float | Level | None:
    level = shown(standing, BOOK.units[standing.unit], at(minute))
    reading = standing.numbers.readings.get("beds")
    if level is None or not over.indicator:
        return level
    fresh = reading is not None and at(minute) < reading.at + span(30)
    return reading.value if reading is not None and fresh else None


def _taken(board: Board) -> Mapping[tuple[str, str], tuple[float | None, int]]:
    found = {}
    for name in ("house", "med"):
        for indicator in (each.id for each in ABOVE.indicators.values() if each.over):
            figure = board.standings[name].numbers.figures.get(indicator)
            found[name, indicator] = (figure.value, figure.known) if figure else (None, 0)
    return found


@settings(max_examples=200, deadline=None)
@given(SENT)
def test_figures_after_any_door_are_what_a_look_at_every_unit_gives(sent: Sent) -> None:
    day = Day(BOOK)
    day.board = replace(day.board, standings={unit: Standing(unit=unit) for unit in BOOK.units})
    minute = 0
    for later, unit, what in sent:
        minute += later
        day.take(minute, _input(unit, what))
        assert _taken(day.board) == _asked_of_all(day.board, minute)


@settings(max_examples=150, deadline=None)
@given(SENT)
@example([(0, "m2", 18.0), (5, "med", 18.0), (29, "med", 18.0)])
def test_figures_are_the_same_where_numbers_are_kept_aside(sent: Sent) -> None:
    day = Day(BOOK)
    day.board = replace(day.board, standings={unit: Standing(unit=unit) for unit in BOOK.units})
    stream, minute = Stream(day.board, BOOK, "token:1"), 0
    for later, unit, what in sent:
        minute += later
        day.take(minute, _input(unit, what))
        while (due := stream.due(at(minute))) is not None and due < at(minute):
            stream.went(on_tick(stream.before(due, ()), BOOK, due))
        if isinstance(what, Level) or not stream.keep(unit, at(minute), (("beds", what),)):
            board = stream.before(at(minute), [unit])
            stream.went(on_input(board, BOOK, [_input(unit, what)], at(minute)))
    day.tick(minute)
    last = on_tick(stream.whole(), BOOK, at(minute))
    assert last.board.standings == day.board.standings


def test_a_board_that_is_met_anew_has_the_sums_it_would_have_kept() -> None:
    day = Day(BOOK)
    day.board = replace(day.board, standings={unit: Standing(unit=unit) for unit in BOOK.units})
    day.take(0, _input("m1", GREEN), _input("m1", 20.0), _input("k1", 26.0))
    day.take(20, _input("k2", RED), _input("k2", 18.0))
    day.take(31, _input("m2", 24.0))
    kept = Standings.of(day.board.standings).sums
    fresh = all_summed(replace(day.board, standings=dict(day.board.standings)), BOOK).sums
    assert {key: _leaves(each) for key, each in fresh.items()} == {
        key: _leaves(each) for key, each in kept.items()
    }
    assert len(kept) == 12


def _leaves(sums: Sums) -> tuple[object, ...]:
    return (sums.over, tuple(sums.members), sums.root)


@pytest.mark.parametrize("units", [2, 500])
def test_a_figure_asks_only_what_changed_however_many_there_are(units: int) -> None:
    wards = [Unit(id=f"w{n}", name="", short="", parent="h", plan=FOLLOWS) for n in range(units)]
    house = Unit(id="h", name="", short="", kind="hospital", plan=ABOVE)
    book = Rulebook(units={each.id: each for each in (house, *wards)})
    board = Board(root="h", version=0, at=None, standings={u: Standing(unit=u) for u in book.units})
    standings = all_summed(board, book)
    below, asked = Below(tree_of(book), standings.sums), []

    def seen(unit: str) -> tuple[Standing, Terms]:
        asked.append(unit)
        return standings[unit], terms_of(book, unit)

    below.changed(LevelFollowed(at=at(0), unit="w1", level=RED, previous=None))
    assert list(below.taken("h", at(0), seen)) == []
    assert set(asked) == {"h", "w1"}
