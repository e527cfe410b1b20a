"""No identity number comes in by any route, and none is said or logged; all are synthetic."""

import json
import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.web.rules import LEADS, RULES
from tests.web.served import Answer, Asker, Served
from tests.web.test_rights_of_routes import ARGUMENTS
from wardstatus.web.patients import MADE_BY_US

NUMBER = "02013299997"
SPELLINGS = (NUMBER, "020132 99997", "02.01.32-99997", "０２０１３２９９９９７")
PROGRAMS = "/in/"
"""What services send back is made of numbers; of a text that came in only the code is taken."""

WRITES = sorted(
    route
    for route in RULES
    if route.split(" ")[0] in ("POST", "PUT", "PATCH", "DELETE")
    and not route.split(" ")[1].startswith(PROGRAMS)
)
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("demo"), demo=True)
    yield served
    served.close()


def _address(served: Served, route: str) -> tuple[str, str]:
    method, path = route.split(" ", 1)
    link = served.live.access.make_link("berg", "kir1", "kir1.1.a1", served.clock())
    for name, value in {**ARGUMENTS, "<link>": link}.items():
        path = path.replace(name, value)
    return method, path


@pytest.fixture(scope="module")
def leader(demo: Served) -> Asker:
    return demo.token(person="berg")


def _send(served: Served, route: str, body: str, leader: Asker | None = None) -> Answer:
    method, path = _address(served, route)
    # An invented hospital is open, but for what a leader does by name.
    who = leader if leader and RULES[route] == LEADS else served.nobody()
    here = Asker(client=who.client, headers=who.headers, prefix="")
    form = {} if "/api/" in route else FORM
    return here.send(method, path, body, Origin="http://localhost", **form)


def _refused(answer: Answer) -> bool:
    return answer.status_code == 422 and (
        "looks_like_identity_number" in answer.text or "fødselsnummer" in answer.text
    )


def _silent(answer: Answer, logged: str) -> bool:
    said = answer.text + str(answer.headers) + logged
    return not any(spelt in said for spelt in SPELLINGS)


@pytest.mark.parametrize("spelt", SPELLINGS)
@pytest.mark.parametrize("route", WRITES)
def test_no_route_takes_a_number(
    demo: Served, leader: Asker, route: str, spelt: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    if "/api/" in route:
        bodies = [{"text": spelt}, {"reason": {"a": [1, spelt]}}, [{"b": spelt}], {spelt: 1}]
        answers = [
            _send(demo, route, json.dumps(body, ensure_ascii=False), leader) for body in bodies
        ]
    else:
        forms = [{"text": spelt}, {"anything": f"seng 3 {spelt}"}, {spelt: "x"}]
        answers = [_send(demo, route, urlencode(form)) for form in forms]
    assert len(answers) > 2
    assert all(_refused(answer) for answer in answers)
    assert all(_silent(answer, caplog.text) for answer in answers)


@pytest.mark.parametrize("path", ["/?root=", "/api/v1/board?root=", "/api/v1/units/", "/history/"])
def test_no_address_holds_a_number(
    demo: Served, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    here = Asker(client=demo.nobody().client, headers={}, prefix="")
    answer = here.send("GET", path + NUMBER)
    assert _refused(answer)
    assert _silent(answer, caplog.text)


def test_the_place_is_said(demo: Served) -> None:
    sent = [{"unit": "kir1", "values": {}}, {"unit": "kir1", "note": [NUMBER]}]
    said = _send(demo, "POST /api/v1/readings", json.dumps(sent))
    assert said.json["field"] == "[1].note[0]"


def test_what_no_person_writes_is_not_refused_by_chance(demo: Served) -> None:
    assert "tap" in MADE_BY_US
    sent = urlencode({"level": "yellow", "tap": NUMBER})
    assert _send(demo, "POST /ward/<unit>/level", sent).status_code == 303
