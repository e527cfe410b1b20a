"""Structural red: when red time within the window passes the quota, and when it no longer does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.build import PLAN, Day, at, book
from wardstatus.core.events import QuotaExceeded, QuotaMet
from wardstatus.core.levels import Level
from wardstatus.core.plans import Quota

QUOTA = Quota(red=timedelta(hours=2), within=timedelta(hours=6), notify={"": ("KD",)})
assert PLAN.limit is not None
QUOTED = replace(PLAN, limit=replace(PLAN.limit, quota=QUOTA))


def day() -> Day:
    return Day(book(QUOTED))


@pytest.mark.parametrize(
    ("minutes", "structural"),
    [
        pytest.param(119.9, False, id="before the quota"),
        pytest.param(120, True, id="on the quota"),
        pytest.param(500, True, id="long after, once"),
    ],
)
def test_red_without_a_break_becomes_structural(minutes: float, structural: bool) -> None:
    here = day()
    here.declare(0, Level.RED)
    here.tick(minutes)
    assert here.when(QuotaExceeded) == ([120] if structural else [])


def test_red_with_breaks_counts_within_the_window() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.declare(90, Level.GREEN)
    here.declare(200, Level.RED)
    here.tick(229.9)
    assert here.when(QuotaExceeded) == []
    here.tick(230)
    assert here.when(QuotaExceeded) == [230]


def test_red_that_has_left_the_window_does_not_count() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.declare(90, Level.GREEN)
    here.declare(400, Level.RED)
    # At 400 the first fifty minutes... of the window from 40 on: fifty minutes of red are in it.
    # They leave it one by one until 450, as the new ones come; from then on it grows.
    here.tick(519.9)
    assert here.when(QuotaExceeded) == []
    here.tick(520)
    assert here.when(QuotaExceeded) == [520]


def test_it_is_raised_again_only_after_it_no_longer_held() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.declare(150, Level.GREEN)
    # Until 360 all of it is in the window; thirty minutes later two hours are left of it.
    here.tick(389.9)
    assert here.when(QuotaMet) == []
    here.tick(390)
    assert here.when(QuotaMet) == [390]
    here.declare(391, Level.RED)
    here.tick(800)
    assert here.when(QuotaExceeded) == [120, 511]


def test_those_named_are_told_once() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.tick(1000)
    told = [each for each in here.notices if each.kind == "structural_red"]
    assert [(each.role, each.at) for each in told] == [("KD", at(120))]


def test_an_undone_red_is_not_counted() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.undo(0.2)
    here.declare(100, Level.RED)
    here.tick(219.9)
    assert here.when(QuotaExceeded) == []
    here.tick(220)
    assert here.when(QuotaExceeded) == [220]


def test_red_left_by_an_undone_tap_never_stopped() -> None:
    here = day()
    here.declare(0, Level.RED)
    here.declare(60, Level.GREEN)
    here.undo(60.2)
    here.tick(120)
    assert here.when(QuotaExceeded) == [120]
