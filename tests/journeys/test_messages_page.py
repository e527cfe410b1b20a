"""The delivery log as a page, and what was not delivered on every board."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital, plain
from tests.notify.gateway import Gateway, serving
from tests.notify.post import Postbox
from wardstatus.core.undelivered import undelivered

CHANNEL = """
[channel.sms]
url = "http://127.0.0.1:{port}/sms"
headers = {{ Content-Type = "application/json" }}
body = '{{"to": "{{to}}", "text": "{{text}}"}}'
"""
NUMBER = "+47 900 00 000"


@pytest.fixture
def gateway() -> Gateway:
    return Gateway(401)


@pytest.fixture
def house(tmp_path: Path, gateway: Gateway) -> Iterator[Hospital]:
    """A red ward at night, whose first leader has an SMS gateway that has locked us out."""
    with serving(gateway) as port:

        def configured(text: str) -> str:
            text = text.replace('"mailto:dahl@example.org"', f'"sms:{NUMBER}"')
            return text + CHANNEL.format(port=port)

        with hospital(tmp_path, configured=configured) as house:
            house.ward("med2").post("level", level="red")
            house.pass_time(seconds=20)
            yield house


def _page(house: Hospital, query: str = "", language: str = "nb") -> str:
    browser = house.ward("med2").browser
    page = browser.get(f"/messages?language={language}&{query}")
    assert page.status_code == 200, page.text
    return page.text


def _said(house: Hospital, query: str = "", language: str = "nb") -> str:
    return plain(_page(house, query, language))


def test_the_log_says_every_message_with_every_try(house: Hospital) -> None:
    text = _said(house)
    assert "Rød, trenger svar, melding 1" in text
    assert "Ikke levert" in text
    assert re.search(r"03:40 SMS: feilet for godt 401", text), text
    english = _said(house, language="en")
    assert re.search(r"03:40 SMS: failed for good 401", english), english
    assert "Not delivered" in english


def test_no_number_stands_in_the_log(house: Hospital) -> None:
    page = _page(house)
    assert "900 00 000" not in page
    assert "90000000" not in page
    assert "example.org" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("state=undelivered", True, id="what did not arrive"),
        pytest.param("state=failed", True, id="its state"),
        pytest.param("state=expired", False, id="another state"),
        pytest.param("person=dahl", True, id="its person"),
        pytest.param("person=berg", False, id="another person"),
        pytest.param("root=med2", True, id="its unit"),
        pytest.param("root=kir1", False, id="another unit"),
        pytest.param("day=2026-12-07", True, id="its day"),
        pytest.param("day=2026-12-06", False, id="the day before"),
    ],
)
def test_the_log_is_searched(house: Hospital, query: str, found: bool) -> None:
    text = _said(house, query)
    assert ("feilet for godt" in text) is found
    if "person=berg" not in query:
        assert ("Ingen meldinger her." in text) is not found


@pytest.mark.parametrize(
    "query", ["state=lost", "person=nobody", "day=yesterday", "day=0001-01-01"]
)
def test_what_is_not_there_to_be_searched_for_is_refused(house: Hospital, query: str) -> None:
    assert house.ward("med2").browser.get(f"/messages?{query}").status_code == 422


def test_who_sees_no_names_is_shown_roles(house: Hospital) -> None:
    read = house.app.test_client().get("/messages", headers=house.token())
    text = plain(read.text)
    assert "Dahl" not in text
    assert "Person" not in text
    assert "(OL)" in text


def test_the_board_says_what_was_not_delivered_everywhere(house: Hospital) -> None:
    assert "ikke levert på SMS" in house.ward("med2").text()
    reads = house.token()
    front = plain(house.app.test_client().get("/", headers=reads).text)
    assert "1 melding ikke levert. Med 2" in front or "1 melding ikke levert." in front
    wall = house.app.test_client().get("/wall", headers=reads)
    assert "1 melding ikke levert" in plain(wall.text)
    board = json.loads(house.app.test_client().get("/wall/board.json", headers=reads).text)
    assert {unit["id"]: unit["undelivered"] for unit in board["units"]}["med2"] == 1
    assert [told.person for told in house.service.undelivered()["med2"]] == ["dahl"]


def test_once_somebody_has_answered_nobody_has_to_be_rung(house: Hospital) -> None:
    standing = house.service.standing("med2")
    assert [told.person for told in undelivered(standing)] == ["dahl"]
    spell = standing.spell
    assert spell is not None
    assert spell.chain is not None
    person = house.token(person="dahl")
    taken = house.app.test_client().post(
        f"/api/v1/chains/{spell.chain.id}/answer", json={}, headers=person
    )
    assert taken.status_code == 200, taken.text
    assert house.service.undelivered() == {}


def test_an_empty_log_says_so(tmp_path: Path) -> None:
    with hospital(tmp_path, post=Postbox()) as house:
        assert "Ingen meldinger her." in _said(house)
