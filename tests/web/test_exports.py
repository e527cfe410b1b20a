"""Flat tables over HTTP: stable columns, both times, nothing a spreadsheet would compute."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from tests.web.house import NOON
from tests.web.served import Asker, Served
from wardstatus.web.export_view import rows
from wardstatus.web.export_view.table import Table, as_csv, as_json, as_workbook

OSLO = ZoneInfo("Europe/Oslo")
EVIL = ("=1+1", "+47", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")


def a_table(**row: object) -> Table:
    return Table(
        name="red",
        columns=tuple(row),
        instants=frozenset({"at"}) & set(row),
        rows=[row],  # type: ignore[list-item]
        zone=OSLO,
    )


def read(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=delimiter))


@pytest.mark.parametrize("evil", EVIL)
def test_a_text_is_never_a_formula_in_csv(evil: str) -> None:
    assert read(as_csv(a_table(text=evil)))[0]["text"].startswith("'")


@pytest.mark.parametrize("evil", EVIL)
def test_a_text_is_never_a_formula_in_a_workbook(evil: str) -> None:
    with ZipFile(BytesIO(as_workbook(a_table(text=evil)))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert '<c r="A2" t="s">' in sheet


def test_a_number_stays_a_number() -> None:
    row = a_table(n=-3, share=0.5, none=None, yes=True)
    assert read(as_csv(row)) == [{"n": "-3", "share": "0.50", "none": "", "yes": "yes"}]
    norwegian = as_csv(row, norwegian=True)
    assert norwegian.startswith("\ufeffn;share;none;yes\r\n")
    assert read(norwegian, ";")[0] == {"n": "-3", "share": "0,50", "none": "", "yes": "yes"}
    with ZipFile(BytesIO(as_workbook(row))) as book:
        assert '<c r="A2"><v>-3</v></c>' in book.read("xl/worksheets/sheet1.xml").decode()


def test_an_instant_is_two_columns() -> None:
    row = a_table(at=NOON)
    assert read(as_csv(row)) == [{"at": "2026-11-21T11:12:00Z", "at_local": "2026-11-21T12:12:00"}]
    assert as_json(row) == '[{"at": "2026-11-21T11:12:00Z", "at_local": "2026-11-21T12:12:00"}]'
    assert read(as_csv(a_table(at=None))) == [{"at": "", "at_local": ""}]


def test_columns_are_never_renamed() -> None:
    assert rows.LEVELS == (
        *("unit", "unit_name", "parent", "level", "started", "ended", "seconds"),
    )
    assert rows.RED[3:9] == (
        *("spell", "started", "ended", "is_red", "red_seconds", "limit_seconds"),
    )
    assert rows.ACTIONS[3:8] == ("item", "action", "list", "role", "text")
    assert rows.ESCALATIONS[3:9] == ("spell", "at", "what", "chain", "roles", "reached")


@pytest.fixture
def morning(served: Served) -> Asker:
    """Let a ward be green, then red until now, answered by a leader."""
    screen = served.screen()
    screen.post("/units/kir1/level", {"level": "green"})
    served.clock.forward(10)
    screen.post("/units/kir1/level", {"level": "red", "needs": ["nurse"]})
    served.clock.forward(12)
    served.live.service.tick()
    chain = screen.get("/units/kir1").json["chain"]["id"]
    assert served.token(person="lie").post(f"/chains/{chain}/answer", {}).status_code == 200
    served.clock.forward(8)
    served.live.service.tick()
    return served.token()


def test_levels_say_from_when_to_when(morning: Asker) -> None:
    found = read(morning.get("/export/levels.csv").text)
    assert [(each["level"], each["started_local"], each["seconds"]) for each in found] == [
        ("green", "2026-11-21T12:12:00", "600"),
        ("red", "2026-11-21T12:22:00", "1200"),
    ]
    assert found[1]["ended"] == "", "it goes on"


def test_red_says_what_was_waited_for(morning: Asker) -> None:
    (red,) = morning.get("/export/red.json").json
    assert (red["spell"], red["unit_name"], red["is_red"]) == ("kir1.1", "Kirurgisk 1", True)
    assert (red["red_seconds"], red["unanswered_seconds"]) == (1200, 720)
    assert (red["answered_role"], red["answered_after_seconds"]) == ("OL", 720)
    assert (red["decided"], red["came"]) == (None, None)


def test_escalations_are_told_in_order_and_by_role(morning: Asker) -> None:
    found = read(morning.get("/export/escalations.csv?excel=no").text, ";")
    assert [(each["what"], each["roles"], each["after_seconds"]) for each in found] == [
        ("told", "EL", "0"),
        ("told", "OL", "0"),
        ("told", "AL", "600"),
        ("answered", "OL", "720"),
    ]


def test_actions_are_the_items_of_the_lists(morning: Asker) -> None:
    found = morning.get("/export/actions.json").json
    assert {each["list"] for each in found} == {"yellow", "red"}
    assert {each["state"] for each in found} <= {"open", "done", "waiting"}
    assert all(each["opened"] == "2026-11-21T11:22:00Z" for each in found)


@pytest.mark.parametrize("name", rows.NAMES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_table_holds_a_name(morning: Asker, name: str, form: str) -> None:
    answer = morning.get(f"/export/{name}.{form}?from=2026-11-01")
    assert answer.status_code == 200
    assert f'filename="{name}-nordvag-2026-11-01-' in answer.headers["Content-Disposition"]
    assert not [each for each in ("Lie", "lie", "Berg", "berg") if each in answer.text]


@pytest.mark.parametrize("name", rows.NAMES)
def test_every_table_is_a_workbook_too(morning: Asker, name: str) -> None:
    with morning.client.get(f"/api/v1/export/{name}.xlsx", headers=morning.headers) as answer:
        assert str(answer.mimetype).endswith("spreadsheetml.sheet")
        with ZipFile(BytesIO(answer.data)) as book:
            texts = book.read("xl/sharedStrings.xml").decode()
    assert "unit_name" in texts
    assert "Lie" not in texts


def test_a_period_holds_what_began_in_it(morning: Asker) -> None:
    assert morning.get("/export/red.json?from=2026-11-21&to=2026-11-21").json != []
    assert morning.get("/export/red.json?from=2026-11-01&to=2026-11-20").json == []
    assert morning.get("/export/red.json?root=med1").json == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/export/people.csv", "export"),
        ("/export/red.pdf", "export"),
        ("/export/red.csv?from=yesterday", "from"),
        ("/export/red.csv?to=2026-13-01&from=2026-11-01", "to"),
        ("/export/red.csv?from=2026-11-22", "from"),
        ("/export/red.csv?weeks=many", "weeks"),
    ],
)
def test_a_wrong_question_is_told_where_it_is_wrong(morning: Asker, path: str, field: str) -> None:
    answer = morning.get(path)
    assert (answer.status_code, answer.json["field"]) == (422, field)


def test_a_unit_nobody_knows_is_not_found(morning: Asker) -> None:
    assert morning.get("/export/red.csv?root=nowhere").status_code == 404
