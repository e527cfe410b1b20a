"""The default server with as many screens as a hospital has, and at its end."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.figures import Figure, failings, seconds
from tests.journeys.server import PATIENCE
from tests.journeys.serving import Running, serving
from tests.push.listeners import Ears
from wardstatus.clock import elapsed
from wardstatus.push import wire

SCREENS = 200
ENDS_WITHIN = 5.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with serving(tmp_path) as running:
        yield running


def test_two_hundred_screens_see_a_tap_and_hear_when_the_server_ends(tmp_path: Path) -> None:
    assert failings(tmp_path, _ended) == []


def _ended(folder: Path) -> list[Figure]:
    """Let every screen see a tap, then end the server; return how long that took."""
    with serving(folder) as server:
        token = server.command("token", "create", "--name", "test", "--unit", "med2")
        screens = [_listening(server, token) for _ in range(SCREENS)]
        unit = server.post("/units/med2/level", token, {"level": "red"})
        for ears in screens:
            change = ears.json()
            while change["type"] == "beat":
                change = ears.json()
            assert (change["type"], change["version"]) == ("change", unit["version"])
        began = elapsed()
        server.process.send_signal(signal.SIGTERM)
        assert {ears.closed_with() for ears in screens} == {wire.RESTART}
        assert server.process.wait(timeout=PATIENCE) == 0
        took = elapsed() - began
        for ears in screens:
            ears.socket.close()
    return [seconds("until the server had ended", took, ENDS_WITHIN)]


def _listening(server: Running, token: str) -> Ears:
    status, ears = server.knock(Authorization=f"Bearer {token}")
    assert status == 101
    assert ears.json()["type"] == "hello"
    return ears


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
