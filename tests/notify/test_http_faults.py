from threading import Event

import pytest

from tests.notify.gateway import Line, asked, raw
from tests.notify.post import free_port, never_answering
from tests.notify.requests_sent import FORM, PARCEL, channel_at, form_with
from wardstatus.clock import elapsed
from wardstatus.notify.channel import (
    Delivered,
    FailedForNow,
)
from wardstatus.notify.exchange import LIMIT


def test_an_answer_without_end_is_read_to_its_limit() -> None:
    def endless(line: Line) -> None:
        asked(line)
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100 * LIMIT // 1000):
            line.sendall(b"x" * 1000)

    with raw(endless) as port:
        assert channel_at(form_with(ref_json="id"), port).send(PARCEL) == Delivered()


def test_an_answer_cut_short_is_still_taken() -> None:
    def cut(line: Line) -> None:
        asked(line)
        line.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"id"')

    with raw(cut) as port:
        assert channel_at(form_with(ref_json="id"), port).send(PARCEL) == Delivered()
    with raw(cut) as port:
        unsure = channel_at(form_with(answer_matches="ok"), port).send(PARCEL)
    assert isinstance(unsure, FailedForNow)


@pytest.mark.parametrize(
    "says",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 2", id="half a line"),
        pytest.param(b"hello\r\n\r\n", id="another language"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200, id="too many headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"1" * 70000, id="too long a header"),
    ],
)
def test_what_is_no_answer_fails_for_now(says: bytes) -> None:
    def behave(line: Line) -> None:
        asked(line)
        line.sendall(says)

    with raw(behave) as port:
        assert isinstance(channel_at(FORM, port).send(PARCEL), FailedForNow)


def test_nobody_there_fails_for_now() -> None:
    assert isinstance(channel_at(FORM, free_port()).send(PARCEL), FailedForNow)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_silence_fails_for_now_in_its_time(scheme: str) -> None:
    with never_answering() as port:
        began = elapsed()
        delivery = channel_at(FORM, port, scheme, timeout=0.2).send(PARCEL)
    assert isinstance(delivery, FailedForNow)
    assert elapsed() - began < 2


def test_a_server_that_drips_is_cut_off_in_the_time_of_the_whole() -> None:
    stopped = Event()

    def drip(line: Line) -> None:
        asked(line)
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        while not stopped.wait(0.05):
            line.sendall(b"X")

    with raw(drip) as port:
        began = elapsed()
        delivery = channel_at(FORM, port, timeout=0.4).send(PARCEL)
        took = elapsed() - began
        stopped.set()
    assert isinstance(delivery, FailedForNow)
    assert took < 2


def test_a_body_that_drips_does_not_hide_that_it_was_taken() -> None:
    stopped = Event()

    def drip(line: Line) -> None:
        asked(line)
        line.sendall(b"HTTP/1.1 202 OK\r\nContent-Length: 900\r\n\r\n")
        while not stopped.wait(0.05):
            line.sendall(b"X")

    with raw(drip) as port:
        delivery = channel_at(FORM, port, timeout=2.0).send(PARCEL)
        stopped.set()
    assert delivery == Delivered()
