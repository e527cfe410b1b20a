"""A changed plan is seen and applied on the leader's phone, or by a program in a leader's name."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.web.house import LIMIT, PLAN, book
from tests.web.served import Served
from tests.web.test_phone_forms import Phone
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.spells import deadline

LONGER = replace(
    PLAN, version="longer", limit=replace(LIMIT, limit=LIMIT.limit + timedelta(hours=2))
)


@pytest.fixture
def phone(served: Served) -> Phone:
    served.live.service.take([Declare(unit="kir1", by="screen:kir1", own=True, level=Level.RED)])
    return Phone(served)


def test_as_long_as_the_plan_is_the_same_there_is_nothing_to_see(phone: Phone) -> None:
    assert "/terms" not in phone.get("/decide?unit=kir1").text
    assert phone.get("/terms?unit=kir1").status_code == 409


def test_by_name_and_reason_the_new_terms_count(served: Served, phone: Phone) -> None:
    before = deadline(phone.spell)
    served.live.service.take_rulebook(book(LONGER))
    assert deadline(phone.spell) == before
    assert "/terms?unit=kir1" in phone.get("/decide?unit=kir1").text
    page = phone.get("/terms?unit=kir1").text
    assert re.findall(r'<th scope="row">([^<]+)</th>', page) == ["Frist"]
    assert phone.tap("terms", unit="kir1", reason="Planen var feil").status_code == 303
    assert before is not None
    assert deadline(phone.spell) == before + timedelta(hours=2)
    (logged,) = [
        each for each in served.live.service.events(unit="kir1") if each.kind == "terms_applied"
    ]
    assert (logged.body["by"], logged.body["role"]) == ("person:berg", "AL")
    history = served.screen("kir1").client.get("/history/kir1").text
    assert "Den endrede planen gjelder fra nå: Planen var feil" in history


@pytest.mark.parametrize(
    ("person", "reason", "status"),
    [
        pytest.param("berg", "", 422, id="without a reason"),
        pytest.param("lie", "x", 403, id="without the role"),
        pytest.param("berg", "02013299997", 422, id="with an identity number"),
    ],
)
def test_what_is_refused_changes_nothing(
    served: Served, phone: Phone, person: str, reason: str, status: int
) -> None:
    served.live.service.take_rulebook(book(LONGER))
    other = Phone(served, person)
    assert other.tap("terms", unit="kir1", reason=reason).status_code == status
    assert phone.spell.terms_at is None


def test_a_program_applies_them_in_a_leaders_name(served: Served, phone: Phone) -> None:
    served.live.service.take_rulebook(book(LONGER))
    refused = served.screen().post("/units/kir1/terms", {"reason": "x"})
    assert refused.status_code == 403
    taken = served.token(person="moen").post("/units/kir1/terms", {"reason": "feil plan"})
    assert taken.status_code == 200
    assert phone.spell.terms_at is not None
