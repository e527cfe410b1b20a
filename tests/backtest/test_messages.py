"""Messages are counted as if each role were one person, and nobody answered."""

from tests.backtest.tried import PLAN, plan, unit, wide

FRESH = PLAN.replace('stale_after = "2h"', 'stale_after = "2d"')


def test_steps_repeats_and_the_limit_by_hand() -> None:
    """EL at once; AL after 10 min, four repeats of 30 min, then hourly, then the limit at 12:00."""
    found = unit(wide(("08:00", 26), ("13:00", 26)), plan(FRESH))
    assert found["messages_by_role"] == {"EL": 1, "AL": 1 + 4 + 1 + 1}
    assert (found["messages"], found["night_messages"]) == (8, 0)


def test_a_role_at_the_screen_is_told_nothing() -> None:
    assert "AHS" not in unit(wide(("08:00", 26), ("09:00", 26)))["messages_by_role"]


def test_night_is_22_to_7_where_the_hospital_is() -> None:
    """20:50 is 21:50 in Oslo: EL by day, AL at 22:00 at night."""
    evening = unit(wide(("20:50", 26), ("21:20", 26)), plan(FRESH))
    assert (evening["messages"], evening["night_messages"]) == (2, 1)
    morning = unit(wide(("05:59", 26), ("06:20", 26)), plan(FRESH))
    assert (morning["messages"], morning["night_messages"]) == (2, 1)


def test_what_was_told_before_a_short_yellow_is_not_told_again() -> None:
    """Messages leave at once: when red is back, the chain goes on where it was."""
    found = unit(wide(("08:00", 26), ("08:12", 10), ("08:20", 26), ("08:39", 26)), plan(FRESH))
    assert found["messages_by_role"] == {"EL": 1, "AL": 1}


def test_what_one_role_is_told_at_one_instant_is_one_message() -> None:
    both = FRESH.replace('decided_by = ["AL"]', 'review = "3h"\ndecided_by = ["AL"]').replace(
        "10m", "180m"
    )
    found = unit(wide(("08:00", 26), ("11:00", 26)), plan(both))
    # At 11:00 the second step of the chain and the review fall due together.
    assert found["messages_by_role"] == {"EL": 1, "AL": 1}


def test_the_last_resort_is_no_role() -> None:
    found = unit(wide(("08:00", 26), ("11:00", 26)), plan(FRESH))
    assert set(found["messages_by_role"]) == {"EL", "AL"}


def test_over_the_limit_is_told_until_somebody_decides() -> None:
    found = unit(wide(("08:00", 26), ("20:00", 26)), plan(FRESH))
    # 12:00, 14:00, 16:00, 18:00 and 20:00 beside the seven before the limit.
    assert found["messages"] == 7 + 5
