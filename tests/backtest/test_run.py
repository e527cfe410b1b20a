"""What a plan would have done, worked out by hand."""

from tests.backtest.tried import COMPUTED, PLAN, TAPPED, at, plan, result, seconds, unit, wide
from wardstatus.core.plans import Plan


def test_a_day_by_hand() -> None:
    """23 from 08:00 is yellow 30 min later, 25 at 09:00 red at once, 10 at 10:00 yellow till 11."""
    found = unit(wide(("08:00", 23), ("09:00", 25), ("10:00", 10), ("11:30", 10)))
    assert found["seconds"] == seconds([30 + 30, 30 + 60, 60, 0])
    assert found["changes"] == [
        {"at": at("08:00"), "level": "green"},
        {"at": at("08:30"), "level": "yellow"},
        {"at": at("09:00"), "level": "red"},
        {"at": at("10:00"), "level": "yellow"},
        {"at": at("11:00"), "level": "green"},
    ]
    assert found["spells"] == [
        {"start": at("09:00"), "end": at("10:00"), "red_seconds": 3600, "over_limit_seconds": 0}
    ]


def test_the_run_goes_from_the_first_row_to_the_last_whether_or_not_they_hold_a_value() -> None:
    found = result(wide(("07:00", ""), ("08:00", 10), ("09:00", "")))
    assert (found["from"], found["to"], found["readings"]) == (at("07:00"), at("09:00"), 3)
    assert found["units"]["A"]["seconds"] == seconds([60, 0, 0, 60])
    assert found["units"]["A"]["changes"] == [{"at": at("08:00"), "level": "green"}]


def test_a_unit_is_unknown_from_the_beginning_of_the_run_until_its_first_number() -> None:
    text = (
        "time,unit,occupied\n"
        f"{at('08:00')},A,10\n{at('09:00')},B,10\n{at('09:30')},A,10\n{at('09:30')},C,\n"
    )
    units = result(text)["units"]
    assert units["B"]["seconds"] == seconds([30, 0, 0, 60])
    assert units["C"]["seconds"] == seconds([0, 0, 0, 90])
    assert units["C"]["changes"] == []


def test_stale_numbers_are_unknown_and_a_change_like_any_other() -> None:
    found = unit(wide(("08:00", 10), ("12:00", 10), ("12:30", 10)))
    assert [change["level"] for change in found["changes"]] == ["green", "unknown", "green"]
    assert found["changes"][1]["at"] == at("10:00")
    assert found["seconds"] == seconds([120 + 30, 0, 0, 120])


def test_red_goes_on_underneath_while_the_numbers_are_unknown() -> None:
    found = unit(wide(("08:00", 26), ("13:00", 26), ("14:00", 26)))
    assert found["seconds"] == seconds([0, 0, 120 + 60, 180])
    assert found["spells"] == [
        {
            "start": at("08:00"),
            "end": None,
            "red_seconds": 6 * 3600,
            "over_limit_seconds": 2 * 3600,
        }
    ]


def test_a_short_yellow_is_the_same_spell_and_does_not_count_as_red_time() -> None:
    found = unit(wide(("08:00", 26), ("10:00", 10), ("10:59", 26), ("12:59", 26), ("13:59", 1)))
    assert found["spells"] == [
        {
            "start": at("08:00"),
            "end": at("13:59"),
            "red_seconds": 5 * 3600,
            "over_limit_seconds": 3600,
        }
    ]


def test_red_again_exactly_an_hour_later_is_another_spell() -> None:
    found = unit(wide(("08:00", 26), ("09:00", 10), ("10:00", 26), ("10:30", 26)))
    assert [(spell["start"], spell["end"]) for spell in found["spells"]] == [
        (at("08:00"), at("09:00")),
        (at("10:00"), None),
    ]


def test_what_is_due_at_the_last_instant_happens() -> None:
    found = unit(wide(("08:00", 23), ("08:30", 23)))
    assert found["changes"][-1] == {"at": at("08:30"), "level": "yellow"}
    assert found["seconds"]["yellow"] == 0


def test_what_is_due_happens_for_units_that_the_last_rows_do_not_name() -> None:
    text = f"time,unit,occupied\n{at('08:00')},A,23\n{at('09:00')},B,1\n"
    assert unit(text)["changes"][-1] == {"at": at("08:30"), "level": "yellow"}


def test_numbers_of_an_instant_come_before_what_time_brings_then() -> None:
    found = unit(wide(("08:00", 23), ("08:30", 10), ("09:00", 10)))
    assert [change["level"] for change in found["changes"]] == ["green"]


def test_flags_add_taps_in_the_shift() -> None:
    text = wide(("08:00", 1), ("09:00", 2), ("10:00", 0), ("23:00", ""), column="missed")
    found = unit(text, plan(TAPPED))
    assert [(change["at"], change["level"]) for change in found["changes"]] == [
        (at("08:00"), "green"),
        (at("09:30"), "yellow"),
        # The night shift begins at 21:00 UTC; its rule has been false for an hour then.
        (at("22:00"), "green"),
    ]


def test_computed_numbers_count_as_in_the_live_program() -> None:
    found = unit(wide(("08:00", 3), ("09:00", 25), ("10:00", 24)), plan(COMPUTED))
    assert found["changes"][1:] == [{"at": at("09:00"), "level": "red"}]


def test_straight_to_red_opens_both_lists_and_leaving_it_what_to_restore() -> None:
    found = unit(wide(("08:00", 26), ("09:00", 1), ("09:30", 1)))
    assert (found["lists_opened"], found["items_opened"]) == (3, 4)


def test_an_item_that_waits_for_its_shift_is_opened_when_that_begins() -> None:
    asleep = unit(wide(("02:00", 26), ("03:00", 26)))
    awake = unit(wide(("02:00", 26), ("03:00", 26), ("05:00", 26), ("06:00", 26)))
    assert (asleep["items_opened"], awake["items_opened"]) == (2, 3)


def _following(follow: str) -> Plan:
    said = f'follow = "{follow}"\nconfirm = {{ yellow = "10m", green = "10m" }}'
    return plan(PLAN.replace('owner = "AL"', f'owner = "AL"\n{said}'))


def test_who_follows_and_what_confirms_do_not_count() -> None:
    text = wide(("08:00", 23), ("09:00", 25), ("10:00", 10), ("11:30", 10))
    assert result(text, _following("people")) == result(text, _following("plan"))
    assert result(text, _following("people"))["units"] == result(text)["units"]
