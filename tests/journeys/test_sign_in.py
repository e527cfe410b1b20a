"""A leader at a desk signs in by a code that comes as mail, and answers as themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.journeys.house import Hospital, hospital, plain
from tests.journeys.signing import asked, codes, pressed, sent, signed_in
from wardstatus.access import pairing
from wardstatus.app import works
from wardstatus.cli import main
from wardstatus.clock import system_clock
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level

RED = Declare(unit="med2", by="screen:med2", level=Level.RED, own=True)
WRONG = "The code is not right, used, or too old."


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def test_the_mail_has_the_code_and_until_when_it_is_good(house: Hospital) -> None:
    asked(house)
    (mail,) = house.post.mails
    text = " ".join(mail.get_content().split())
    assert re.fullmatch(
        r"Kapasitet: innlogging, gjelder til 03:50\. Gi koden til ingen\. Kode \d{6}", text
    )


def test_whoever_types_it_is_named_and_may_answer(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    browser = signed_in(house)
    assert "S. Dahl" in plain(browser.get("/").text)
    assert pressed(browser, "/", "/dashboard/answer", root="h", unit="med2").status_code == 303
    spell = house.service.standing("med2").spell
    assert spell is not None
    assert spell.answer is not None
    assert spell.answer.by == "dahl"


def test_nobody_is_told_whether_an_address_is_known(house: Hospital) -> None:
    known, unknown = asked(house), asked(house, "nobody@example.org")
    assert known.get("/sign-in/code").text == unknown.get("/sign-in/code").text
    assert len(house.post.mails) == 1
    answers = [sent(each, "/sign-in/code", code="000000") for each in (known, unknown)]
    assert [each.status_code for each in answers] == [422, 422]
    assert answers[0].text == answers[1].text
    assert WRONG in answers[0].text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("dahl@example.org", id="the address"),
        pytest.param(" DAHL@Example.ORG ", id="in other letters"),
        pytest.param("dahl", id="the id of the configuration"),
    ],
)
def test_one_is_known_by(house: Hospital, typed: str) -> None:
    asked(house, typed)
    assert [mail["X-To"] for mail in house.post.mails] == ["dahl@example.org"]


@pytest.mark.parametrize(
    ("minutes", "status"),
    [
        pytest.param(9.9, 303, id="before ten minutes"),
        pytest.param(10, 422, id="at ten minutes"),
        pytest.param(11, 422, id="after"),
    ],
)
def test_a_code_is_good_for_ten_minutes(house: Hospital, minutes: float, status: int) -> None:
    browser = house.app.test_client()
    sent(browser, "/sign-in", who="dahl@example.org")
    house.pass_time(seconds=0)
    house.clock.move(minutes=minutes)
    assert sent(browser, "/sign-in/code", code=codes(house, "dahl")[-1]).status_code == status


def test_a_code_is_good_once_and_in_the_browser_that_asked(house: Hospital) -> None:
    first, other = asked(house), asked(house, "moen@example.org")
    code = codes(house, "dahl")[-1]
    assert sent(other, "/sign-in/code", code=code).status_code == 422
    assert sent(house.app.test_client(), "/sign-in/code", code=code).status_code == 422
    held = first.get_cookie("ws-asked")
    assert held is not None
    assert sent(first, "/sign-in/code", code=code).status_code == 303
    again = house.app.test_client()
    again.set_cookie("ws-asked", held.value)
    assert sent(again, "/sign-in/code", code=code).status_code == 422


def test_it_is_no_code_of_a_message(house: Hospital) -> None:
    asked(house)
    code = codes(house, "dahl")[-1]
    assert sent(house.app.test_client(), "/k", code=code).status_code == 422


@pytest.mark.parametrize(
    ("hours", "status"),
    [
        pytest.param(11.99, 200, id="before twelve hours"),
        pytest.param(12, 401, id="at twelve hours"),
        pytest.param(13, 401, id="after"),
    ],
)
def test_one_is_signed_in_for_twelve_hours(house: Hospital, hours: float, status: int) -> None:
    browser = signed_in(house)
    house.clock.move(hours=hours)
    assert browser.get("/me").status_code == status


def test_signing_out_ends_it_for_a_copied_cookie_too(house: Hospital) -> None:
    browser = signed_in(house)
    held = browser.get_cookie("ws-person")
    assert held is not None
    assert sent(browser, "/sign-out").headers["Location"] == "/sign-in"
    assert browser.get_cookie("ws-person") is None
    browser.set_cookie("ws-person", held.value)
    assert browser.get("/me").status_code == 401
    assert any(each.startswith("sign_in:") for each in _sent_away(house))


def _sent_away(house: Hospital) -> tuple[str, ...]:
    found = house.app.extensions["wardstatus"].access.sent_away(house.clock())
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/code", "/sign-out"])
def test_another_site_signs_nobody_in_or_out(house: Hospital, path: str) -> None:
    browser = house.app.test_client()
    evil = {"Origin": "https://evil.example.org"}
    assert browser.post(path, data={"who": "dahl"}, headers=evil).status_code == 403
    assert house.post.mails == []


def test_a_button_needs_the_pages_own_token(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    browser = signed_in(house)
    assert sent(browser, "/dashboard/answer", root="h", unit="med2").status_code == 403
    assert sent(browser, "/me/answer", unit="med2", csrf="x").status_code == 403


def test_nobody_signs_in_on_a_wards_own_screen(house: Hospital) -> None:
    ward = house.ward("med2").browser
    page = ward.get("/sign-in", headers={"Accept": "text/html"})
    assert (page.status_code, "Medisinsk 2" in page.text) == (403, True)
    assert sent(ward, "/sign-in", who="dahl").status_code == 403
    desk = house.ward("h").browser
    assert desk.get("/sign-in").status_code == 200


def test_who_signed_in_does_not_stay_behind_on_a_screen(house: Hospital) -> None:
    browser = signed_in(house)
    code = pairing.print_code(works(house.app).engine, "med2", False, house.clock())
    assert sent(browser, "/pair", code=code).status_code == 303
    assert browser.get_cookie("ws-person") is None


def test_where_signing_in_is_off_nobody_is_offered_it(tmp_path: Path) -> None:
    with hospital(tmp_path, configured=lambda text: f'{text}\n[auth]\nsign_in = "0s"\n') as house:
        browser = house.app.test_client()
        assert browser.get("/sign-in").status_code == 404
        assert sent(browser, "/sign-in", who="dahl").status_code == 404
        assert "/sign-in" not in browser.get("/").text
        assert house.post.mails == []


def test_the_server_lists_who_is_signed_in_and_signs_out(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        # The command has the machine's clock, so what it lists is of today.
        house.clock.at = system_clock()
        browser = signed_in(house)
        config = ["--config", str(tmp_path / "config.toml")]
        listed = CliRunner().invoke(main, ["user", "list", *config])
        assert listed.output.startswith("dahl  ")
        assert CliRunner().invoke(main, ["user", "revoke", "dahl", *config]).output == "1\n"
        assert CliRunner().invoke(main, ["user", "list", *config]).output == ""
        house.clock.move(seconds=1)
        assert browser.get("/me").status_code == 401


def test_whoever_may_decide_decides_and_the_rest_note_what_was_said(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    head, manager = signed_in(house, "berg").get("/").text, signed_in(house).get("/").text
    ways = ("/me/decide?unit=med2", "/record/med2")
    assert [way in head for way in ways] == [True, False]
    assert [way in manager for way in ways] == [False, True]
