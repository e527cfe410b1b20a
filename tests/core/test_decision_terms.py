"""What a decision may be, by whom, and until when."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.core.build import LIMIT, PLAN, RED, YELLOW, Day, at, book, minute, span
from wardstatus.core.inputs import Decide
from wardstatus.core.plans import DecisionKind, PlanChoice
from wardstatus.errors import NotAllowed, NotFound, NotNow, WrongField

GIVES = Decide(unit="med", by="person:al", person="al", kind="resources", text="one nurse")


def red(minutes: float = 0) -> Day:
    day = Day()
    day.declare(minutes, RED)
    return day


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        pytest.param("resources", 250, id="resources: decision_lasts"),
        pytest.param("close", 250, id="close: decision_lasts"),
        pytest.param("set_aside", 250, id="set aside: decision_lasts"),
        pytest.param("extend", 130, id="extend: extend_by"),
        pytest.param("lower", 10, id="lower: ends at once"),
    ],
)
def test_left_out_the_end_is_the_latest_allowed(kind: DecisionKind, until: float) -> None:
    day = red()
    day.take(10, replace(GIVES, kind=kind))
    (decision,) = day.spell.decisions
    assert minute(decision.until) == until


@pytest.mark.parametrize(
    ("kind", "until", "refused"),
    [
        pytest.param("resources", 9.9, "until_past", id="before it was made"),
        pytest.param("resources", 10, "until_past", id="as it was made"),
        pytest.param("resources", 250, None, id="4 h after"),
        pytest.param("resources", 250.1, "until_too_late", id="more than 4 h after"),
        pytest.param("extend", 130, None, id="extended by 2 h"),
        pytest.param("extend", 130.1, "until_too_late", id="extended by more than 2 h"),
    ],
)
def test_a_decision_ends_within_its_terms(
    kind: DecisionKind, until: float, refused: str | None
) -> None:
    day = red()
    sent = replace(GIVES, kind=kind, until=at(until))
    if refused is None:
        day.take(10, sent)
        assert minute(day.spell.decisions[0].until) == until
    else:
        with pytest.raises(WrongField, match=refused):
            day.take(10, sent)


def test_red_is_extended_as_often_as_the_plan_says() -> None:
    day = red()
    day.take(10, replace(GIVES, kind="extend", until=at(20)))
    with pytest.raises(NotNow, match="no_extension_left"):
        day.take(30, replace(GIVES, kind="extend"))


@pytest.mark.parametrize(
    ("sent", "error", "key"),
    [
        pytest.param({"person": "ol"}, NotAllowed, "decision_needs_role", id="without the role"),
        pytest.param({"person": "nn"}, NotFound, "person_unknown", id="by nobody known"),
        pytest.param({"kind": None}, WrongField, "field_missing", id="of no kind"),
        pytest.param({"text": ""}, WrongField, "text_needed", id="without a word"),
        pytest.param({"choice": "C9"}, WrongField, "choice_unknown", id="by an unknown choice"),
        pytest.param({"criteria": ("x",)}, WrongField, "criterion_unknown", id="by what criterion"),
        pytest.param({"due": at(300)}, WrongField, "due_after_until", id="noticed after its end"),
    ],
)
def test_what_is_no_decision(sent: dict[str, str], error: type[Exception], key: str) -> None:
    with pytest.raises(error, match=key):
        red().take(10, replace(GIVES, **sent))  # type: ignore[arg-type]


def test_every_decision_needs_red() -> None:
    day = red()
    day.declare(10, YELLOW)
    with pytest.raises(NotNow, match="not_red"):
        day.take(20, GIVES)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        pytest.param(None, 40, id="as the plan says"),
        pytest.param(at(20), 20, id="never past its end"),
    ],
)
def test_a_choice_of_the_plan(until: datetime | None, due: float) -> None:
    choice = PlanChoice(id="C1", kind="close", text={"": "x"}, lasts=span(60), due=span(30))
    day = Day(book(replace(PLAN, limit=replace(LIMIT, choices=(choice,)))))
    day.declare(0, RED)
    day.take(10, replace(GIVES, kind=None, text="", choice="C1", until=until))
    (decision,) = day.spell.decisions
    assert (decision.kind, decision.text, minute(decision.due)) == ("close", {"": "x"}, due)
    assert minute(decision.until) == (70 if until is None else 20)
