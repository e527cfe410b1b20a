"""Who gets what over the lines, and who is hung up on."""

from collections.abc import Iterator

import pytest

from tests.push.room import Room
from wardstatus.push import wire
from wardstatus.push.lines import CLOSING_FOR, PING_EVERY, SILENT_FOR, STALLED_FOR
from wardstatus.push.screens import HELD_AT_MOST

LARGE = "x" * 8000


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.close()


def test_every_screen_of_a_board_hears_what_is_published_and_no_other(room: Room) -> None:
    one, two, other = room.screen(), room.screen(), room.screen(root="clinic")
    room.say("first", "second")
    room.say("elsewhere", root="clinic")
    assert one.texts(3) == two.texts(3) == ["hello", "first", "second"]
    assert other.texts(2) == ["hello", "elsewhere"]


def test_what_is_published_before_the_greeting_comes_after_it(room: Room) -> None:
    ears = room.screen(greeted=False)
    room.say("first")
    room.lines.greet(room.newest, wire.text("hello"))
    room.say("second")
    assert ears.texts(3) == ["hello", "first", "second"]


def test_a_slow_screen_gets_whole_frames_in_order(room: Room) -> None:
    ears = room.screen()
    said = [f"{number} {LARGE}" for number in range(20)]
    for each in said:
        room.say(each)
    assert room.read_all(ears, said[-1]) == ["hello", *said]


def test_the_latest_wins_once_too_much_waits(room: Room) -> None:
    ears = room.screen()
    said = [f"{number} {LARGE}" for number in range(3 * HELD_AT_MOST // len(LARGE))]
    for each in said:
        room.say(each)
    heard = room.read_all(ears, said[-1])
    assert heard[:-1] == ["hello", *said][: len(heard) - 1]
    assert len(heard) < 10
    room.say("next")
    assert ears.text() == "next"


def test_a_burst_larger_than_may_wait_leaves_the_latest(room: Room) -> None:
    ears = room.screen()
    said = [f"{number} {LARGE}" for number in range(2 * HELD_AT_MOST // len(LARGE))]
    room.say(*said)
    assert room.read_all(ears, said[-1])[-1] == said[-1]


@pytest.mark.parametrize(
    ("seconds", "lines"),
    [
        pytest.param(STALLED_FOR, 1, id="it may wake up yet"),
        pytest.param(STALLED_FOR + 1, 0, id="it will not"),
    ],
)
def test_a_stalled_screen_is_dropped(room: Room, seconds: float, lines: int) -> None:
    room.screen()
    room.say(*[LARGE] * 10)
    room.seconds(seconds)
    assert room.lines.count() == lines


def test_a_screen_that_takes_a_little_now_and_then_is_kept(room: Room) -> None:
    ears = room.screen()
    room.say(*[LARGE] * 20)
    for _ in range(3):
        room.seconds(STALLED_FOR - 1)
        ears.socket.recv(65536)
        room.serve()
    assert room.lines.count() == 1


def test_a_line_that_is_never_greeted_is_dropped(room: Room) -> None:
    room.screen(greeted=False)
    room.seconds(STALLED_FOR + 1)
    assert room.lines.count() == 0


def test_a_silent_screen_is_pinged_once_a_round_then_dropped(room: Room) -> None:
    ears = room.screen()
    assert ears.text() == "hello"
    room.seconds(PING_EVERY)
    assert ears.frame() == (wire.PING, b"")
    room.seconds(SILENT_FOR - PING_EVERY)
    assert room.lines.count() == 1
    room.seconds(1)
    assert room.lines.count() == 0


def test_a_screen_that_answers_its_pings_is_kept_and_known(room: Room) -> None:
    ears = room.screen(name="screen:7")
    for _ in range(5):
        room.seconds(PING_EVERY)
        ears.say(wire.PONG)
        room.serve()
    assert room.lines.count() == 1
    assert room.seen == ["screen:7"] * 5


def test_a_ping_is_answered(room: Room) -> None:
    ears = room.screen()
    ears.say(wire.PING, b"hei")
    room.serve()
    assert ears.text() == "hello"
    assert ears.frame() == (wire.PONG, b"hei")


def test_what_a_screen_says_is_dropped(room: Room) -> None:
    ears = room.screen()
    ears.say(wire.TEXT, b'{"level": "green"}')
    room.serve()
    room.say("still there")
    assert ears.texts(2) == ["hello", "still there"]


def test_a_screen_that_says_goodbye_gets_its_goodbye_and_is_gone(room: Room) -> None:
    ears = room.screen()
    ears.say(wire.CLOSE, (1001).to_bytes(2, "big"))
    room.serve()
    assert ears.closed_with() == 1001
    assert room.newest.gone.is_set()
    assert room.lines.count() == 0


def test_a_screen_that_says_too_much_is_told_so_and_hears_no_more(room: Room) -> None:
    ears = room.screen()
    ears.socket.sendall(b"\x81\xff" + (1 << 40).to_bytes(8, "big") + b"mask")
    room.serve()
    room.say("not for it")
    ears.socket.sendall(b"x" * 3000)
    room.serve()
    assert ears.closed_with() == wire.TOO_BIG
    room.seconds(CLOSING_FOR + 1)
    assert room.lines.count() == 0


def test_a_revoked_screen_is_told_so_on_all_its_lines(room: Room) -> None:
    one, two, other = room.screen(name="7"), room.screen(name="7"), room.screen(name="8")
    room.lines.shut_all("7", wire.POLICY)
    room.say("secret")
    room.seconds(CLOSING_FOR + 1)
    assert one.closed_with() == two.closed_with() == wire.POLICY
    assert other.texts(2) == ["hello", "secret"]


def test_a_screen_that_vanished_costs_nobody_else_anything(room: Room) -> None:
    gone, there = room.screen(), room.screen()
    gone.socket.close()
    room.say("first")
    room.say("second")
    room.serve()
    assert there.texts(3) == ["hello", "first", "second"]
    assert room.lines.count() == 1


def test_at_the_end_everybody_hears_that_the_server_restarts(room: Room) -> None:
    screens = [room.screen() for _ in range(3)]
    room.lines.end(wire.RESTART)
    assert [each.closed_with() for each in screens] == [wire.RESTART] * 3
