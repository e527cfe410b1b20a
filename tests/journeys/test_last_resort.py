"""The switchboard is told when nobody is reached, rings, and notes what a leader said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.journeys.house import ORIGIN, Hospital, hospital, plain
from tests.journeys.signing import asked, codes, sent
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.standing import Answer, Spell

SWITCHBOARD = """
[[person]]
id = "sentral"
name = "Sentralbordet"
channels = ["mailto:sentral@example.org"]
"""
TAKEN = '<input type="radio" name="choice" value="answer:'


def configured(text: str) -> str:
    return text.replace("[mail]", 'last_resort = ["sentral"]\n[mail]') + SWITCHBOARD


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path, configured=configured) as running:
        for unit in ("med2", "kir1"):
            declared = Declare(unit=unit, by=f"screen:{unit}", level=Level.RED, own=True)
            running.service.take([declared])
        running.pass_time(seconds=20)
        for _ in range(5):
            running.pass_time(minutes=31)
        yield running


def own(house: Hospital) -> str:
    """Return the address behind the link the switchboard was sent."""
    (mail,) = house.mails_to("sentral")
    found = re.search(r"/k/\S+", mail.get_content())
    assert found
    return found.group()


def spell(house: Hospital, unit: str = "med2") -> Spell:
    found = house.service.standing(unit).spell
    assert found is not None
    return found


def noted(house: Hospital, at: str, **fields: str) -> TestResponse:
    return house.app.test_client().post(at, data={"unit": "med2", **fields}, headers=ORIGIN)


def test_one_message_tells_of_both_wards_and_asks_for_a_telephone_call(house: Hospital) -> None:
    (mail,) = house.mails_to("sentral")
    text = " ".join(mail.get_content().split())
    assert "2 enheter RØD fase" in text
    assert "Finn en leder på telefon: http" in text


def test_its_page_offers_nothing_that_is_a_leaders(house: Hospital) -> None:
    browser, at = house.app.test_client(), own(house)
    both = browser.get(f"{at}/all").text
    assert both.count("Sagt på telefon") == 2
    assert "Jeg tar" not in plain(both)
    assert "Svar før" not in plain(both)
    one = browser.get(f"{at}?unit=med2").text
    assert "Finn en leder på telefon" in plain(one)
    assert "Kan ikke, neste" not in plain(one)
    assert f"{at}/record?unit=med2" in one


def test_an_answer_is_noted_with_the_time_that_was_said(house: Hospital) -> None:
    at = f"{own(house)}/record"
    page = house.app.test_client().get(f"{at}?unit=med2").text
    said = re.findall(r'value="(answer:[^"]+)"', page)
    assert len(said) == 2  # in an hour the limit is reached
    assert noted(house, at, person="dahl", choice=said[0]).status_code == 303
    answer = spell(house).answer
    assert isinstance(answer, Answer)
    assert (answer.by, answer.by_phone, answer.recorded_by) == ("dahl", True, "person:sentral")
    assert answer.until.isoformat().replace("+00:00", "Z") == said[0].removeprefix("answer:")
    house.pass_time(seconds=1)
    assert "på telefon" in house.mails_to("dahl")[-1].get_content()
    assert TAKEN not in house.app.test_client().get(f"{at}?unit=med2").text


def test_past_the_limit_only_who_may_decide_is_offered(house: Hospital) -> None:
    at = f"{own(house)}/record"
    house.pass_time(minutes=91)
    page = house.app.test_client().get(f"{at}?unit=med2").text
    assert re.findall(r'name="person" value="([^"]+)"', page) == ["berg", "moen"]
    assert TAKEN not in page
    assert noted(house, at, person="berg", choice="choice:C1").status_code == 303
    (made,) = spell(house).decisions
    assert (made.by, made.recorded_by) == ("berg", "person:sentral")


def test_whoever_did_not_say_it_in_a_role_is_refused(house: Hospital) -> None:
    at = f"{own(house)}/record"
    page = house.app.test_client().get(f"{at}?unit=med2").text
    (soonest, _) = re.findall(r'value="(answer:[^"]+)"', page)
    refused = noted(house, at, person="sentral", choice=soonest)
    assert refused.status_code == 403
    assert spell(house).answer is None


def test_at_a_desk_the_way_stands_beside_each_red(house: Hospital) -> None:
    browser = asked(house, "sentral@example.org")
    assert sent(browser, "/sign-in/code", code=codes(house, "sentral")[-1]).status_code == 303
    page = browser.get("/").text
    assert 'href="/record/med2"' in page
    assert 'name="unit"' not in page
    assert browser.get("/record/med2").status_code == 200
    assert 'href="/record/' not in house.ward("med2").browser.get("/").text
    assert 'href="/record/med2"' in house.ward("h").browser.get("/").text
