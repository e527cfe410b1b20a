"""The hub with its thread, over real sockets."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from tests.push.listeners import Ears
from wardstatus.push import wire
from wardstatus.push.hub import Hub
from wardstatus.push.pulse import Pulse
from wardstatus.push.screens import Screen

NOW = datetime(2026, 11, 22, 3, 40, tzinfo=UTC)
HOSPITAL = Screen(root="hospital", id="screen:7")


@dataclass
class Shaken:
    """A WebSocket after its handshake, as a web server hands it over."""

    sock: socket.socket
    mode: str = "gunicorn"
    connected: bool = True


class Ward:
    """A hub and the sockets of a test."""

    def __init__(self) -> None:
        self.hub = Hub(lambda: NOW)
        self.open: list[socket.socket] = []

    def pair(self) -> tuple[socket.socket, Ears]:
        with socket.create_server(("127.0.0.1", 0)) as server:
            theirs = socket.create_connection(server.getsockname())
            ours, _ = server.accept()
        self.open += [ours, theirs]
        return ours, Ears(theirs)

    def listening(self, screen: Screen = HOSPITAL) -> Ears:
        ours, ears = self.pair()
        self.hub.adopt(Shaken(ours), screen, lambda: "hello")
        assert ears.text() == "hello"
        return ears


@pytest.fixture
def ward() -> Iterator[Ward]:
    made = Ward()
    yield made
    made.hub.close()
    for each in made.open:
        each.close()


def test_the_web_server_is_left_with_a_socket_it_may_close(ward: Ward) -> None:
    ours, ears = ward.pair()
    shaken = Shaken(ours)
    ward.hub.adopt(shaken, HOSPITAL, lambda: "hello")
    ours.close()
    ward.hub.publish("hospital", "still there")
    assert ears.texts(2) == ["hello", "still there"]
    assert not shaken.connected


def test_a_server_that_keeps_its_sockets_waits_until_the_screen_has_gone(ward: Ward) -> None:
    ours, ears = ward.pair()
    request = threading.Thread(
        target=ward.hub.adopt, args=(Shaken(ours, mode="werkzeug"), HOSPITAL, lambda: "hello")
    )
    request.start()
    assert ears.text() == "hello"
    assert request.is_alive()
    ears.say(wire.CLOSE, (1000).to_bytes(2, "big"))
    request.join(timeout=10)
    assert not request.is_alive()


def test_a_change_between_listening_and_greeting_is_not_missed(ward: Ward) -> None:
    ours, ears = ward.pair()

    def hello() -> str:
        ward.hub.publish("hospital", "changed meanwhile")
        return "hello"

    ward.hub.adopt(Shaken(ours), HOSPITAL, hello)
    assert ears.texts(2) == ["hello", "changed meanwhile"]


def test_a_greeting_that_fails_ends_the_line(ward: Ward) -> None:
    ours, ears = ward.pair()

    def hello() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        ward.hub.adopt(Shaken(ours), HOSPITAL, hello)
    assert ears.closed_with() == wire.TRY_LATER


def test_threads_that_publish_at_once_leave_every_stream_whole(ward: Ward) -> None:
    screens = [ward.listening() for _ in range(5)]
    # More than a socket takes at once, less than may wait for a screen that is slow to read.
    sizes = (10, 300, 1500)

    def speak(name: str) -> None:
        for number in range(60):
            ward.hub.publish("hospital", f"{name} {number} " + "x" * sizes[number % 3])

    speakers = [threading.Thread(target=speak, args=(name,)) for name in "abcd"]
    heard: list[list[str]] = [[] for _ in screens]
    readers = [
        threading.Thread(target=lambda place, ears: heard[place].extend(ears.texts(240)), args=each)
        for each in enumerate(screens)
    ]
    for thread in speakers + readers:
        thread.start()
    for thread in speakers + readers:
        thread.join(timeout=20)
    for texts in heard:
        said = [tuple(text.split()[:2]) for text in texts]
        assert {name: [n for who, n in said if who == name] for name in "abcd"} == {
            name: [str(number) for number in range(60)] for name in "abcd"
        }


def test_a_screen_that_never_reads_slows_nobody(ward: Ward) -> None:
    stalled, *healthy = [ward.listening() for _ in range(6)]
    said = [f"{number} " + "x" * 4000 for number in range(1500)]
    for start in range(0, len(said), 50):
        part = said[start : start + 50]
        for each in part:
            ward.hub.publish("hospital", each)
        assert [ears.texts(50) for ears in healthy] == [part] * 5
    woken = stalled.text()
    count = 1
    while woken != said[-1]:
        woken = stalled.text()
        count += 1
    assert count < len(said)


def test_the_hub_knows_who_listens_and_who_was_seen(ward: Ward) -> None:
    assert ward.hub.count() == 0
    ears, _ = ward.listening(), ward.listening(Screen(root="clinic"))
    assert ward.hub.count() == 2
    assert set(ward.hub.roots()) == {"hospital", "clinic"}
    ears.say(wire.PING, b"hei")
    assert ears.frame() == (wire.PONG, b"hei")
    assert ward.hub.last_seen() == {"screen:7": NOW}


def test_a_revoked_screen_is_hung_up_on(ward: Ward) -> None:
    ears = ward.listening()
    ward.hub.disconnect("screen:7")
    assert ears.closed_with() == wire.POLICY


def test_a_closed_hub_says_that_the_server_restarts_and_takes_nobody(ward: Ward) -> None:
    ears = ward.listening()
    ward.hub.close()
    assert ears.closed_with() == wire.RESTART
    ours, late = ward.pair()
    ward.hub.adopt(Shaken(ours, mode="werkzeug"), HOSPITAL, lambda: "hello")
    ours.close()
    with pytest.raises(EOFError):
        late.text()


def test_a_beat_reaches_every_board_though_one_cannot_be_composed(ward: Ward) -> None:
    def compose(root: str) -> str:
        if root == "hospital":
            raise LookupError
        return f"beat of {root}"

    ward.listening()
    clinic = ward.listening(Screen(root="clinic"))
    Pulse(ward.hub, compose).beat()
    assert clinic.text() == "beat of clinic"
