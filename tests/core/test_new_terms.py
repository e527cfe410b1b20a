"""A changed plan moves no running deadline; by name and reason its terms are applied."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, LIMIT, PLAN, RED, YELLOW, Day, at, book, minute, span, step
from wardstatus.core import chains, spells
from wardstatus.core.events import ChainStarted, LimitPassed, ReviewFellDue, StepTaken, TermsApplied
from wardstatus.core.inputs import ApplyTerms, Decide, TakeChain
from wardstatus.core.plans import Plan
from wardstatus.errors import NotAllowed, NotFound, NotNow, WardstatusError, WrongField

APPLIES = ApplyTerms(unit="med", by="person:al", person="al", reason="the plan was wrong")
BEGUN = replace(PLAN, limit=replace(LIMIT, limit=span(120), review=span(60)))


def plan(limit: float, review: float | None = None, **answer: object) -> Plan:
    terms = replace(LIMIT, limit=span(limit), review=None if review is None else span(review))
    return replace(PLAN, version="2", limit=terms, answer=replace(ANSWER, **answer))  # type: ignore[arg-type]


def red(new: Plan, reloaded: float = 5) -> Day:
    day = Day(book(BEGUN))
    day.declare(0, RED)
    day.reload(reloaded, new)
    return day


def test_a_changed_plan_moves_no_running_deadline() -> None:
    day = red(plan(30, 10))
    assert minute(spells.deadline(day.spell)) == 120
    day.tick(119)
    assert day.when(LimitPassed) == []


@pytest.mark.parametrize(
    ("limit", "applied", "passed"),
    [
        pytest.param(240, 100, [240], id="a longer one, before the deadline"),
        pytest.param(60, 30, [60], id="a shorter one, ahead"),
        pytest.param(60, 60, [60], id="a shorter one, just now"),
        pytest.param(60, 90, [90], id="a shorter one, behind: passed as it is applied"),
        pytest.param(240, 130, [120, 240], id="a longer one, after the deadline: passed again"),
    ],
)
def test_new_terms_count_from_the_beginning_of_red(
    limit: float, applied: float, passed: list[float]
) -> None:
    day = red(plan(limit))
    day.take(applied, APPLIES)
    day.tick(300)
    assert day.when(TermsApplied) == [applied]
    assert day.when(LimitPassed) == passed


def test_over_the_limit_no_more_the_limit_chain_ends_and_the_answer_chain_begins_anew() -> None:
    day = red(plan(240))
    day.tick(120)
    assert day.chain.id == "med.1.l2"
    day.take(130, APPLIES)
    assert day.chain.id == "med.1.a3"
    assert minute(day.chain.started) == 130
    assert {key.rpartition(".")[2] for key in day.withdrawn} >= {"al"}
    day.take(131, TakeChain(unit="med", by="person:al", person="al", chain=day.chain.id))
    day.tick(240)
    assert day.chain.id == "med.1.l4"
    started = [event.kind for event in day.events if isinstance(event, ChainStarted)]
    assert started == ["answer", "limit", "answer", "limit"]


def test_a_passed_limit_that_stays_passed_goes_on_with_the_new_steps() -> None:
    new = plan(90)
    assert new.limit is not None
    only = replace(new, limit=replace(new.limit, steps=(step(0, "KD"),)))
    day = red(only)
    day.tick(150)
    day.take(155, APPLIES)
    day.tick(200)
    steps = [event for event in day.events if isinstance(event, StepTaken)]
    later = [event.roles for event in steps if event.at > at(155)]
    assert later
    assert set(later) == {("KD",)}


@pytest.mark.parametrize(
    ("review", "asked"),
    [
        pytest.param(90, [60, 90], id="a later review is asked at again"),
        pytest.param(70, [60], id="one that is behind is not asked at again"),
        pytest.param(60, [60], id="the same one is over"),
    ],
)
def test_the_review_moves_too(review: float, asked: list[float]) -> None:
    day = red(plan(240, review))
    day.take(80, APPLIES)
    day.tick(230)
    assert day.when(ReviewFellDue) == asked


def test_an_answer_does_not_hold_past_the_new_deadline() -> None:
    day = red(plan(60))
    day.take(10, TakeChain(unit="med", by="person:el", person="el", chain="med.1.a1", until=at(60)))
    day.take(20, replace(APPLIES, reason="shorter"))
    assert day.spell.answer is not None
    assert minute(day.spell.answer.until) == 60


def test_what_was_decided_keeps_its_end() -> None:
    day = red(plan(60))
    gives = Decide(unit="med", by="person:al", person="al", kind="resources", text="x")
    day.take(10, gives)
    day.take(20, APPLIES)
    assert [minute(each.until) for each in day.spell.decisions] == [250]
    day.tick(100)
    assert day.spell.passed
    assert chains.running(day.spell) is None


@pytest.mark.parametrize(
    ("sent", "error", "key"),
    [
        pytest.param({"person": "ol"}, NotAllowed, "decision_needs_role", id="without the role"),
        pytest.param({"person": "nn"}, NotFound, "person_unknown", id="nobody"),
        pytest.param({"reason": ""}, WrongField, "reason_needed", id="without a reason"),
    ],
)
def test_by_name_role_and_reason(
    sent: dict[str, str], error: type[WardstatusError], key: str
) -> None:
    day = red(plan(60))
    with pytest.raises(error, match=key):
        day.take(10, replace(APPLIES, **sent))  # type: ignore[arg-type]


def test_the_administrator_needs_no_role() -> None:
    day = red(plan(60))
    day.take(10, replace(APPLIES, person="spare", administrator=True))
    (event,) = [each for each in day.events if isinstance(each, TermsApplied)]
    assert (event.by, event.role, event.reason) == ("person:spare", "", APPLIES.reason)


def test_terms_that_are_the_same_are_not_applied() -> None:
    day = red(replace(BEGUN, version="2"))
    with pytest.raises(NotNow, match="terms_same"):
        day.take(10, APPLIES)


def test_only_red_has_terms() -> None:
    day = red(plan(60))
    day.declare(8, YELLOW)
    with pytest.raises(NotNow, match="not_red"):
        day.take(10, APPLIES)
