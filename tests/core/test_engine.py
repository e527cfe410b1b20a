"""The engine against a slow obvious evaluation, on random plans and numbers with gaps."""

from collections.abc import Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.build import RED, T0, YELLOW, at, span
from tests.core.slow import timeline
from wardstatus.core.decide import on_input, on_tick
from wardstatus.core.events import Event, ReadingTaken, RecommendationChanged
from wardstatus.core.inputs import Input, RaiseFlag, TakeReading
from wardstatus.core.levels import Level
from wardstatus.core.plans import Condition, Indicator, LevelTerms, Plan
from wardstatus.core.standing import Board, Standing
from wardstatus.core.stream import Stream
from wardstatus.core.units import Rulebook, Unit

END = 600
"""Minutes: over the beginning of the evening, at 360."""
NAMES = ("a", "b", "share", "points", "flag")
SMALL = st.integers(2, 5).map(float)
BOUNDS = st.one_of(
    st.fixed_dictionaries({"": SMALL}),
    st.fixed_dictionaries({"day": SMALL, "evening": SMALL, "night": SMALL}),
)
CONDITIONS = st.builds(
    Condition,
    indicator=st.sampled_from(NAMES),
    comparison=st.sampled_from(["at_or_above", "above", "at_or_below", "below"]),
    bound=BOUNDS,
    clear=BOUNDS | st.none(),
)
DELAYS = st.sampled_from([0, 1, 15, 30]).map(span)


def _unlike(conditions: list[Condition]) -> tuple[Condition, ...]:
    """A condition's text names its latch, so it stands once in a level."""
    return tuple({repr(each): each for each in conditions}.values())


def _by_minute(gaps: list[tuple[int, dict[str, float]]]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    minute = 0
    for gap, values in gaps:
        minute += gap
        if minute < END:
            found[minute] = values
    return found


@st.composite
def levels(draw: st.DrawFn, level: Level) -> LevelTerms:
    found = _unlike(draw(st.lists(CONDITIONS, min_size=1, max_size=4)))
    hard = draw(st.integers(0, 1))
    when = found[hard:]
    return LevelTerms(
        level=level,
        any=draw(st.integers(1, max(len(when), 1))),
        when=when,
        always=found[:hard],
        raise_after=draw(DELAYS),
        lower_after=draw(DELAYS),
    )


STALE = st.fixed_dictionaries({name: st.sampled_from([None, 60, 240]) for name in "ab"})
SENT = st.lists(
    st.tuples(
        st.sampled_from([1, 5, 10, 15, 20, 29, 30, 31, 60, 120]),
        st.dictionaries(
            st.sampled_from(["a", "b", "flag"]),
            st.integers(1, 6).map(float),
            min_size=1,
            max_size=2,
        )
        | st.just({"b": 0.0}),
    ),
    min_size=10,
    max_size=30,
).map(lambda gaps: _by_minute(gaps))


def plan_of(yellow: LevelTerms, red: LevelTerms, stale: Mapping[str, int | None]) -> Plan:
    def reading(name: str) -> Indicator:
        lasts = stale[name]
        return Indicator(id=name, name={}, stale_after=None if lasts is None else span(lasts))

    indicators = [
        reading("a"),
        reading("b"),
        Indicator(id="share", name={}, kind="formula", formula="100 * a / b"),
        Indicator(id="points", name={}, kind="points", points={"a": (3.0, 6.0), "share": (50.0,)}),
        Indicator(id="flag", name={}, kind="flag"),
    ]
    return Plan(
        id="p",
        name={},
        owner={},
        effective=date.min,
        review_by=date.max,
        follow="plan",
        shifts={"day": time(7, 30), "evening": time(15), "night": time(22, 30)},
        indicators={each.id: each for each in indicators},
        yellow=yellow,
        red=red,
    )


def inputs(values: Mapping[str, float]) -> list[Input]:
    return [
        RaiseFlag(unit="u", by="file", indicator=name, taps=int(value))
        if name == "flag"
        else TakeReading(unit="u", by="file", indicator=name, value=value)
        for name, value in values.items()
    ]


def start(plan: Plan) -> tuple[Board, Rulebook]:
    unit = Unit(id="u", name="u", short="u", plan=plan)
    board = Board(root="u", version=0, at=None, standings={"u": Standing(unit="u")})
    return board, Rulebook(units={"u": unit}, zone=ZoneInfo("UTC"))


def by_doors(plan: Plan, sent: Mapping[int, Mapping[str, float]]) -> tuple[Standing, list[Event]]:
    board, book = start(plan)
    events: list[Event] = []
    for minute in sorted(sent):
        decided = on_input(board, book, inputs(sent[minute]), at(minute))
        board = decided.board
        events += decided.events
    decided = on_tick(board, book, at(END))
    return decided.board.standings["u"], [*events, *decided.events]


def by_stream(plan: Plan, sent: Mapping[int, Mapping[str, float]]) -> tuple[Standing, list[Event]]:
    board, book = start(plan)
    stream = Stream(board, book, "file")
    events: list[Event] = []
    for minute in sorted(sent):
        values = sent[minute]
        if "flag" in values or not stream.keep("u", at(minute), tuple(values.items())):
            decided = on_input(stream.whole(), book, inputs(values), at(minute))
            stream.went(decided)
            events += decided.events
    decided = on_tick(stream.whole(), book, at(END))
    return decided.board.standings["u"], [*events, *decided.events]


def recommended(events: list[Event]) -> list[str | None]:
    changes = {
        int((event.at - T0).total_seconds() // 60): event.level
        for event in events
        if isinstance(event, RecommendationChanged)
    }
    found: list[str | None] = []
    level: Level | None = None
    for minute in range(END + 1):
        level = changes.get(minute, level)
        found.append(level.value if level else None)
    return found


@settings(max_examples=150, deadline=None)
@given(levels(YELLOW), levels(RED), STALE, SENT)
def test_the_engine_is_what_a_slow_obvious_evaluation_says(
    yellow: LevelTerms,
    red: LevelTerms,
    stale: dict[str, int | None],
    sent: dict[int, dict[str, float]],
) -> None:
    plan = plan_of(yellow, red, stale)
    _, events = by_doors(plan, sent)
    assert recommended(events) == timeline(plan, sent, stale, END)


@settings(max_examples=150, deadline=None)
@given(levels(YELLOW), levels(RED), STALE, SENT)
def test_numbers_kept_aside_leave_all_as_doors_would(
    yellow: LevelTerms,
    red: LevelTerms,
    stale: dict[str, int | None],
    sent: dict[int, dict[str, float]],
) -> None:
    plan = plan_of(yellow, red, stale)
    one, events = by_doors(plan, sent)
    other, turned = by_stream(plan, sent)
    assert other == one
    assert [e for e in turned if not isinstance(e, ReadingTaken)] == [
        e for e in events if not isinstance(e, ReadingTaken)
    ]
