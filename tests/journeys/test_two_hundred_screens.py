"""The default server with as many screens as a hospital has, and at its end."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.serving import Running, serving
from wardstatus.clock import elapsed
from wardstatus.push import wire

SCREENS = 200
ENDS_WITHIN = 2.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with serving(tmp_path) as running:
        yield running


def test_two_hundred_screens_see_a_tap_and_hear_when_the_server_ends(server: Running) -> None:
    token = server.command("token", "create", "--name", "test", "--unit", "med2")
    screens = []
    for _ in range(SCREENS):
        status, ears = server.knock(Authorization=f"Bearer {token}")
        assert status == 101
        assert ears.json()["type"] == "hello"
        screens.append(ears)

    unit = server.post("/units/med2/level", token, {"level": "red"})
    for ears in screens:
        change = ears.json()
        while change["type"] == "beat":
            change = ears.json()
        assert (change["type"], change["version"]) == ("change", unit["version"])

    began = elapsed()
    server.process.send_signal(signal.SIGTERM)
    assert {ears.closed_with() for ears in screens} == {wire.RESTART}
    assert server.process.wait(timeout=10) == 0
    assert elapsed() - began < ENDS_WITHIN
    for ears in screens:
        ears.socket.close()


def test_a_screen_nobody_knows_is_refused_before_the_upgrade(server: Running) -> None:
    token = server.command("token", "create", "--name", "test", "--unit", "med2")
    own = f"http://127.0.0.1:{server.port}"
    for status, headers in (
        (401, {}),
        (401, {"Authorization": "Bearer wst_wrong"}),
        (403, {"Authorization": f"Bearer {token}", "Origin": "https://evil.example"}),
        (101, {"Authorization": f"Bearer {token}", "Origin": own}),
    ):
        answered, ears = server.knock(**headers)
        assert answered == status, headers
        ears.socket.close()
    status, ears = server.knock("/k/not-a-link/ws")
    assert status == 401
    ears.socket.close()
