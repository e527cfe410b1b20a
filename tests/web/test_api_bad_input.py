"""Whatever is sent wrong is refused with its field, and nothing is changed by it."""

from collections.abc import Iterator

import pytest

from tests.web.served import Asker, Served
from tests.web.wrong import WRONG, Wrong

LEVEL = "/units/kir1/level"
SYNTHETIC = "02013299997"
"""An identity number the authority gives as an example; nobody has it."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("board"))
    served.screen().post(LEVEL, {"level": "yellow"})
    yield served
    served.close()


@pytest.fixture(scope="module")
def screen(served: Served) -> Asker:
    return served.screen()


@pytest.mark.parametrize("wrong", WRONG, ids=[each.what for each in WRONG])
def test_a_wrong_field_is_named(screen: Asker, wrong: Wrong) -> None:
    answer = screen.send("POST", wrong.path, wrong.body)
    assert answer.mimetype == "application/problem+json"
    said = answer.json
    assert (answer.status_code, said["problem"], said.get("field")) == wrong[3:]
    assert said["status"] == wrong.status
    assert {"type", "title", "detail"} <= set(said)
    assert "{" not in said["detail"]


TEXTS = [
    ("fødselsnummer 02013299997", "looks_like_identity_number"),
    ("020132 99997", "looks_like_identity_number"),
    ("x" * 141, "text_too_long"),
    ("bell\u0007", "text_not_printable"),
    ("half a pair \ud800", "text_not_printable"),
    (["a", "list"], "not_a_text"),
]


@pytest.mark.parametrize(("text", "problem"), TEXTS)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/chains/kir1.1.a1/answer", {"by_phone": "lie", "text": None}),
        (LEVEL, {"level": "red", "reason": None}),
        ("/items/kir1.R2.1", {"state": "not_done", "reason": None}),
    ],
)
def test_a_text_that_may_name_a_patient_is_refused_and_never_repeated(
    screen: Asker, path: str, body: dict[str, object], text: object, problem: str
) -> None:
    *_, name = body
    answer = screen.post(path, {**body, name: text})
    assert (answer.status_code, answer.json["problem"]) == (422, problem)
    assert answer.json["field"] == name
    assert SYNTHETIC not in answer.text
    assert "99997" not in answer.text


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"level=red",
        b'{"level": NaN}',
        b'{"values": {"patients": Infinity}, "unit": "kir1"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b"null,",
        b"1" * 5_000,
    ],
)
@pytest.mark.parametrize("path", [LEVEL, "/readings"])
def test_a_body_that_is_not_json_is_not_read(screen: Asker, raw: bytes, path: str) -> None:
    answer = screen.send("POST", path, raw)
    assert (answer.status_code, answer.json["problem"]) == (400, "not_json")


@pytest.mark.parametrize(
    "path", ["/api/v1/units/kir1/level", "/api/v1/readings", "/ward/kir1/level"]
)
def test_two_megabytes_are_not_read(screen: Asker, path: str) -> None:
    answer = screen.client.post(path, data=b"x" * 2_000_000, headers=dict(screen.headers))
    assert answer.status_code == 413


def test_nothing_of_all_this_changed_the_board(served: Served, screen: Asker) -> None:
    before = screen.get("/board").json["version"]
    for wrong in WRONG:
        screen.send("POST", wrong.path, wrong.body)
    assert screen.get("/board").json["version"] == before
    assert screen.get("/units/kir1").json["readings"] == {}


@pytest.mark.parametrize(
    ("query", "problem", "field"),
    [
        ("/events?after=x", "not_a_whole_number", "after"),
        ("/events?limit=-1", "not_a_whole_number", "limit"),
        ("/events?unit=nowhere", "unit_unknown", "unit"),
        ("/board?root=nowhere", "unit_unknown", "root"),
        ("/messages?state=lost", "not_one_of", "state"),
        ("/nothing", "page_unknown", None),
    ],
)
def test_a_wrong_question_is_answered(
    screen: Asker, query: str, problem: str, field: str | None
) -> None:
    said = screen.get(query).json
    assert (said["problem"], said.get("field")) == (problem, field)


def test_a_method_that_is_not_there_says_which_are(screen: Asker) -> None:
    answer = screen.send("DELETE", "/board")
    assert (answer.status_code, answer.json["problem"]) == (405, "method_not_allowed")
    assert "GET" in answer.headers["Allow"]


def test_the_sentence_is_in_the_readers_language(screen: Asker) -> None:
    norwegian = screen.post(LEVEL + "?language=nb", {"level": "blue"}).json["detail"]
    english = screen.post(LEVEL + "?language=en", {"level": "blue"}).json["detail"]
    assert english == '"blue" is not allowed here. Allowed: green, yellow, red.'
    assert norwegian != english
