"""What a leader said by telephone is noted from above the unit, never by the unit itself."""

import re
from urllib.parse import urlencode

import pytest

from tests.web.served import Served
from wardstatus.access.links import make
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.standing import Decision

TYPED = {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://localhost"}


@pytest.fixture
def red(served: Served) -> Served:
    served.live.service.take([Declare(unit="kir1", by="screen:kir1", own=True, level=Level.RED)])
    return served


def decision(served: Served) -> Decision:
    spell = served.live.service.standing("kir1").spell
    assert spell is not None
    return spell.decisions[-1]


def test_a_screen_above_notes_it(red: Served) -> None:
    desk = red.screen("avd")
    page = desk.client.get("/record/kir1").text
    assert "Hvem sa det?" in page
    assert set(re.findall(r'name="person" value="([^"]+)"', page)) == {
        *("dahl", "lie", "berg", "moen")
    }
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)
    form = {
        "csrf": csrf[1] if csrf else "",
        "unit": "kir1",
        "person": "moen",
        "choice": "choice:C1",
    }
    taken = desk.client.post("/record/kir1", data=urlencode(form), headers=TYPED)
    assert taken.status_code == 303
    made = decision(red)
    assert (made.by, made.role, made.by_phone, made.recorded_by) == (
        "moen",
        "KD",
        True,
        "screen:avd",
    )


def test_the_ward_itself_is_refused(red: Served) -> None:
    refused = red.screen("kir1").client.get("/record/kir1")
    assert refused.status_code == 403
    assert "own_unit_cannot_record" in refused.text


def test_a_person_above_notes_it_behind_a_link(red: Served) -> None:
    secret = make(red.engine, "berg", "kir1", "kir1.1.a1", red.clock())
    client = red.app.test_client()
    assert client.get(f"/k/{secret}/record?unit=kir1").status_code == 200
    form = {"unit": "kir1", "person": "moen", "choice": "kind:lower"}
    taken = client.post(f"/k/{secret}/record", data=urlencode(form), headers=TYPED)
    assert taken.status_code == 303
    made = decision(red)
    assert (made.by, made.kind, made.recorded_by) == ("moen", "lower", "person:berg")


def test_whoever_did_not_decide_cannot_be_noted(red: Served) -> None:
    secret = make(red.engine, "berg", "kir1", "kir1.1.a1", red.clock())
    form = {"unit": "kir1", "person": "lie", "choice": "choice:C1"}
    refused = red.app.test_client().post(f"/k/{secret}/record", data=urlencode(form), headers=TYPED)
    assert refused.status_code == 403


def test_the_card_counts_decisions_and_extensions(red: Served) -> None:
    secret = make(red.engine, "berg", "kir1", "kir1.1.a1", red.clock())
    for choice in ("choice:C1", "kind:extend"):
        form = {"unit": "kir1", "person": "moen", "choice": choice}
        client = red.app.test_client()
        assert (
            client.post(f"/k/{secret}/record", data=urlencode(form), headers=TYPED).status_code
            == 303
        )
    page = red.screen("kir1").client.get("/history/kir1").text
    assert "2 beslutninger i denne perioden, forlenget 1 av 1 ganger" in page
