"""Codes to sign in beside everything else: guessed at, asked for too often, sent among alarms."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital
from tests.journeys.signing import asked, codes, sent, signed_in
from wardstatus.app import works
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.store import sign_ins
from wardstatus.store.engine import reading

RED = Declare(unit="med2", by="screen:med2", level=Level.RED, own=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def test_a_thousand_guesses_are_ten(house: Hospital) -> None:
    for _ in range(4):
        browser = asked(house)
        for guess in range(250):
            sent(browser, "/sign-in/code", code=f"{guess:06d}")
    with reading(works(house.app).engine) as tx:
        assert sign_ins.wrong(tx, "dahl", house.clock.at.replace(year=2000)) == 10
    # Those after the tenth are not even looked at, and no further code is sent.
    last = codes(house, "dahl")[-1]
    assert sent(browser, "/sign-in/code", code=last).status_code == 422
    assert len(codes(house, "dahl")) == 2
    checks = {each.name: each for each in works(house.app).operations.checks.all()}
    assert checks["sign_in"].state == "warn"
    signed_in(house, "moen")


@pytest.mark.parametrize(
    ("minutes", "status"),
    [pytest.param(24.9, 422, id="before"), pytest.param(25, 303, id="on")],
)
def test_then_one_may_again(house: Hospital, minutes: float, status: int) -> None:
    for _ in range(2):
        last = house.clock.at
        browser = asked(house, "dahl")
        for guess in range(5):
            sent(browser, "/sign-in/code", code=f"{guess:06d}")
    house.clock.at = last
    house.clock.move(minutes=minutes)
    browser = asked(house, "dahl")
    mailed = codes(house, "dahl")
    code = mailed[-1] if len(mailed) == 3 else "999999"
    assert sent(browser, "/sign-in/code", code=code).status_code == status


def test_three_codes_are_sent_in_fifteen_minutes(house: Hospital) -> None:
    for _ in range(5):
        asked(house)
    assert len(house.post.mails) == 3
    house.clock.move(minutes=15)
    asked(house)
    assert len(house.post.mails) == 4


def test_one_address_asks_twenty_times(house: Hospital) -> None:
    browser = house.app.test_client()
    said = [sent(browser, "/sign-in", who=f"a{n}@example.org").status_code for n in range(21)]
    assert said == [303] * 20 + [429]


def test_a_code_holds_up_no_alarm_and_takes_none_along(house: Hospital) -> None:
    asked(house)
    house.service.take([RED])
    house.pass_time(seconds=20)
    code, alarm = (mail.get_content() for mail in house.mails_to("dahl"))
    assert "RØD" not in code
    assert "Med 2 RØD fase" in alarm


def test_what_waits_to_be_bundled_does_not_leave_with_a_code(house: Hospital) -> None:
    house.service.take([RED])
    house.pass_time(seconds=20)
    house.service.take([Declare(unit="kir1", by="screen:kir1", level=Level.RED, own=True)])
    house.pass_time(seconds=30)
    asked(house)
    texts = [mail.get_content() for mail in house.mails_to("dahl")]
    assert ["Kode" in each for each in texts] == [False, True]
    house.pass_time(minutes=5)
    assert "Kir 1" in _last(house)


def _last(house: Hospital) -> str:
    mail: EmailMessage = house.mails_to("dahl")[-1]
    return str(mail.get_content())


def test_after_ten_wrong_ones_no_other_code_of_theirs_is_taken(house: Hospital) -> None:
    browsers = [asked(house) for _ in range(3)]
    right = codes(house, "dahl")[-1]
    for browser in browsers[:2]:
        for guess in range(5):
            sent(browser, "/sign-in/code", code=f"{guess:06d}")
    assert sent(browsers[2], "/sign-in/code", code=right).status_code == 422
