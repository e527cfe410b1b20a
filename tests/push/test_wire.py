import pytest

from tests.push.listeners import masked
from wardstatus.push import wire


@pytest.mark.parametrize(
    ("size", "head"),
    [
        pytest.param(0, b"\x81\x00", id="nothing"),
        pytest.param(125, b"\x81\x7d", id="the last short one"),
        pytest.param(126, b"\x81\x7e\x00\x7e", id="the first with two bytes of length"),
        pytest.param(65535, b"\x81\x7e\xff\xff", id="the last with two"),
        pytest.param(65536, b"\x81\x7f" + (65536).to_bytes(8, "big"), id="the first with eight"),
    ],
)
def test_a_text_is_one_whole_unmasked_frame(size: int, head: bytes) -> None:
    assert wire.text("x" * size) == head + b"x" * size


def test_letters_are_counted_as_bytes() -> None:
    assert wire.text("rød") == b"\x81\x04r\xc3\xb8d"


def test_a_close_frame_says_why() -> None:
    assert wire.close(wire.RESTART) == b"\x88\x02\x03\xf4"


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1000])
def test_control_frames_are_heard_in_whatever_pieces_they_come(piece: int) -> None:
    sent = (
        masked(wire.PING, b"hei") + masked(wire.TEXT, b"x" * 300) + masked(wire.CLOSE, b"\x03\xe8")
    )
    reader = wire.Reader()
    heard: list[tuple[int, bytes]] = []
    for start in range(0, len(sent), piece):
        heard += reader.feed(sent[start : start + piece])
    assert heard == [(wire.PING, b"hei"), (wire.CLOSE, b"\x03\xe8")]


def test_a_control_frame_may_stand_between_the_parts_of_a_message() -> None:
    sent = masked(wire.TEXT, b"one", final=False) + masked(wire.PONG, b"") + masked(0, b"two")
    assert list(wire.Reader().feed(sent)) == [(wire.PONG, b"")]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(masked(wire.TEXT, b"x" * 16384), None, id="as large as is taken"),
        pytest.param(masked(wire.TEXT, b"x" * 16385), wire.TOO_BIG, id="one byte more"),
        pytest.param(masked(wire.TEXT, b"x" * 70000)[:10], wire.TOO_BIG, id="before it arrives"),
        pytest.param(
            masked(wire.TEXT, b"x" * 9000, final=False) + masked(0, b"x" * 9000),
            wire.TOO_BIG,
            id="in two parts",
        ),
        pytest.param(wire.text("not masked"), wire.BROKEN, id="not masked"),
        pytest.param(masked(0x3, b""), wire.BROKEN, id="no such opcode"),
        pytest.param(masked(0xB, b""), wire.BROKEN, id="no such control opcode"),
        pytest.param(b"\xa1\x80\0\0\0\0", wire.BROKEN, id="a reserved bit"),
        pytest.param(b"\xc1\x80\0\0\0\0", None, id="compressed"),
        pytest.param(b"\xc9\x80\0\0\0\0", wire.BROKEN, id="a compressed ping"),
        pytest.param(masked(wire.PING, b"", final=False), wire.BROKEN, id="half a ping"),
        pytest.param(masked(wire.PING, b"x" * 126), wire.BROKEN, id="a long ping"),
        pytest.param(b"GET / HTTP/1.1\r\n\r\n", wire.BROKEN, id="not WebSocket at all"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_code(sent: bytes, code: int | None) -> None:
    reader = wire.Reader()
    if code is None:
        assert list(reader.feed(sent)) == []
        return
    with pytest.raises(wire.WrongFrame) as refused:
        list(reader.feed(sent))
    assert refused.value.code == code
