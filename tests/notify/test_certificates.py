"""Nothing is sent over a line whose other end does not prove who it is."""

import ssl
from datetime import UTC, datetime

import pytest
import trustme

from tests.notify import gateway, post
from tests.notify.requests_sent import FORM, PARCEL, channel_at
from wardstatus.notify.channel import Delivered, FailedForGood, Letter, Parcel
from wardstatus.notify.email import Email, MailServer

PAST = datetime(2020, 1, 1, tzinfo=UTC)
MAIL = Parcel(key="k", address="kari@example.org", letter=Letter(subject="s", text="t"))

BAD = pytest.mark.parametrize("wrong", ["expired", "another host", "self-signed"])


def _contexts(wrong: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what the other end shows, and whom we trust."""
    house = trustme.CA()
    host = "other.example.org" if wrong == "another host" else "127.0.0.1"
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if wrong == "expired":
        shown = house.issue_cert(host, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=PAST)
    else:
        shown = house.issue_cert(host)
    shown.configure_cert(theirs)
    ours = ssl.create_default_context()
    if wrong != "self-signed":
        house.configure_trust(ours)
    return theirs, ours


@BAD
def test_no_request_goes_over_a_bad_line(wrong: str) -> None:
    theirs, ours = _contexts(wrong)
    taken = gateway.Gateway()
    with gateway.serving(taken, theirs) as port:
        sent = channel_at(FORM, port, "https", tls=ours).send(PARCEL)
    assert isinstance(sent, FailedForGood)
    assert sent.reason.startswith("certificate")
    assert taken.got == []


@BAD
def test_no_mail_goes_over_a_bad_line(wrong: str) -> None:
    theirs, ours = _contexts(wrong)
    box = post.Postbox()
    with post.serving(box, theirs) as port:
        server = MailServer(
            host="127.0.0.1",
            port=port,
            sender="t@example.org",
            user="ward",
            password="secret",
            tls=ours,
        )
        sent = Email(server).send(MAIL)
    assert isinstance(sent, FailedForGood)
    assert box.mails == []


def test_a_good_line_is_used() -> None:
    theirs, ours = _contexts("nothing")
    taken = gateway.Gateway()
    with gateway.serving(taken, theirs) as port:
        assert channel_at(FORM, port, "https", tls=ours).send(PARCEL) == Delivered()
    assert len(taken.got) == 1
