"""A recommendation above the level asks once for each rise; a lowering from above may be undone."""

import pytest

from tests.core.build import GREEN, RED, YELLOW, Day, at
from wardstatus.core import status
from wardstatus.core.inputs import AnswerPrompt, Decide, Declare
from wardstatus.core.terms import terms_of
from wardstatus.errors import NotAllowed, NotNow

MANAGING = AnswerPrompt(unit="med", by="screen:med", answer="managing")
AGREE = AnswerPrompt(unit="med", by="screen:med", answer="agree")
DISAGREE = AnswerPrompt(unit="med", by="screen:med", answer="disagree")
LOWER = Decide(unit="med", by="person:al", person="al", kind="lower")


def asks(day: Day, minutes: float) -> bool:
    return status.asks(day.med, terms_of(day.book, "med"), at(minutes))


def managing() -> Day:
    day = Day()
    day.declare(0, GREEN)
    day.read(0, beds=22)
    day.take(10, MANAGING)
    return day


@pytest.mark.parametrize(
    ("level", "asked"),
    [
        pytest.param(GREEN, True, id="above the level"),
        pytest.param(YELLOW, False, id="at the level"),
        pytest.param(RED, False, id="below the level"),
    ],
)
def test_a_recommendation_above_the_level_asks(level: str, asked: bool) -> None:
    day = Day()
    day.declare(0, {"green": GREEN, "yellow": YELLOW, "red": RED}[level])
    day.read(0, beds=22)
    assert asks(day, 1) is asked


@pytest.mark.parametrize(
    ("minutes", "asked"),
    [
        pytest.param(10, False, id="just answered"),
        pytest.param(129.9, False, id="just before 2 h are over"),
        pytest.param(130, True, id="after 2 h"),
    ],
)
def test_an_answered_prompt_rests(minutes: float, asked: bool) -> None:
    assert asks(managing(), minutes) is asked


@pytest.mark.parametrize(
    ("numbers", "asked"),
    [
        pytest.param((26,), True, id="it rose to red"),
        pytest.param((10, 22), True, id="it fell and rose again"),
        pytest.param((23,), False, id="the number rose, the level did not"),
        pytest.param((10,), False, id="it fell"),
    ],
)
def test_it_rests_until_the_recommendation_rises_again(
    numbers: tuple[float, ...], asked: bool
) -> None:
    day = managing()
    for late, beds in enumerate(numbers):
        day.read(20 + late, beds=beds)
    assert asks(day, 30) is asked


def test_answering_confirms() -> None:
    assert managing().med.status.confirmed_at == at(10)


def test_there_is_nothing_to_answer() -> None:
    day = Day()
    day.declare(0, GREEN)
    with pytest.raises(NotNow, match="no_prompt"):
        day.take(1, MANAGING)


def lowered() -> Day:
    day = Day()
    day.declare(0, RED)
    day.take(30, LOWER)
    day.take(40, AGREE)
    return day


def test_lower_takes_effect_when_the_ward_agrees() -> None:
    day = Day()
    day.declare(0, RED)
    day.take(30, LOWER)
    assert day.med.status.level is RED
    day.take(40, AGREE)
    assert (day.med.status.level, day.med.status.role) == (YELLOW, "AL")


def test_the_ward_may_say_no_to_it() -> None:
    day = Day()
    day.declare(0, RED)
    day.take(30, LOWER)
    chain = day.chain
    day.take(35, DISAGREE)
    assert day.med.status.level is RED
    assert [each.person for each in day.notices if each.kind == "did_not_come"] == ["al"]
    assert day.chain == chain
    with pytest.raises(NotNow, match="no_prompt"):
        day.take(41, AGREE)


@pytest.mark.parametrize(
    ("minutes", "late"),
    [
        pytest.param(99.9, False, id="just before 60 min are over"),
        pytest.param(100, True, id="after 60 min"),
    ],
)
def test_the_ward_may_disagree_with_a_lowering_for_an_hour(minutes: float, late: bool) -> None:
    day = lowered()
    if late:
        with pytest.raises(NotNow, match="disagree_too_late"):
            day.take(minutes, DISAGREE)
    else:
        day.take(minutes, DISAGREE)
        assert day.med.status.level is RED


def test_it_cannot_be_undone_as_if_it_were_a_tap() -> None:
    day = lowered()
    with pytest.raises(NotNow, match="nothing_to_undo"):
        day.undo(40.1)


@pytest.mark.parametrize(
    ("level", "allowed"),
    [
        pytest.param("red", True, id="raising is always allowed"),
        pytest.param("green", False, id="lowering belongs to the unit"),
    ],
)
def test_from_above(level: str, allowed: bool) -> None:
    day = Day()
    day.declare(0, YELLOW)
    sent = Declare(unit="med", by="person:al", level=RED if level == "red" else GREEN, own=False)
    if allowed:
        day.take(1, sent)
        assert day.med.status.level is RED
    else:
        with pytest.raises(NotAllowed, match="lowering_belongs_to_unit"):
            day.take(1, sent)


@pytest.mark.parametrize(
    ("level", "refused"),
    [
        pytest.param("green", True, id="lowering from an old screen"),
        pytest.param("red", False, id="raising from an old screen"),
    ],
)
def test_an_old_screen_may_raise_and_not_lower(level: str, refused: bool) -> None:
    day = Day()
    day.declare(0, YELLOW)
    standing = day.med
    day.board = type(day.board)(
        root="house",
        version=3,
        at=at(0),
        standings={
            **day.board.standings,
            "med": type(standing)(unit="med", version=3, status=standing.status),
        },
    )
    sent = Declare(
        unit="med",
        by="screen:med",
        level=RED if level == "red" else GREEN,
        own=True,
        if_version=2,
    )
    if refused:
        with pytest.raises(NotNow, match="stale_version"):
            day.take(1, sent)
    else:
        day.take(1, sent)
        assert day.med.status.level is RED
