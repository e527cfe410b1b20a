"""Every route times every identity: nobody gets more than the table says."""

import json
from collections.abc import Iterator

import pytest

from tests.web.rules import BODIES, EVERYBODY, RULES
from tests.web.served import Answer, Asker, Served

ARGUMENTS = {
    "<unit>": "kir1",
    "<plan>": "surgical-ward",
    "<indicator>": "missed_care",
    "<item>": "kir1.R2.1",
    "<chain>": "kir1.1.a1",
    "<decision>": "kir1.1.d1",
    "<path:filename>": "tokens.css",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("board"))
    yield served
    served.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("demo"), demo=True)
    yield served
    served.close()


@pytest.fixture(scope="module")
def askers(served: Served, demo: Served) -> dict[str, Asker]:
    return {
        "nobody": served.nobody(),
        "screen": served.screen(),
        "screen above": served.screen("avd"),
        "screen elsewhere": served.screen("med1"),
        "wall": served.screen("nordvag", wall=True),
        "token of the ward": served.token(unit="kir1"),
        "token above": served.token(unit="avd"),
        "token elsewhere": served.token(unit="med1"),
        "token that reads": served.token(),
        "person there": served.token(person="dahl"),
        "person above": served.token(person="berg"),
        "person elsewhere": served.token(person="holm"),
        "link": served.nobody(),
        "signed in": served.signed_in("berg"),
        "demo": demo.nobody(),
    }


def routes(served: Served) -> set[str]:
    return {
        f"{'WS' if rule.websocket else method} {rule.rule}"
        for rule in served.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_has_a_rule(served: Served) -> None:
    assert routes(served) == set(RULES)


def asked(served: Served, who: str, route: str, asker: Asker) -> int:
    method, path = route.split(" ", 1)
    link = served.live.access.make_link("berg", "kir1", "kir1.1.a1", served.clock())
    known = {**ARGUMENTS, "<link>": link if who == "link" else "A" * 22}
    for name, value in known.items():
        path = path.replace(name, value)
    here = Asker(client=asker.client, headers=asker.headers, prefix="")
    if method == "PUT":
        return here.send("PUT", path, json.dumps(BODIES[route])).status_code
    if method == "POST":
        return _posted(here, path, BODIES.get(route, {})).status_code
    return here.send("GET", path, Accept="text/html").status_code


def _posted(here: Asker, path: str, sent: object) -> Answer:
    if isinstance(sent, str):
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return here.send("POST", path, sent, **form)
    return here.post(path, sent)


@pytest.mark.parametrize("route", [route for route in RULES if not route.startswith("WS ")])
def test_a_route_lets_in_whom_the_table_names(
    served: Served, askers: dict[str, Asker], route: str
) -> None:
    let_in = {
        who for who, asker in askers.items() if asked(served, who, route, asker) not in (401, 403)
    }
    assert let_in == RULES[route] & set(askers)


def test_every_kind_of_identity_is_tried(askers: dict[str, Asker]) -> None:
    assert EVERYBODY <= set(askers)
