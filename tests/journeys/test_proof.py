"""A channel is proved once a week: by a real message, else by one that asks for nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital, plain
from tests.notify.post import Postbox
from wardstatus.app import works

NOON = datetime(2026, 12, 7, 11, tzinfo=UTC)
"""A Monday."""


@pytest.fixture
def post() -> Postbox:
    return Postbox()


@pytest.fixture
def house(tmp_path: Path, post: Postbox) -> Iterator[Hospital]:
    def administered(config: str) -> str:
        return config.replace("[server]\n", '[server]\nadministrator = ["moen"]\n', 1)

    with hospital(tmp_path, post=post, configured=administered) as running:
        running.clock.at = NOON
        yield running


def look(house: Hospital, **by: float) -> int:
    """Let time pass and look once; what is due leaves."""
    house.clock.move(**by)
    found = works(house.app).weekly.look()
    house.pass_time(seconds=1)
    return found


def test_everybody_on_duty_is_proved_once_a_week(house: Hospital) -> None:
    assert look(house) == 3
    assert look(house, minutes=10) == 0
    (mail,) = house.mails_to("berg")
    said = mail.get_content().strip()
    assert (
        said == "Kapasitet: du har vakt som AL. Prøve av at meldinger når deg. Ingenting å gjøre."
    )
    assert look(house, days=6, hours=23) == 0
    assert look(house, hours=1) == 3


def test_whom_a_real_message_has_reached_is_proved_by_it(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    house.pass_time(seconds=20)
    assert len(house.mails_to("dahl")) == 1
    look(house)
    assert len(house.mails_to("dahl")) == 1
    assert len(house.mails_to("berg")) == 1


def test_a_proof_holds_up_no_alarm(house: Hospital) -> None:
    look(house)
    house.ward("kir1").post("level", level="red")
    house.pass_time(seconds=20)
    assert "Kir 1 RØD fase" in house.mails_to("dahl")[-1].get_content()


def test_the_administrator_is_told_once_of_a_proof_that_did_not_come(
    house: Hospital, post: Postbox
) -> None:
    post.command, post.refuses = "RCPT", "550 nobody of that name"
    look(house)
    house.pass_time(minutes=1)
    post.command = ""
    # Of the administrator's own channel nobody else is there to be told.
    assert look(house) == 2
    (told,) = house.mails_to("moen")
    assert "ble ikke nådd på den første kanalen. Prøve 12:00." in told.get_content()
    assert look(house, minutes=10) == 0


def test_the_page_says_when_somebody_was_last_reached(house: Hospital) -> None:
    look(house)
    page = plain(house.ward("h").browser.get("/duty").text)
    assert "K. Berg AL E-post 12:00" in page
    house.clock.move(days=8)
    assert "K. Berg AL E-post man 7. des 12:00" in plain(house.ward("h").browser.get("/duty").text)
