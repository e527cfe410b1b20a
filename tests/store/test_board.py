from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.store.samples import T0, minutes
from wardstatus.core.levels import Level
from wardstatus.core.plans import AnswerTerms, LimitTerms, Step
from wardstatus.core.standing import (
    Answer,
    Board,
    Chain,
    Decision,
    Item,
    Numbers,
    Reading,
    Spell,
    Standing,
    Status,
    Taken,
    Told,
    Turn,
)
from wardstatus.store import board
from wardstatus.store.engine import reading, writing

STEP = Step(after=minutes(0), notify={"day": ("EL",), "night": ("OL",)})
TOLD = Told(key="c.1.kari", role="OL", person="kari", state="accepted", at=T0, channel="mailto")
FULL = Standing(
    unit="med2",
    version=1,
    status=Status(level=Level.RED, since=T0, by="screen:med2", needs=("nurse",)),
    numbers=Numbers(
        readings={"occupied": Reading(value=25.5, at=T0, received=T0 + minutes(1))},
        latches={"yellow|occupancy": Turn(on=True, since=T0)},
        rules={Level.RED: Turn(on=True)},
        levels={Level.YELLOW: Turn(on=False, since=T0)},
        recommended=Level.YELLOW,
    ),
    spell=Spell(
        id="med2.1",
        started=T0,
        red_since=T0,
        red_before=timedelta(hours=1, microseconds=3),
        limit=LimitTerms(limit=minutes(240), decided_by={"": ("AL",)}, steps=(STEP,)),
        answer_terms=AnswerTerms(steps=(STEP,)),
        answer=Answer(by="person:kari", role="OL", at=T0, until=T0 + minutes(60)),
        chain=Chain(
            id="med2.1.answer",
            kind="answer",
            started=T0,
            next_step=1,
            next_at=T0 + minutes(10),
            taken=(Taken(step=0, roles=("OL",), at=T0, ready_at=T0, told=(TOLD,)),),
        ),
        decisions=(
            Decision(
                id="d1",
                kind="resources",
                text={"nb": "Én sykepleier", "": "One nurse"},
                by="person:kari",
                role="AL",
                at=T0,
                until=T0 + minutes(240),
            ),
        ),
    ),
    items=(
        Item(
            id="i1",
            action="R1",
            level=Level.RED,
            text={"nb": "Svar på tavla"},
            role="OL",
            at_screen=False,
            opened=T0,
            due=T0 + minutes(10),
            repeat=minutes(60),
        ),
    ),
    due=T0 + minutes(10),
)


def _empty(engine: Engine) -> Board:
    with reading(engine) as tx:
        return board.load_board(tx, "hospital", ["med2", "med4"])


def test_a_board_never_saved_stands_as_at_the_beginning(engine: Engine) -> None:
    assert _empty(engine) == Board(
        root="hospital",
        version=0,
        at=None,
        standings={"med2": Standing(unit="med2"), "med4": Standing(unit="med4")},
    )


def test_a_standing_comes_back_as_it_was_saved(engine: Engine) -> None:
    seen = _empty(engine)
    changed = replace(seen, standings={**seen.standings, "med2": FULL})
    with writing(engine) as tx:
        saved = board.save_board(tx, seen, changed, ["med2"], T0)
    assert saved.version == 1
    assert saved.standings["med2"] == FULL
    assert saved.standings["med4"].version == 0
    assert _empty(engine) == saved


def test_only_what_changed_gets_the_new_version(engine: Engine) -> None:
    seen = _empty(engine)
    with writing(engine) as tx:
        first = board.save_board(tx, seen, seen, ["med2", "med4"], T0)
        second = board.save_board(tx, first, first, ["med4"], T0 + minutes(1))
        assert board.version_of(tx, "hospital") == 2
    assert (second.version, second.at) == (2, T0 + minutes(1))
    assert [each.version for each in _empty(engine).standings.values()] == [1, 2]


@pytest.mark.parametrize("saved", [1, 2])
def test_a_version_that_is_taken_is_not_saved_over(engine: Engine, saved: int) -> None:
    stale = _empty(engine)
    for _ in range(saved):
        stale = _empty(engine)
        with writing(engine) as tx:
            board.save_board(tx, stale, stale, ["med2"], T0)
    with pytest.raises(board.StaleBoard), writing(engine) as tx:
        board.save_board(tx, stale, stale, ["med2"], T0 + minutes(5))
    assert (_empty(engine).version, _empty(engine).at) == (saved, T0)


def test_boards_do_not_know_each_other(engine: Engine) -> None:
    seen = _empty(engine)
    with writing(engine) as tx:
        board.save_board(tx, seen, seen, ["med2"], T0)
        drill = board.load_board(tx, "drill", ["med2"])
        board.save_board(tx, drill, drill, ["med2"], T0)
        assert board.load_board(tx, "drill", ["med2"]).version == 1
    assert _empty(engine).version == 1
