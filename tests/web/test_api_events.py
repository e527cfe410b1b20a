"""Who did what, in the log: one spelling for taps and leaders, and roles for who sees no names."""

import json
from dataclasses import replace

import pytest

from tests.web.served import Asker, Served


@pytest.fixture
def told(served: Served) -> Served:
    """Return a house in which one was answered by its leader, and decided by telephone."""
    screen, leader = served.screen(), served.token(person="lie")
    screen.post("/units/kir1/level", {"level": "red"})
    served.clock.forward(1)
    served.live.service.tick()
    chain = screen.get("/units/kir1").json["chain"]["id"]
    assert leader.post(f"/chains/{chain}/answer", {}).status_code == 200
    body = {"choice": "C1", "by_phone": "berg"}
    assert served.screen("avd").post("/units/kir1/decisions", body).status_code == 200
    return served


def by(asker: Asker) -> dict[str, object]:
    return {each["kind"]: each["by"] for each in asker.get("/events").json["events"]}


def test_every_event_says_who_did_it(told: Served) -> None:
    said = by(told.screen())
    assert said["level_declared"] == "screen:kir1"
    assert said["answered"] == "person:lie"
    assert said["decision_made"] == "screen:avd"
    assert said["step_taken"] is None


def test_who_is_configured_no_more_is_spelled_and_hidden_as_before(told: Served) -> None:
    service = told.live.service
    persons = {id_: each for id_, each in service.rulebook.persons.items() if id_ != "lie"}
    duties = tuple(each for each in service.rulebook.duties if each.person != "lie")
    service.take_rulebook(replace(service.rulebook, persons=persons, duties=duties))
    service.know_former({"lie": "M. Lie"})
    assert by(told.screen())["answered"] == "person:lie"
    plain = told.token()
    assert by(plain)["answered"] == "OL"
    assert '"lie"' not in json.dumps(plain.get("/events").json)
