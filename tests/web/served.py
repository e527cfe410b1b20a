"""The whole application on a database of its own, with a clock moved by hand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from tests.web.house import DUTIES, NOON, book, minutes
from wardstatus.access import pairing, tokens
from wardstatus.access.sign_in import Asked
from wardstatus.app import House, create_app, works
from wardstatus.core.units import Duty, Person, Rulebook, Unit
from wardstatus.settings import Settings
from wardstatus.settings.forms import Auth, Mail, Server
from wardstatus.settings.forms import Engine as EngineSettings
from wardstatus.store import sign_ins as rows
from wardstatus.store.engine import open_engine, reading
from wardstatus.store.tables import metadata
from wardstatus.toml.places import find_places
from wardstatus.toml.source import Source
from wardstatus.web.runtime import Runtime

ORIGIN = "http://localhost"


NEW = {"dahl": Person(id="dahl", name="N. Dahl"), "holm": Person(id="holm", name="A. Holm")}
"""One leads a ward; one has no duty at all."""


class HandClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: float) -> None:
        """Move on by so many minutes."""
        self.at += minutes(by)


def hospital() -> Rulebook:
    """Return the house of the pages, its wards in a department, with a leader of one ward."""
    base = book()
    department = Unit(id="avd", name="Avdeling", short="Avd", kind="department", parent="nordvag")
    wards = {unit.id: replace(unit, parent="avd") for unit in base.units.values() if unit.parent}
    return replace(
        base,
        units={"nordvag": base.units["nordvag"], "avd": department, **wards},
        persons={**base.persons, **NEW},
        duties=(*DUTIES, Duty(role="EL", unit="kir1", person="dahl")),
    )


def settings(folder: Path, public_url: str = "") -> Settings:
    """Return settings with every default."""
    return Settings(
        folder=folder,
        server=Server(public_url=public_url),
        mail=Mail(),
        auth=Auth(),
        engine=EngineSettings(),
        channels={},
        units=(),
        persons={},
        duties=(),
        source=Source(name="config.toml", text="", tables={}, places=find_places("")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered; `json` is None where it is none."""

    status_code: int
    json: Any
    text: str
    headers: Mapping[str, str]
    mimetype: str


def _answer(given: TestResponse) -> Answer:
    with given:
        return _read(given)


def _read(given: TestResponse) -> Answer:
    return Answer(
        status_code=given.status_code,
        json=given.get_json(silent=True),
        text=given.text,
        headers=dict(given.headers),
        mimetype=given.mimetype or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """One browser or program: who it is goes with every request."""

    client: FlaskClient
    headers: Mapping[str, str]
    prefix: str = "/api/v1"

    def get(self, path: str) -> Answer:
        return self.send("GET", path)

    def post(self, path: str, sent: object = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = "" if sent is None else json.dumps(sent)
        return self.send("POST", path, body, **named)

    def send(self, method: str, path: str, body: str | bytes = b"", **headers: str) -> Answer:
        return _answer(
            self.client.open(
                self.prefix + path,
                method=method,
                headers={**self.headers, **headers},
                data=body,
            )
        )


class Served:
    """An application, its clock, and whoever asks it."""

    def __init__(self, folder: Path, rulebook: Rulebook | None = None, **house: Any) -> None:
        self.url = f"sqlite:///{folder / 'board.db'}"
        self.engine: Engine = open_engine(self.url)
        metadata.create_all(self.engine)
        self.clock = HandClock(NOON)
        public_url = house.pop("public_url", "")
        self.app = create_app(
            House(
                settings=settings(folder, public_url),
                rulebook=rulebook or hospital(),
                database=self.url,
                clock=self.clock,
                **house,
            )
        )

    @property
    def live(self) -> Runtime:
        found: Runtime = self.app.extensions["wardstatus"]
        return found

    def close(self) -> None:
        self.engine.dispose()
        works(self.app).engine.dispose()

    def nobody(self) -> Asker:
        return Asker(client=self.app.test_client(), headers={})

    def screen(self, unit: str = "kir1", wall: bool = False) -> Asker:
        """Return a browser that was paired by its code."""
        client = self.app.test_client()
        code = pairing.print_code(self.engine, unit, wall, self.clock())
        answer = client.post("/pair", data={"code": code}, headers={"Origin": ORIGIN})
        assert answer.status_code == 303
        cookie = client.get_cookie("ws")
        assert cookie is not None
        found = self.live.access.identify({}, {"ws": cookie.value}, self.clock())
        return Asker(client=client, headers={"X-Csrf-Token": found.csrf, "Origin": ORIGIN})

    def signed_in(self, person: str) -> Asker:
        """Return a browser in which a person has typed their code."""
        sign_ins, now = self.live.access.sign_ins, self.clock()
        asked = Asked(typed=person, peer="")
        book = self.live.service.rulebook
        reached = replace(book.persons[person], channels=("mailto:me@example.org",))
        book = replace(book, persons={**book.persons, person: reached})
        browser = sign_ins.ask(book, asked, now)
        with reading(self.engine) as tx:
            waits = rows.waiting(tx, browser, now)
            assert waits is not None
            digits = rows.digits_of(tx, waits.id)
        secret = sign_ins.enter(browser, digits, now, timedelta(hours=12))
        client = self.app.test_client()
        client.set_cookie("ws-person", secret)
        found = sign_ins.identity_of(secret, now)
        assert found is not None
        return Asker(client=client, headers={"X-Csrf-Token": found.csrf, "Origin": ORIGIN})

    def token(self, unit: str | None = None, person: str | None = None) -> Asker:
        name = f"{unit}-{person}-{self.clock()}"
        secret = tokens.create(self.engine, name, self.clock(), unit=unit, person=person)
        return Asker(client=self.app.test_client(), headers={"Authorization": f"Bearer {secret}"})
