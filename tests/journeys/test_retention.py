"""What is forgotten after its time: not before, wholly, and the log still folds to the board."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journeys.folding import folded
from tests.journeys.house import START, Hospital, hospital
from wardstatus.app import works
from wardstatus.store.engine import writing
from wardstatus.store.tables import try_

NOTE, DECIDED, ANSWERED = "Jeg ringer resepsjonen", "Vaktlaget på 4 hjelper", "550 dahl@example.org"
NOT_OF_PERSONS = ("actor", "token", "link", "code", "request_key")
"""Tables that hold names of who may come in now, or what is over within a day."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as house:
        _a_red_night(house)
        yield house


def _a_red_night(house: Hospital) -> None:
    ward, client = house.ward("med2"), house.app.test_client()
    dahl, berg = house.token(person="dahl"), house.token(person="berg")
    client.post("/api/v1/units/kir1/level", json={"level": "yellow"}, headers=berg)
    ward.post("level", level="red")
    house.pass_time(minutes=1)
    chain = client.get("/api/v1/units/med2", headers=dahl).get_json()["chain"]["id"]
    said = client.post(f"/api/v1/chains/{chain}/answer", json={"text": NOTE}, headers=dahl)
    assert said.status_code == 200, said.text
    house.pass_time(minutes=30)
    body = {"kind": "resources", "text": DECIDED}
    made = client.post("/api/v1/units/med2/decisions", json=body, headers=berg)
    assert made.status_code == 200, made.text
    house.pass_time(minutes=5)
    with writing(works(house.app).engine) as tx:
        tx.execute(try_.update().values(detail=ANSWERED))


def _tables(house: Hospital, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Return every table's rows as text."""
    path = works(house.app).engine.url.database
    assert path is not None
    with closing(sqlite3.connect(path)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
        tables = [name for name in names if not name.startswith(("ix_", "sqlite_", "alembic"))]
        return {
            name: json.dumps(database.execute(f'SELECT * FROM "{name}"').fetchall())
            for name in tables
            if name not in but
        }


def _holding(house: Hospital, said: str, but: tuple[str, ...] = ()) -> set[str]:
    text = json.dumps(said)[1:-1]
    return {
        name
        for name, rows in _tables(house, but).items()
        if text in rows or json.dumps(text)[1:-1] in rows or said in rows
    }


def _folds(house: Hospital) -> bool:
    again = folded(works(house.app).engine)
    rows = house.service.board().standings
    return all(replace(again[unit], due=rows[unit].due) == rows[unit] for unit in again)


@pytest.mark.parametrize(
    ("said", "since", "lasts"),
    [
        pytest.param(NOTE, timedelta(minutes=1), timedelta(hours=72), id="what somebody wrote"),
        pytest.param(ANSWERED, timedelta(0), timedelta(days=30), id="how it was sent"),
    ],
)
def test_it_is_there_until_its_time_and_gone_then(
    house: Hospital, said: str, since: timedelta, lasts: timedelta
) -> None:
    assert _holding(house, said)
    house.clock.at = START + since + lasts - timedelta(seconds=1)
    works(house.app).upkeep.retention.run(house.clock())
    assert _holding(house, said)
    house.clock.at = START + timedelta(minutes=36) + lasts
    works(house.app).upkeep.retention.run(house.clock())
    assert _holding(house, said) == set()
    assert _holding(house, DECIDED)
    assert _folds(house)


def test_who_it_was_becomes_a_role_after_ninety_days(house: Hospital) -> None:
    assert _folds(house)
    house.clock.at = START + timedelta(days=90) - timedelta(seconds=1)
    works(house.app).upkeep.retention.run(house.clock())
    assert {"log", "notice", "message"} <= _holding(house, "dahl", NOT_OF_PERSONS)
    assert {"log", "standing"} <= _holding(house, "berg", NOT_OF_PERSONS)
    house.clock.at = START + timedelta(days=90, minutes=36)
    works(house.app).upkeep.retention.run(house.clock())
    for person in ("dahl", "berg", "moen"):
        assert _holding(house, person, NOT_OF_PERSONS) == set()
    assert _folds(house)
    assert _holding(house, DECIDED) == {"log", "standing"}
    made = _events(house, "decision_made")[0]["decision"]
    assert (made["by"], made["role"], made["kind"]) == ("AL", "AL", "resources")


def _events(house: Hospital, kind: str) -> list[dict[str, dict[str, str]]]:
    """Return the events of a kind as a program reads them."""
    reads = house.token()
    page = house.app.test_client().get("/api/v1/events?limit=1000", headers=reads).get_json()
    return [each for each in page["events"] if each["kind"] == kind]


def test_seqs_and_versions_stay_whole_and_pages_still_say_it(house: Hospital) -> None:
    seen = [(row["seq"], row["kind"], row["at"]) for row in _all(house)]
    version = house.service.board().version
    house.clock.at = START + timedelta(days=91)
    works(house.app).upkeep.retention.run(house.clock())
    assert [(row["seq"], row["kind"], row["at"]) for row in _all(house)] == seen
    assert house.service.board().version == version
    house.clock.move(seconds=1)
    reads = house.token()
    for page in ("/ward/med2", "/history/med2", "/api/v1/messages", "/api/v1/units/med2"):
        assert house.app.test_client().get(page, headers=reads).status_code == 200


def _all(house: Hospital) -> list[dict[str, object]]:
    reads = house.token()
    found: list[dict[str, object]] = (
        house.app.test_client().get("/api/v1/events?limit=1000", headers=reads).get_json()["events"]
    )
    return found


def test_what_was_deleted_is_not_left_in_the_file(house: Hospital) -> None:
    path = Path(str(works(house.app).engine.url.database))
    _checkpoint(path)
    assert NOTE.encode() in path.read_bytes()
    house.clock.at = START + timedelta(days=4)
    works(house.app).upkeep.retention.run(house.clock())
    _checkpoint(path)
    assert NOTE.encode() not in path.read_bytes()


def _checkpoint(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def test_once_a_day_is_enough(house: Hospital) -> None:
    retention = works(house.app).upkeep.retention
    assert retention.run_daily(house.clock())
    house.clock.move(hours=23, minutes=59)
    assert not retention.run_daily(house.clock())
    house.clock.move(minutes=1)
    assert retention.run_daily(house.clock())


def test_a_name_is_kept_a_while_after_its_person_is_gone(house: Hospital) -> None:
    upkeep = works(house.app).upkeep
    upkeep.forget()
    book = house.service.rulebook
    persons = {id_: each for id_, each in book.persons.items() if id_ != "dahl"}
    house.service.take_rulebook(replace(book, persons=persons))
    last = house.clock()
    house.clock.at = last + timedelta(days=90) - timedelta(seconds=1)
    upkeep.forget()
    assert house.service.rulebook.named("dahl") == book.persons["dahl"].name
    house.clock.at = last + timedelta(days=91)
    upkeep.forget()
    assert house.service.rulebook.named("dahl") == ""
    assert house.service.rulebook.named("berg") == book.persons["berg"].name


def test_words_of_decisions_go_by_the_archive_rule_alone(house: Hospital) -> None:
    upkeep = works(house.app).upkeep
    ruled = replace(
        upkeep.retention, kept=replace(upkeep.retention.kept, decisions=timedelta(days=3650))
    )
    house.clock.at = START + timedelta(days=3649)
    ruled.run(house.clock())
    assert _holding(house, DECIDED) >= {"log", "standing"}
    house.clock.at = START + timedelta(days=3651)
    ruled.run(house.clock())
    assert _holding(house, DECIDED) == set()
    assert _folds(house)
