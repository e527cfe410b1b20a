"""Whoever watches taps red on the ward kept for them."""

import pytest

from tests.demo.stage import Play
from wardstatus.app import works
from wardstatus.core.inputs import Declare, TakeChain
from wardstatus.core.levels import Level
from wardstatus.core.spells import standing_answer
from wardstatus.core.standing import Answer
from wardstatus.demo.acts import chain_of, screen
from wardstatus.demo.house import VISITORS


def answered(night: Play) -> Answer | None:
    spell = works(night.app).service.standing(VISITORS).spell
    return standing_answer(spell, night.clock()) if spell is not None else None


@pytest.mark.parametrize("moment", [2, 25, 55, 100, 130, 170, 240, 700])
def test_her_red_is_answered_within_forty_seconds(night: Play, moment: float) -> None:
    night.go(moment)
    night.director.tap()
    for passed in night.pass_by(40):
        if answered(night):
            assert passed > 5
            return
    pytest.fail("nobody answered")


def test_a_tap_on_the_ward_is_as_good_as_the_button_and_paused_is_no_excuse(night: Play) -> None:
    night.go(10)
    tap = Declare(unit=VISITORS, by=screen(VISITORS), level=Level.RED, own=True)
    works(night.app).service.take([tap])
    night.go(40)
    assert answered(night) is not None
    assert works(night.app).service.standing(VISITORS).status.level is Level.RED


def test_a_tap_while_it_stands_still_lets_it_go_on(night: Play) -> None:
    night.go(10)
    night.director.pause()
    tap = Declare(unit=VISITORS, by=screen(VISITORS), level=Level.RED, own=True)
    works(night.app).service.take([tap])
    night.go(40)
    assert answered(night) is not None


def test_the_windows_are_hers_until_she_has_seen_the_answer(night: Play) -> None:
    night.go(60)
    night.director.tap()
    night.go(8)
    look = night.director.shown().look
    assert (look.ward, look.person) == (VISITORS, "dahl")
    night.go(20)
    assert night.director.shown().says.text == "{role} takes it. Kir 1 sees the answer."
    night.go(14)
    assert night.director.shown().look.ward != VISITORS


def test_her_own_answer_counts(night: Play) -> None:
    night.go(20)
    night.director.tap()
    night.go(8)
    spell = works(night.app).service.standing(VISITORS).spell
    assert spell is not None
    works(night.app).service.take(
        [TakeChain(unit=VISITORS, by="person:berg", chain=chain_of(spell), person="lie")]
    )
    night.go(25)
    answer = answered(night)
    assert answer is not None
    assert answer.by == "lie"


def test_her_red_is_cleared_up_at_last(night: Play) -> None:
    night.go(20)
    night.director.tap()
    night.go(260)
    assert works(night.app).service.standing(VISITORS).status.level is Level.GREEN
    night.director.tap()
    night.go(40)
    assert answered(night) is not None
