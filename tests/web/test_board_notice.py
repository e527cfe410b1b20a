"""A worded band over a board: what it may say, where it stands and until when."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlencode

import pytest

from tests.web.house import minutes
from tests.web.served import Answer, Asker, Served

TEXT = "CT 2 stengt. Kapasitetsmøte kl. 15:00"
PAGES = ("/ward/kir1", "/wall", "/dashboard", "/meeting", "/history/kir1", "/plans", "/notice")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path, demo=True)
    yield served
    served.close()


@pytest.fixture
def asker(served: Served) -> Asker:
    return replace(served.nobody(), prefix="")


def put(served: Served, asker: Asker, text: str = TEXT, lasts: float = 120) -> Answer:
    until = (served.clock() + minutes(lasts)).isoformat()
    body = json.dumps({"text": text, "until": until})
    return asker.send("PUT", "/api/v1/board/notice?root=nordvag", body)


def test_it_is_answered_and_stands_in_the_snapshot(served: Served, asker: Asker) -> None:
    answer = put(served, asker)
    assert answer.status_code == 200
    assert answer.json == {"text": TEXT, "until": "2026-11-21T13:12:00Z"}
    assert asker.get("/api/v1/board").json["notice"] == answer.json


@pytest.mark.parametrize("page", PAGES)
def test_it_stands_on_every_page(served: Served, asker: Asker, page: str) -> None:
    put(served, asker)
    shown = asker.send("GET", page, Accept="text/html")
    assert shown.status_code == 200
    assert f"{TEXT} (til 14:12)" in shown.text
    assert unquote(shown.headers["X-Notice"]) == f"{TEXT} (til 14:12)"


@pytest.mark.parametrize(("minute", "stands"), [(119.9, True), (120, False), (121, False)])
def test_it_goes_at_its_time(served: Served, asker: Asker, minute: float, stands: bool) -> None:
    put(served, asker)
    served.clock.forward(minute)
    assert (asker.get("/api/v1/board").json["notice"]["text"] == TEXT) is stands
    assert (TEXT in asker.send("GET", "/ward/kir1", Accept="text/html").text) is stands


def test_the_log_says_it_once_and_no_unit_changes(served: Served, asker: Asker) -> None:
    before = asker.get("/api/v1/board").json
    asker = replace(asker, headers={**asker.headers, "Idempotency-Key": "k1"})
    assert put(served, asker).json == put(served, asker).json
    after = asker.get("/api/v1/board").json
    events = asker.get("/api/v1/events?root=nordvag").json["events"]
    assert [(each["kind"], each["text"], each["by"]) for each in events] == [
        ("notice_shown", TEXT, "demo")
    ]
    assert after["version"] == before["version"] + 1
    assert after["units"] == before["units"]


def test_an_empty_one_takes_it_away(served: Served, asker: Asker) -> None:
    put(served, asker)
    assert put(served, asker, "").json == {"text": "", "until": None}
    assert TEXT not in asker.send("GET", "/wall", Accept="text/html").text


@pytest.mark.parametrize(
    ("text", "lasts", "wrong"),
    [
        (TEXT, 0, "until"),
        (TEXT, 31 * 1440, ""),
        (TEXT, 31 * 1440 + 1, "until"),
        ("x" * 100, 60, ""),
        ("x" * 101, 60, "text"),
        ("Ring 02013299997", 60, "text"),
    ],
)
def test_what_it_may_be(served: Served, asker: Asker, text: str, lasts: float, wrong: str) -> None:
    answer = put(served, asker, text, lasts)
    assert answer.status_code == (422 if wrong else 200)
    if wrong:
        assert answer.json["field"] == wrong
        assert asker.get("/api/v1/board").json["notice"]["text"] == ""


def _posted(asker: Asker, **said: str) -> Answer:
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
    return asker.send("POST", "/notice", urlencode({"root": "nordvag", **said}), **form)


def test_the_form_puts_it_and_says_what_is_wrong(served: Served, asker: Asker) -> None:
    wrong = _posted(asker, text="x" * 101, hours="4")
    assert wrong.status_code == 422
    assert "høyst 100" in wrong.text
    assert _posted(asker, text=TEXT, hours="5").status_code == 422
    assert _posted(asker, text=TEXT, hours="8").status_code == 303
    assert asker.get("/api/v1/board").json["notice"]["until"] == "2026-11-21T19:12:00Z"


def test_the_way_to_the_form_is_shown_to_whoever_may(served: Served, asker: Asker) -> None:
    assert 'href="/notice?root=nordvag"' in asker.send("GET", "/dashboard", Accept="text/html").text
