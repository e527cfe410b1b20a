"""A leader who opens no links: six digits of the message, typed, then one tap."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest

from tests.web.served import Answer, Asker, Served
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level

TYPED = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def phone(served: Served) -> Asker:
    served.live.service.take([Declare(unit="kir1", by="screen:kir1", own=True, level=Level.RED)])
    headers = {"Origin": "http://localhost"}
    return Asker(client=served.app.test_client(), headers=headers, prefix="")


def typed(phone: Asker, code: str, path: str = "/k", **fields: str) -> Answer:
    return phone.send("POST", path, urlencode({"code": code, **fields}), **TYPED)


def code_of(served: Served, person: str = "berg") -> str:
    chain = served.live.service.standing("kir1").spell
    assert chain is not None
    assert chain.chain is not None
    return served.live.access.make_code(person, "kir1", chain.chain.id, served.clock())


def test_from_code_to_answer_in_two_taps(served: Served, phone: Asker) -> None:
    code = code_of(served)
    page = phone.get("/k")
    assert page.status_code == 200
    assert 'autocomplete="one-time-code"' in page.text
    opened = typed(phone, f"{code[:3]} {code[3:]}")
    assert opened.status_code == 303
    where = opened.headers["Location"]
    assert "Du svarer som" in phone.get(where).text
    assert phone.send("POST", f"{where}/answer", "unit=kir1", **TYPED).status_code == 303
    spell = served.live.service.standing("kir1").spell
    assert spell is not None
    assert spell.answer is not None
    assert spell.answer.by == "berg"


def test_a_code_is_good_once(served: Served, phone: Asker) -> None:
    code = code_of(served)
    assert typed(phone, code).status_code == 303
    again = typed(phone, code)
    assert again.status_code == 422
    assert 'role="alert"' in again.text


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        pytest.param(4, 303, id="before the last try"),
        pytest.param(5, 429, id="after five wrong ones"),
    ],
)
def test_wrong_codes_are_counted(served: Served, phone: Asker, wrong: int, status: int) -> None:
    code = code_of(served)
    guess = "000000" if code != "000000" else "111111"
    for _try in range(wrong):
        assert typed(phone, guess).status_code == 422
    assert typed(phone, code).status_code == status


def test_a_page_of_another_site_types_nothing(served: Served, phone: Asker) -> None:
    other = replace(phone, headers={"Origin": "https://elsewhere.example.org"})
    assert typed(other, code_of(served)).status_code == 403
