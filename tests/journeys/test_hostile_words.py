"""Words that would be code somewhere stay words: on pages, in mail, in files, in the log."""

import json
import logging
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.journeys.house import Hospital, hospital

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "'; DROP TABLE log; --",
    "{{ 7 * 7 }}${7*7}<%= 7*7 %>",
    "=cmd|' /C calc'!A0",
    "%0d%0aBcc: x@evil.example",
    "javascript:alert(1)",
    "\u202egnp.exe",
    "x\r\nBcc: x@evil.example",
]
PAGES = (
    *("/", "/ward/med2", "/ward/med2/fragment", "/wall?root=h", "/wall/board.json?root=h"),
    *("/history/med2", "/history?root=h", "/reds?root=h", "/meeting?root=h", "/why/med2"),
    *("/plans", "/plans/ward", "/plans/check", "/api/v1/board", "/api/v1/units/med2"),
    *("/api/v1/events?limit=500", "/api/v1/messages", "/api/v1/plans/ward"),
    *("/api/v1/export/red.json", "/api/v1/export/actions.csv", "/api/v1/export/escalations.csv"),
)


class Tags(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        ours = "src" in names or names.get("type") == "application/json"
        if tag == "script" and not ours:
            self.runs.append("script")
        self.runs += [f"{tag} {name}" for name in names if name.startswith("on")]
        self.runs += [
            f"{tag} {name}"
            for name in ("href", "src", "action", "formaction")
            if names.get(name, "").startswith("javascript:")
        ]


def _runs(page: TestResponse) -> list[str]:
    found = Tags()
    if page.mimetype == "text/html":
        found.feed(page.text)
    return found.runs


def _written(config: str, said: str) -> str:
    """Put the words into the names of a unit and of two persons."""
    text = json.dumps(said, ensure_ascii=False)
    for name in ("Medisinsk 2", "S. Dahl", "K. Berg"):
        config = config.replace(f'name = "{name}"', f"name = {text}")
    return config


def _a_night(house: Hospital, folder: Path, said: str) -> None:
    ward, client = house.ward("med2"), house.app.test_client()
    dahl, berg = house.token(person="dahl"), house.token(person="berg")
    ward.post("level", level="red")
    house.pass_time(minutes=1)
    chain = client.get("/api/v1/units/med2", headers=dahl).get_json()["chain"]["id"]
    client.post(f"/api/v1/chains/{chain}/answer", json={"text": said}, headers=dahl)
    body = {"kind": "resources", "text": said}
    made = client.post("/api/v1/units/med2/decisions", json=body, headers=berg)
    assert made.status_code == (200 if " ".join(said.split()).isprintable() else 422), made.text
    client.post("/api/v1/units/med2/level", json={"level": said, said: said}, headers=dahl)
    client.get(f"/api/v1/units/{said}", headers=dahl)
    house.pass_time(minutes=5)


@pytest.mark.parametrize("said", HOSTILE)
def test_words_stay_words(tmp_path: Path, said: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with hospital(tmp_path, configured=lambda config: _written(config, said)) as house:
        _a_night(house, tmp_path, said)
        reads = house.token(unit="h")
        client = house.app.test_client()
        for path in PAGES:
            page = client.get(path, headers=reads)
            assert page.status_code == 200, f"{path}: {page.text}"
            assert _runs(page) == [], path
            if page.mimetype != "text/html":
                assert page.headers["X-Content-Type-Options"] == "nosniff"
        _mails(house, said)
        assert all(len(each.getMessage().splitlines()) <= 1 for each in caplog.records)


def _mails(house: Hospital, said: str) -> None:
    """Every mail has the header of any mail, on one line each, and its link is ours."""
    assert house.post.mails
    for mail in house.post.mails:
        assert mail["Bcc"] is None
        assert len(str(mail["Subject"]).splitlines()) == 1
        assert {part.get_content_type() for part in mail.walk()} == {"text/plain"}
        links = re.findall(r"https?://\S+", mail.get_content())
        assert all(link.startswith("http://localhost/k/") for link in links)
    page = house.app.test_client().get(links[0].removeprefix("http://localhost"))
    assert page.status_code == 200
    assert _runs(page) == []
