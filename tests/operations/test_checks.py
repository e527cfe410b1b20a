"""What the server says of itself: to a monitor, to Prometheus, to a watch outside, to people."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import text

from tests.audit.test_gaps import a_red_ward, spoil
from tests.journeys.house import Hospital, plain
from wardstatus.app import works
from wardstatus.notify.exchange import Outgoing
from wardstatus.operations.canary import Run
from wardstatus.operations.checks import Check, places_left, worst
from wardstatus.operations.heartbeat import Heartbeat
from wardstatus.store.engine import writing

WELL = dict.fromkeys(
    (
        *("database", "tick", "auditor", "canary", "clock", "outbox"),
        *("sign_in", "plans", "disk", "screens"),
    ),
    "pass",
)


def ready(house: Hospital) -> tuple[int, dict[str, str]]:
    answer = house.app.test_client().get("/readyz")
    assert answer.json is not None
    return answer.status_code, answer.json["checks"]


def test_a_server_that_is_well(house: Hospital) -> None:
    house.service.tick()
    assert ready(house) == (200, WELL)


def test_a_missing_alarm(house: Hospital) -> None:
    a_red_ward(house)
    spoil(house, "DELETE FROM notice WHERE key = 'med2.1.a1.2.dahl'")
    works(house.app).operations.audits.round()
    assert ready(house) == (503, WELL | {"auditor": "fail"})


def test_a_lost_canary(house: Hospital) -> None:
    works(house.app).operations.canary.runs.append(Run(at=house.clock(), seconds=None))
    assert ready(house) == (503, WELL | {"canary": "fail"})


def test_a_wrong_clock(house: Hospital) -> None:
    house.service.alarms.raise_("clock", house.clock())
    assert ready(house) == (503, WELL | {"clock": "fail"})


def test_a_message_that_waits(house: Hospital) -> None:
    a_red_ward(house)
    spoil(
        house,
        "UPDATE message SET state = 'queued', next_at = '2026-12-07T02:41:00.000000Z' WHERE id = 1",
    )
    assert ready(house) == (200, WELL | {"outbox": "warn"})


def test_a_database_that_cannot_be_written(house: Hospital) -> None:
    with writing(works(house.app).engine) as tx:
        tx.execute(text("UPDATE board SET version = version"))
        found: list[tuple[int, dict[str, str]]] = []
        asking = threading.Thread(target=lambda: found.append(ready(house)))
        asking.start()
        asking.join()
    ((status, checks),) = found
    assert (status, checks["database"]) == (503, "fail")


@pytest.mark.parametrize(
    ("states", "expected"),
    [((), "pass"), (("pass", "warn"), "warn"), (("warn", "fail", "pass"), "fail")],
)
def test_the_worst_counts(states: tuple[str, ...], expected: str) -> None:
    assert worst(tuple(Check(name="x", state=each) for each in states)) == expected  # type: ignore[arg-type]


def test_each_screen_takes_a_place() -> None:
    assert places_left(0) - places_left(10) == 10
    assert places_left(10_000_000) == 0


def test_what_is_measured_has_no_names(house: Hospital) -> None:
    a_red_ward(house)
    said = house.app.test_client().get("/metrics", headers=house.token()).text
    for line in said.splitlines():
        assert re.fullmatch(
            r'# (HELP|TYPE) wardstatus_\w+ .+|wardstatus_\w+(\{\w+="[\w+.]+"\})? -?[\d.e+]+', line
        ), line
    assert 'wardstatus_units{level="red"} 1' in said
    assert 'wardstatus_messages{state="accepted"} 2' in said
    assert "wardstatus_gaps 0" in said
    assert 'wardstatus_tick_lag_seconds_bucket{le="+Inf"}' in said
    for name in ("dahl", "berg", "med2", "Dahl"):
        assert name not in said


@contextmanager
def watch(status: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a watch outside, and what it heard."""
    heard: list[str] = []

    class Watch(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Watch)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sign", heard
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("check", "given"),
    [
        *((Check(name=name, state="pass"), True) for name in WELL),
        *((Check(name=name, state="fail"), False) for name in ("database", "tick", "canary")),
        *((Check(name=name, state="fail"), False) for name in ("auditor", "clock")),
        *((Check(name=name, state="warn"), False) for name in ("outbox", "disk")),
        *((Check(name=name, state="warn"), True) for name in ("plans", "screens")),
    ],
)
def test_a_sign_of_life_is_given_only_while_all_is_well(check: Check, given: bool) -> None:
    with watch(200) as (url, heard):
        assert Heartbeat(url, Outgoing(), lambda: (check,)).beat() is given
        assert heard == (["/sign"] if given else [])


def test_a_sign_that_is_not_taken() -> None:
    with watch(500) as (url, heard):
        assert Heartbeat(url, Outgoing(), tuple).beat() is False
        assert heard == ["/sign"]
    assert Heartbeat(url, Outgoing(), tuple).beat() is False
    assert Heartbeat("", Outgoing(), tuple).beat() is False


def test_a_gap_is_called_seen_by_an_administrator_alone(house: Hospital) -> None:
    a_red_ward(house)
    spoil(house, "DELETE FROM notice WHERE key = 'med2.1.a1.2.dahl'")
    works(house.app).operations.audits.round()
    browser = house.app.test_client()
    other, administrator = house.token(person="berg"), house.token(person="moen")
    assert "ta bort båndet" not in browser.get("/operations", headers=other).text
    assert browser.post("/operations/seen", headers=other).status_code == 403
    said = plain(browser.get("/operations", headers=administrator).text)
    assert "notice_missing:med2:med2.1.a1.2.dahl" in said
    assert "Sett: ta bort båndet" in said
    assert browser.post("/operations/seen", headers=administrator).status_code == 303
    assert house.service.alarms.engine().alive
