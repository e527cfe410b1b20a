"""A board of many units that is sent numbers: what is kept aside, and what a door is shown."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.build import PLAN, RED, Day, at, book, condition, span
from wardstatus.core.decide import on_input, on_tick
from wardstatus.core.events import Event, ReadingTaken
from wardstatus.core.inputs import TakeReading
from wardstatus.core.plans import LevelTerms
from wardstatus.core.standing import Board, Standing
from wardstatus.core.standings import Standings
from wardstatus.core.stream import Stream
from wardstatus.core.units import Rulebook

FOLLOWS = replace(
    PLAN,
    follow="plan",
    limit=None,
    indicators={
        name: replace(each, stale_after=span(40)) for name, each in PLAN.indicators.items()
    },
    red=LevelTerms(level=RED, when=(condition("beds", 25, 24),), raise_after=span(30)),
)
BOOK = book(FOLLOWS)
Sent = Sequence[tuple[int, str, float]]
"""By how many minutes later, for which unit, which number of beds."""
SENT = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 5, 15, 40, 90]),
        st.sampled_from(["med", "kir"]),
        st.sampled_from([18.0, 21.0, 22.0, 24.0, 25.0, 26.0]),
    ),
    max_size=25,
)


def play(rulebook: Rulebook, sent: Sent, *, aside: bool) -> tuple[Board, list[Event]]:
    board, events, now = Day(rulebook).board, [], 0
    stream = Stream(board, rulebook, "file")
    for later, unit, beds in sent:
        now += later
        if aside and stream.keep(unit, at(now), (("beds", beds),)):
            continue
        reading = TakeReading(unit=unit, by="file", indicator="beds", value=beds)
        decided = on_input(stream.before(at(now), [unit]), rulebook, [reading], at(now))
        stream.went(decided)
        events += [each for each in decided.events if not isinstance(each, ReadingTaken)]
    decided = on_tick(stream.whole(), rulebook, at(now + 1000))
    return decided.board, [*events, *decided.events]


@settings(max_examples=150, deadline=None)
@given(SENT)
def test_what_one_unit_has_aside_changes_nothing_for_another(sent: Sent) -> None:
    board, events = play(BOOK, sent, aside=True)
    one, all_events = play(BOOK, sent, aside=False)
    assert board.standings == one.standings
    assert sorted(events, key=repr) == sorted(all_events, key=repr)


def test_a_door_is_shown_what_the_units_it_may_touch_have_aside_and_no_more() -> None:
    stream = Stream(Day(BOOK).board, BOOK, "file")
    for unit in ("med", "kir"):
        reading = TakeReading(unit=unit, by="file", indicator="beds", value=18)
        stream.went(on_input(stream.before(at(0), [unit]), BOOK, [reading], at(0)))
        assert stream.keep(unit, at(10), (("beds", 19.0),))
    board = stream.before(at(20), ["med"])
    assert [board.standings[unit].numbers.readings["beds"].value for unit in ("med", "kir")] == [
        19,
        18,
    ]
    # By 40 min its number would have been too old: time would bring something to it.
    board = stream.before(at(40), [])
    assert board.standings["kir"].numbers.readings["beds"].value == 19


def test_the_last_number_of_each_is_brought_in_whichever_came_together() -> None:
    book_ = book(replace(FOLLOWS, indicators={n: FOLLOWS.indicators[n] for n in ("beds", "waits")}))
    stream = Stream(Day(book_).board, book_, "file")
    sent = [TakeReading(unit="med", by="file", indicator=n, value=1) for n in ("beds", "waits")]
    stream.went(on_input(stream.before(at(0), ["med"]), book_, sent, at(0)))
    assert stream.keep("med", at(1), (("beds", 11.0),))
    assert stream.keep("med", at(2), (("beds", 12.0), ("waits", 2.0)))
    readings = stream.whole().standings["med"].numbers.readings
    assert {n: (each.value, each.at) for n, each in readings.items()} == {
        "beds": (12, at(2)),
        "waits": (2, at(2)),
    }
    assert stream.keep("med", at(3), (("beds", 13.0), ("waits", 3.0)))
    assert stream.keep("med", at(4), (("waits", 4.0),))
    assert stream.keep("med", at(5), (("beds", 15.0),))
    readings = stream.whole().standings["med"].numbers.readings
    assert {n: (each.value, each.at) for n, each in readings.items()} == {
        "beds": (15, at(5)),
        "waits": (4, at(4)),
    }


def test_a_number_kept_aside_goes_stale_at_its_own_end() -> None:
    stream = Stream(Day(BOOK).board, BOOK, "file")
    reading = TakeReading(unit="med", by="file", indicator="beds", value=18)
    stream.went(on_input(stream.before(at(0), ["med"]), BOOK, [reading], at(0)))
    assert stream.due(at(39)) is None
    assert stream.due(at(40)) == at(40)
    assert stream.keep("med", at(30), (("beds", 19.0),))
    assert stream.due(at(69)) is None
    assert stream.due(at(70)) == at(70)
    assert not stream.keep("med", at(70), (("beds", 19.0),))


@given(st.lists(st.dictionaries(st.integers(0, 90), st.integers(0, 50) | st.none()), max_size=6))
def test_standings_that_share_are_what_a_plain_mapping_is(
    changes: list[dict[int, int | None]],
) -> None:
    plain: dict[str, Standing] = {}
    shared = Standings(plain)
    before = dict(shared)
    for change in changes:
        new = {
            f"u{unit}": Standing(unit=f"u{unit}", due=None if due is None else at(due))
            for unit, due in change.items()
        }
        before, last = dict(shared), shared
        plain = {**plain, **new}
        shared = shared.changed(new)
        assert last == before
    assert shared == plain
    assert len(shared) == len(plain)
    assert [due for due, _ in shared.dues()] == sorted(
        each.due for each in plain.values() if each.due is not None
    )
    assert {unit for _, unit in shared.dues()} == {
        unit for unit, each in plain.items() if each.due is not None
    }
