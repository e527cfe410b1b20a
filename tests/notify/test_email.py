import ssl
from dataclasses import replace

import pytest
import trustme

from tests.notify.post import Postbox, free_port, never_answering, serving
from wardstatus.clock import elapsed
from wardstatus.notify.channel import (
    Delivered,
    Delivery,
    FailedForGood,
    FailedForNow,
    Letter,
    Parcel,
)
from wardstatus.notify.email import Email, MailServer, message_id

TEXT = "Kapasitet: Med 2 RØD fase 03:40. Mangler sykepleier. https://ward.example.org/k/abc"
PARCEL = Parcel(
    key="med2.1.1.kari.mailto",
    address="kari@example.org",
    letter=Letter(subject="Med 2 RØD fase 03:40", text=TEXT),
)


def _server(port: int, **other: object) -> MailServer:
    plain = MailServer(
        host="127.0.0.1", port=port, sender="ward@example.org", starttls=False, timeout=5
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def _sent(postbox: Postbox, parcel: Parcel = PARCEL) -> Delivery:
    with serving(postbox) as port:
        return Email(_server(port)).send(parcel)


def test_a_mail_arrives_as_it_was_written() -> None:
    postbox = Postbox()
    delivery = _sent(postbox)
    (mail,) = postbox.mails
    assert delivery == Delivered(ref="<med2.1.1.kari.mailto@example.org>")
    assert mail["Subject"] == "Med 2 RØD fase 03:40"
    assert mail["From"] == "ward@example.org"
    assert mail["To"] == mail["X-To"] == "kari@example.org"
    assert mail["Message-ID"] == "<med2.1.1.kari.mailto@example.org>"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().strip() == TEXT


def test_every_try_has_the_same_message_id() -> None:
    postbox = Postbox()
    with serving(postbox) as port:
        Email(_server(port)).send(PARCEL)
        Email(_server(port)).send(replace(PARCEL, letter=Letter(subject="later", text="x")))
    assert len({mail["Message-ID"] for mail in postbox.mails}) == 1


@pytest.mark.parametrize(
    ("command", "says", "expected"),
    [
        pytest.param(
            "RCPT", "550 No such user", FailedForGood(reason="550 No such user"), id="nobody there"
        ),
        pytest.param(
            "RCPT", "451 Come again", FailedForNow(reason="451 Come again"), id="greylisted"
        ),
        pytest.param("DATA", "554 Refused", FailedForGood(reason="554 Refused"), id="refused"),
        pytest.param("DATA", "452 Full", FailedForNow(reason="452 Full"), id="no room for now"),
    ],
)
def test_a_server_that_refuses(command: str, says: str, expected: Delivery) -> None:
    postbox = Postbox(command, says)
    assert _sent(postbox) == expected
    assert postbox.mails == []


def test_a_server_that_is_not_there_fails_for_now() -> None:
    assert isinstance(Email(_server(free_port())).send(PARCEL), FailedForNow)


def test_a_server_that_never_answers_fails_for_now_in_its_time() -> None:
    with never_answering() as port:
        began = elapsed()
        delivery = Email(_server(port, timeout=0.2)).send(PARCEL)
    assert isinstance(delivery, FailedForNow)
    assert elapsed() - began < 2


def test_a_server_that_hangs_with_the_mail_fails_for_now() -> None:
    postbox = Postbox()
    postbox.hangs = True
    with serving(postbox) as port:
        delivery = Email(_server(port, timeout=0.3)).send(PARCEL)
    assert isinstance(delivery, FailedForNow)


@pytest.mark.parametrize(
    "subject", ["Rød\r\nBcc: all@example.org", "Rød\nBcc: all@example.org", "Rød\x0bBcc: a@b.no"]
)
def test_a_subject_adds_no_header(subject: str) -> None:
    postbox = Postbox()
    _sent(postbox, replace(PARCEL, letter=Letter(subject=subject, text="x")))
    (mail,) = postbox.mails
    assert mail["Bcc"] is None
    assert "\n" not in mail["Subject"]


@pytest.mark.parametrize(
    "address",
    [
        "kari@example.org\r\nBcc: all@example.org",
        "kari@example.org, all@example.org",
        "Kari <kari@example.org>",
        "kari",
        "",
    ],
)
def test_what_is_no_address_fails_for_good(address: str) -> None:
    postbox = Postbox()
    assert _sent(postbox, replace(PARCEL, address=address)) == FailedForGood(reason="address")
    assert postbox.mails == []


@pytest.mark.parametrize("key", ["a:b@c", "a b\r\nBcc: x", "mé<d>", "x" * 150])
def test_any_key_makes_a_message_id_that_arrives(key: str) -> None:
    postbox = Postbox()
    _sent(postbox, replace(PARCEL, key=key))
    (mail,) = postbox.mails
    assert mail["Message-ID"].strip() == message_id(key, "ward@example.org")


def test_two_keys_never_make_one_message_id() -> None:
    keys = ["a:b", "a.b", "a=3A=b", "a b", "a-b"]
    assert len({message_id(key, "w@x.no") for key in keys}) == len(keys)


def test_a_server_without_starttls_gets_nothing_in_the_open() -> None:
    postbox = Postbox()
    with serving(postbox) as port:
        delivery = Email(_server(port, starttls=True)).send(PARCEL)
    assert isinstance(delivery, FailedForGood)
    assert postbox.mails == []


@pytest.mark.parametrize(
    ("password", "trusted", "expected"),
    [
        pytest.param("secret", True, Delivered, id="trusted and known"),
        pytest.param("wrong", True, FailedForGood, id="a wrong password"),
        pytest.param("secret", False, FailedForGood, id="a certificate of somebody else"),
    ],
)
def test_starttls_and_login(password: str, trusted: bool, expected: type[Delivery]) -> None:
    house = trustme.CA()
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    house.issue_cert("127.0.0.1").configure_cert(theirs)
    ours = ssl.create_default_context()
    if trusted:
        house.configure_trust(ours)
    postbox = Postbox()
    with serving(postbox, theirs) as port:
        server = _server(port, starttls=True, tls=ours, user="ward", password=password)
        delivery = Email(server).send(PARCEL)
    assert isinstance(delivery, expected)
    assert len(postbox.mails) == (expected is Delivered)
