"""The ward's items, the leaders', the chips and the numbers."""

import pytest

from tests.web.pages import scene, ward_of
from tests.web.samples import STATES, Play
from wardstatus.core.levels import Level
from wardstatus.web.ward_view.numbers import stepped


def test_the_ward_ticks_its_own_and_reads_what_the_leaders_owe() -> None:
    lists = ward_of(STATES["answered"]()).lists
    assert lists.own.count == "1 av 3 gjort"
    assert [(row.text, row.small, row.done) for row in lists.own.seen] == [
        ("Si hva som mangler", "Frist 12:22 · 10 min over", False),
        ("Tilsyn på korridor", "Frist 12:32 · 1 min over", False),
        ("Ekstra runde: hvem kan reise i dag", "12:22", True),
    ]
    assert lists.owed.title == "Ledelsen skylder: 3 av 4"
    assert [(row.text, row.small, row.state) for row in lists.owed.seen][-1] == (
        "Svar på tavla",
        "Enhetsleder · 12:18",
        "Gjort",
    )


@pytest.mark.parametrize(
    ("state", "seen"),
    [("many", 3), ("over", 2), ("unanswered", 2), ("undo", 2), ("decided", 4)],
)
def test_a_list_gives_rows_as_the_panel_grows(state: str, seen: int) -> None:
    owed = ward_of(STATES[state]()).lists.owed
    assert len(owed.seen) == seen
    assert bool(owed.rest) is bool(owed.more)


def test_late_ones_stand_first_and_say_by_how_much() -> None:
    first = ward_of(STATES["over"]()).lists.owed.seen[0]
    assert (first.small, first.state, first.late) == (
        "Enhetsleder · frist 12:22",
        "4 t 2 min over",
        True,
    )


def test_needs_and_the_main_reason_are_offered_while_a_tap_may_be_undone() -> None:
    needs, reasons = ward_of(STATES["undo"]()).chips
    assert [chip.text for chip in needs.chips][:2] == ["Sykepleier", "Lege"]
    assert {chip.name for chip in reasons.chips} == {"reason"}
    assert ward_of(STATES["answered"]()).chips == ()


def test_a_green_unit_is_asked_what_it_may_lend() -> None:
    (offers,) = ward_of(STATES["undo-green"]()).chips
    assert offers.title == "Hva kan dere låne bort?"


def test_a_level_below_the_numbers_asks_why() -> None:
    play = Play().read(patients=26, corridor=2).set(Level.YELLOW)
    assert [row.title for row in ward_of(play.sample()).chips] == [
        "Hva trengs?",
        "Hvorfor lavere enn tallene?",
    ]


def test_numbers_are_filled_in_and_constants_only_read() -> None:
    numbers = ward_of(STATES["answered"]()).numbers
    assert [(each.name, each.value, each.steps) for each in numbers] == [
        ("Pasienter", "26", True),
        ("Senger", "24", False),
        ("Sykepleiere", "4", True),
        ("Korridor", "2", True),
    ]


def test_a_number_that_is_too_old_or_was_never_given_is_in_question() -> None:
    assert [each.value for each in ward_of(STATES["over"]()).numbers][2] == "4?"
    assert [each.value for each in ward_of(STATES["never"]()).numbers] == ["?", "24", "?", "?"]


@pytest.mark.parametrize(
    ("value", "by", "becomes"),
    [(26, 1, 27), (26, -1, 25), (0, -1, 0), (60, 1, 60)],
    ids=["one more", "one fewer", "never below its bound", "never above its bound"],
)
def test_a_tap_is_one_more_or_one_fewer(value: float, by: int, becomes: float) -> None:
    sample = Play().read(patients=value).sample()
    assert stepped(scene(sample), "patients", by) == becomes


def test_the_first_tap_on_a_number_nobody_gave_is_one() -> None:
    assert stepped(scene(STATES["never"]()), "patients", 1) == 1
