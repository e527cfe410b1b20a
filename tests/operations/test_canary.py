"""The canary goes the whole way, is noticed when it does not come home, and is seen by nobody."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import text

from tests.journeys.house import Hospital, plain
from wardstatus.app import works
from wardstatus.core.levels import Level
from wardstatus.core.units import CANARY
from wardstatus.operations.canary import Canary
from wardstatus.store.engine import reading


@contextmanager
def living(house: Hospital, postman: bool = True) -> Iterator[None]:
    """Let time pass a little faster than the day, with the rounds a server makes."""
    over = threading.Event()

    def rounds() -> None:
        while not over.wait(0.02):
            house.clock.move(seconds=0.2)
            works(house.app).operations.canary.tick()
            if postman:
                works(house.app).postman.run_once(house.clock())

    thread = threading.Thread(target=rounds)
    thread.start()
    yield
    over.set()
    thread.join()


def rows(house: Hospital, asked: str) -> list[object]:
    with reading(works(house.app).engine) as tx:
        return list(tx.execute(text(asked)).scalars())


def test_it_comes_home_again_and_again(house: Hospital) -> None:
    canary = works(house.app).operations.canary
    with living(house):
        for _ in range(3):
            canary.run(patience=10)
    assert [run.seconds is not None for run in canary.runs] == [True, True, True]
    assert house.service.alarms.engine().why != "canary"
    assert rows(house, "SELECT count(*) FROM notice WHERE state = 'accepted'") == [3]
    assert house.post.mails == []


def test_a_message_that_does_not_come_home_is_an_alarm_until_one_does(house: Hospital) -> None:
    canary, alarms = works(house.app).operations.canary, house.service.alarms
    with living(house, postman=False):
        canary.run(patience=0.5)
    assert canary.last is not None
    assert canary.last.seconds is None
    alarms.ticked()
    assert alarms.engine().why == "canary"
    with living(house):
        canary.run(patience=10)
    assert alarms.engine().why == ""


def test_it_runs_when_it_is_time(house: Hospital) -> None:
    canary = works(house.app).operations.canary
    with living(house):
        canary.wake()
        canary.wake()
        assert len(canary.runs) == 1
    house.clock.move(minutes=15)
    with living(house):
        canary.wake()
    assert len(canary.runs) == 2


def test_processes_that_run_at_once_share_what_comes_home(house: Hospital) -> None:
    first, engine = works(house.app).operations.canary, works(house.app).engine
    second = Canary(engine, house.service, first.every)
    first._declare(Level.RED)
    house.clock.move(hours=3)
    with living(house, postman=False):
        running = []
        for each in (first, second):
            running.append(threading.Thread(target=each.run, args=(5,)))
            running[-1].start()
            running[-1].join(0.3)
        while any(each.is_alive() for each in running):
            works(house.app).postman.run_once(house.clock())
            running[-1].join(0.05)
    assert [
        each.last is not None and each.last.seconds is not None for each in (first, second)
    ] == [
        True,
        True,
    ]


def test_one_that_was_left_red_begins_anew(house: Hospital) -> None:
    canary = works(house.app).operations.canary
    with living(house, postman=False):
        canary.run(patience=0.0)
    canary._declare(Level.RED)
    house.clock.move(hours=3)
    with living(house):
        canary.run(patience=10)
    assert canary.last is not None
    assert canary.last.seconds is not None
    spells = rows(
        house, f"SELECT count(*) FROM log WHERE root = '{CANARY}' AND kind = 'spell_started'"
    )
    assert spells == [3]


def test_nobody_sees_it(house: Hospital) -> None:
    with living(house):
        works(house.app).operations.canary.run(patience=10)
    reader = house.app.test_client()
    headers = house.token(unit="h")
    pages = ["/", "/wall", "/messages", "/duty", "/measured", "/history/med2"]
    for path in (*pages, *(f"/api/v1/{each}" for each in ("board", "events", "messages"))):
        answer = reader.get(path, headers=headers)
        assert CANARY not in answer.text, path
    assert reader.get("/api/v1/messages", headers=headers).json == {"messages": []}
    said = plain(reader.get("/operations", headers=headers).text)
    assert "Prøve gjennom klokke, utboks og utsending I orden" in said
    assert 'wardstatus_messages{state="' not in reader.get("/metrics", headers=headers).text


def test_what_it_leaves_behind_is_forgotten_after_two_days(house: Hospital) -> None:
    canary = works(house.app).operations.canary
    with living(house):
        canary.run(patience=10)
    first = rows(house, f"SELECT count(*) FROM log WHERE root = '{CANARY}'")
    for _ in range(3):
        house.clock.at += timedelta(days=2, minutes=1)
        with living(house):
            canary.run(patience=10)
    assert rows(house, "SELECT count(*) FROM notice") == [1]
    assert rows(house, "SELECT count(*) FROM try") == [1]
    (left,) = rows(house, f"SELECT count(*) FROM log WHERE root = '{CANARY}'")
    assert left <= 2 * first[0]  # type: ignore[operator]
