"""Apprise, against a local receiver of its `json://`."""

import json
from typing import Any

import pytest

from tests.notify.gateway import Gateway, serving
from wardstatus.notify.channel import Delivered, FailedForGood, FailedForNow, Letter, Parcel
from wardstatus.notify.everything import MISSING, Everything
from wardstatus.notify.ways import ways_of

# Some of the services Apprise knows are imported with it, and stand on what Python will drop.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


def _parcel(address: str) -> Parcel:
    letter = Letter(subject="Kapasitet", text="Kapasitet: Med 2 RØD fase 03:40.")
    return Parcel(key="a.apprise", address=address, letter=letter)


def test_a_message_goes_to_a_service_that_apprise_knows() -> None:
    gateway = Gateway()
    with serving(gateway) as port:
        assert Everything().send(_parcel(f"json://127.0.0.1:{port}/hook")) == Delivered()
    (got,) = gateway.got
    said = json.loads(got.body)
    assert (got.target, said["title"]) == ("/hook", "Kapasitet")
    assert said["message"] == "Kapasitet: Med 2 RØD fase 03:40."


@pytest.mark.parametrize("status", [401, 500])
def test_what_the_service_does_not_take_is_tried_again(status: int) -> None:
    with serving(Gateway(status)) as port:
        sent = Everything().send(_parcel(f"json://127.0.0.1:{port}/"))
    assert isinstance(sent, FailedForNow)


def test_an_address_nobody_knows_fails_for_good() -> None:
    assert isinstance(Everything().send(_parcel("nosuch://x")), FailedForGood)


def test_without_the_extra_the_try_says_what_to_install() -> None:
    def absent() -> Any:
        raise ImportError("No module named 'apprise'")

    sent = Everything(library=absent).send(_parcel("json://127.0.0.1/"))
    assert sent == FailedForGood(reason=MISSING)
    assert "wardstatus[apprise]" in MISSING


def test_two_services_do_not_share_their_troubles_and_no_address_is_written_down() -> None:
    one, other = ways_of(("apprise:json://secret@a/", "apprise:json://secret@b/"))
    assert one.carrier != other.carrier
    assert "secret" not in one.carrier
