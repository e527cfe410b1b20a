"""The description of the API holds what the API takes: neither more nor less."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.house import Hospital, hospital
from wardstatus.web.api.bodies import FIELDS, WHOLE


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as running:
        yield running


def _described(house: Hospital) -> dict[str, Any]:
    asked = house.app.test_client().get("/api/openapi.json", headers=house.token())
    assert asked.status_code == 200
    found: dict[str, Any] = json.loads(asked.text)
    return found


def test_every_route_is_described(house: Hospital) -> None:
    paths = _described(house)["paths"]
    there = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in house.app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(path, method) for path, told in paths.items() for method in told} == there
    assert len(there) > 20


def test_every_write_says_what_it_carries(house: Hospital) -> None:
    silent = [
        f"{method} {path}"
        for path, told in _described(house)["paths"].items()
        for method, operation in told.items()
        if method in ("post", "put") and "requestBody" not in operation
    ]
    assert silent == []


def test_what_is_described_is_what_the_parsers_take(house: Hospital) -> None:
    paths = _described(house)["paths"]
    header = house.token(unit="med2")
    leader = house.token(person="moen")
    client = house.app.test_client()
    client.post("/api/v1/units/med2/level", json={"level": "red"}, headers=header)
    house.pass_time(minutes=1)
    ids = {"unit": "med2", "item": "med2.1.R1", "chain": "med2.1.a1", "decision": "med2.1.d1"}
    seen = set()
    for path, told in paths.items():
        for method, operation in told.items():
            name = operation["operationId"]
            if name not in FIELDS or name == "flag":
                continue
            asked = path.format(**ids, indicator="occupied")
            by = leader if name in ("answer", "decide", "apply_terms", "put_notice") else header
            sent = {field: None for field in FIELDS[name]} | {"zz": 1}
            answer = client.open(asked, method=method.upper(), json=sent, headers=by)
            assert answer.status_code == 422, (path, answer.text)
            assert answer.json is not None
            assert answer.json["field"] == "zz", (path, answer.json)
            seen.add(name)
    assert seen == set(FIELDS) - {"flag"}


def test_people_can_read_it(house: Hospital) -> None:
    page = house.app.test_client().get("/api/docs", headers=house.token()).text
    for word in ("POST /api/v1/units/{unit}/level", "if_version", "Take one tap."):
        assert word in page
    assert set(WHOLE) == {"readings", "check_plan", "override", "end"}
