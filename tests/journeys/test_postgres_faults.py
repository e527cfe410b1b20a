"""PostgreSQL restarts and cuts its sessions while people tap: nothing acknowledged is lost."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.journeys.house import Hospital, hospital
from tests.store.postgres import Postgres, postgres
from wardstatus.clock import elapsed

RESTARTS = int(os.environ.get("RESTARTS", "3"))
CUTS = int(os.environ.get("CUTS", "8"))
BACK = 10.0
"""Seconds after a fault within which a tap is taken again."""

TAPPING = 3


@pytest.fixture
def server() -> Iterator[Postgres]:
    with postgres() as server:
        yield server


def _restart(server: Postgres) -> None:
    server.restart()


def _cut(server: Postgres) -> None:
    engine = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    try:
        with engine.connect() as here:
            here.execute(text(f"{others} AND backend_type = 'client backend'"))
    except DBAPIError:
        return  # it was cut itself, which is as good
    finally:
        engine.dispose()


class Tapping:
    """A ward that taps without a rest, each tap until it is acknowledged."""

    def __init__(self, house: Hospital, number: int) -> None:
        self._client, self._number = house.app.test_client(), number
        self.acknowledged: list[str] = []
        self.refused = 0
        self.slowest = 0.0

    def tap(self, headers: dict[str, str], stop: threading.Event) -> None:
        while not stop.is_set():
            key = f"{self._number}-{len(self.acknowledged)}"
            self._until_taken(headers, key)
            self.acknowledged.append(key)

    def _until_taken(self, headers: dict[str, str], key: str) -> None:
        began, flags = elapsed(), len(self.acknowledged) % 2
        body = {"level": ("yellow", "green")[flags]}
        while True:
            answer = self._client.post(
                "/api/v1/units/kir1/level",
                json=body,
                headers={**headers, "Idempotency-Key": key},
            )
            self.slowest = max(self.slowest, elapsed() - began)
            if answer.status_code == 200:
                return
            assert answer.status_code == 503, answer.text
            self.refused += 1
            threading.Event().wait(0.05)


@pytest.mark.parametrize(
    ("fault", "times"),
    [pytest.param(_restart, RESTARTS, id="restart"), pytest.param(_cut, CUTS, id="cut")],
)
def test_every_tap_is_there_once_whatever_the_server_does(
    tmp_path: Path, server: Postgres, fault: Callable[[Postgres], None], times: int
) -> None:
    url = server.make("board")
    with hospital(
        tmp_path, configured=lambda said: said.replace("sqlite:///board.db", url)
    ) as house:
        headers, stop = house.token(unit="h"), threading.Event()
        wards = [Tapping(house, number) for number in range(1, TAPPING + 1)]
        threads = [threading.Thread(target=each.tap, args=(headers, stop)) for each in wards]
        for each in threads:
            each.start()
        for _ in range(times):
            threading.Event().wait(0.7)
            fault(server)
        stop.set()
        for each in threads:
            each.join()
        taps = sum(len(each.acknowledged) for each in wards)
        assert taps > times
        assert _taken(house, headers) == taps
        assert max(each.slowest for each in wards) < BACK
        print(
            f"{times} faults, {taps} taps, refused {sum(each.refused for each in wards)}, "
            f"slowest {max(each.slowest for each in wards):.2f} s"
        )


def _taken(house: Hospital, headers: dict[str, str]) -> int:
    client, found, after = house.app.test_client(), 0, 0
    while True:
        page = client.get(f"/api/v1/events?limit=1000&after={after}", headers=headers).get_json()
        kinds = [each["kind"] for each in page["events"]]
        found += kinds.count("level_declared") + kinds.count("level_confirmed")
        if page["next"] is None:
            return found
        after = page["next"]
