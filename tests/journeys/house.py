"""A small hospital that runs whole: real database, real mail, a clock moved by hand."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journeys.files import write
from tests.notify.post import Postbox, serving
from wardstatus.access import pairing, tokens
from wardstatus.app import House, create_app, works
from wardstatus.cli.files import Files, load_files
from wardstatus.service import Service
from wardstatus.store.migrate import migrate

START = datetime(2026, 12, 7, 2, 40, tzinfo=UTC)
"""A Monday night, 03:40 in Oslo."""


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    """The running app, its clock, and what was mailed."""

    app: Flask
    clock: HandClock
    post: Postbox

    @property
    def service(self) -> Service:
        return works(self.app).service

    def pass_time(self, **by: float) -> None:
        """Move the clock; let time and the postman do their rounds, as every second."""
        self.clock.move(**by)
        self.service.tick()
        works(self.app).postman.run_once(self.clock())
        self.service.tick()

    def ward(self, unit: str) -> "Screen":
        """Return a browser that is paired as the screen of a unit."""
        code = pairing.print_code(works(self.app).engine, unit, False, self.clock())
        browser = self.app.test_client()
        paired = browser.post("/pair", data={"code": code}, headers=ORIGIN)
        assert paired.status_code == 303, paired.text
        return Screen(browser, f"/ward/{unit}")

    def token(self, unit: str | None = None, person: str | None = None) -> dict[str, str]:
        """Return the header a program sends."""
        engine = works(self.app).engine
        name = f"for {unit} {person} {self.clock():%H%M%S}"
        secret = tokens.create(engine, name, self.clock(), unit=unit, person=person)
        return {"Authorization": f"Bearer {secret}"}

    def mails_to(self, person: str) -> list[EmailMessage]:
        return [mail for mail in self.post.mails if mail["X-To"] == f"{person}@example.org"]


ORIGIN = {"Origin": "http://localhost"}


class Screen:
    """A browser without JavaScript, looking at one page."""

    def __init__(self, browser: FlaskClient, path: str) -> None:
        self.browser = browser
        self.path = path

    def text(self) -> str:
        """Return what the page says, without its markup."""
        page = self.browser.get(self.path)
        assert page.status_code == 200, page.text
        return plain(page.text)

    def post(self, act: str, **fields: str) -> TestResponse:
        page = self.browser.get(self.path).text
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)
        sent = {"csrf": csrf.group(1) if csrf else "", **fields}
        return self.browser.post(f"{self.path}/{act}", data=sent, headers=ORIGIN)


def plain(html: str) -> str:
    """Return the words of a page, each run of space made one."""
    body = re.sub(r"<(script|style|template)\b.*?</\1>", " ", html, flags=re.S)
    words = re.sub(r"<[^>]+>", " ", body).replace("&nbsp;", " ").replace("\xad", "")
    return re.sub(r"\s+", " ", words)


@contextmanager
def hospital(
    folder: Path,
    limit: str = "4h",
    post: Postbox | None = None,
    configured: Callable[[str], str] = str,
) -> Iterator[Hospital]:
    """Yield the hospital, its threads at rest: time passes only when it is told to."""
    post = post or Postbox()
    with serving(post) as port:
        config = write(folder, port, limit)
        config.write_text(configured(config.read_text(encoding="utf-8")), encoding="utf-8")
        app, clock = _app(config)
        try:
            yield Hospital(app=app, clock=clock, post=post)
        finally:
            works(app).postman.close()
            works(app).hub.close()
            works(app).engine.dispose()


def _app(config: Path) -> tuple[Flask, HandClock]:
    files = load_files(config)
    assert isinstance(files, Files), files
    database = files.settings.server.database
    migrate(database)
    clock = HandClock()
    house = House(settings=files.settings, rulebook=files.rulebook, database=database, clock=clock)
    return create_app(house), clock
