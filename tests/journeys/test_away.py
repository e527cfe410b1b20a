"""*Jeg er borte til …, … tar det*: two taps, and what waits is the colleague's."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import ORIGIN, Hospital, Screen, hospital, plain
from wardstatus.access import links
from wardstatus.app import works
from wardstatus.core import duties


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        running.ward("med2").post("level", level="red")
        running.pass_time(seconds=20)
        yield running


def phone(house: Hospital, person: str) -> Screen:
    """Return the page behind the link of the last mail to somebody."""
    found = re.search(r"http://localhost(/k/\S+)", house.mails_to(person)[-1].get_content())
    assert found
    return Screen(house.app.test_client(), found.group(1))


def until(page: str) -> str:
    """Return the time that stands there chosen."""
    found = re.search(r'name="until" value="([^"]+)" checked', page)
    assert found, page
    return found.group(1)


def test_in_two_taps_a_colleague_takes_all_of_it(house: Hospital) -> None:
    mine = phone(house, "dahl")
    assert "Jeg er borte …" in mine.text()
    page = mine.browser.get(f"{mine.path}/away").text
    words = plain(page)
    assert "Til 04:40 07:40 man" in words or "04:40" in words
    assert words.index("K. Berg tar det") < words.index("Det som venter")
    assert "S. Dahl tar det" not in words
    assert mine.post("away", person="moen", until=until(page)).status_code == 303
    assert "L. Moen tar det til 07:40." in plain(mine.browser.get(f"{mine.path}/away").text)

    house.pass_time(seconds=1)
    (mail,) = house.mails_to("moen")
    assert "S. Dahl er borte til 07:40" in mail.get_content()
    theirs = phone(house, "moen")
    assert "Du svarer som L. Moen" in theirs.text()
    assert theirs.post("answer", unit="med2").status_code == 303
    assert "tar det, ny beskjed innen" in house.ward("med2").text()


def test_the_next_step_goes_to_the_colleague_and_back_when_one_is_back(house: Hospital) -> None:
    mine = phone(house, "dahl")
    page = mine.browser.get(f"{mine.path}/away").text
    mine.post("away", person="moen", until=until(page))
    house.ward("kir1").post("level", level="red")
    house.pass_time(seconds=20)
    assert "Kir 1" in house.mails_to("moen")[-1].get_content()
    assert len(house.mails_to("dahl")) == 1
    assert mine.post("away/back").status_code == 303
    assert duties.holders(house.service.rulebook, "OL", "kir1", house.clock()) == ("dahl",)
    assert "Jeg er tilbake" not in mine.browser.get(f"{mine.path}/away").text


def test_what_was_answered_stays_and_says_so(house: Hospital) -> None:
    mine = phone(house, "dahl")
    mine.post("answer", unit="med2")
    page = mine.browser.get(f"{mine.path}/away").text
    assert "Du har svart for Med 2 til 04:40: det blir hos deg." in plain(page)
    mine.post("away", person="moen", until=until(page))
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert spell.answer is not None
    assert spell.answer.by == "dahl"


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        pytest.param({"person": "nobody"}, 404, "finnes ikke i oppsettet", id="nobody"),
        pytest.param({"person": "dahl"}, 422, "kan ikke ta over for seg selv", id="oneself"),
        pytest.param({"until": "2026-12-07T02:40:00Z"}, 422, "", id="it is over"),
        pytest.param({"until": "x"}, 422, "", id="no time"),
    ],
)
def test_what_cannot_be_is_said_on_the_page(
    house: Hospital, sent: dict[str, str], status: int, sentence: str
) -> None:
    mine = phone(house, "dahl")
    known = {"person": "moen", "until": "2026-12-07T06:00:00Z"}
    answer = mine.post("away", **(known | sent))
    assert answer.status_code == status
    assert 'class="phone-error" role="alert"' in answer.text
    assert sentence in plain(answer.text)


def test_nobody_is_back_who_was_not_away(house: Hospital) -> None:
    assert phone(house, "dahl").post("away/back").status_code == 409


def test_somebody_without_a_duty_has_nothing_to_leave(house: Hospital) -> None:
    secret = links.make(works(house.app).engine, "vara", "med2", "", house.clock())
    page = house.app.test_client().get(f"/k/{secret}/away", headers=ORIGIN)
    assert page.status_code == 200
    assert "Du har ingen vakt å gi videre." in page.text
