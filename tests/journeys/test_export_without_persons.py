"""What is given away holds no person, name, number, address or free word, and no formula."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from tests.journeys.house import Hospital, hospital
from wardstatus.app import works
from wardstatus.cli import main
from wardstatus.cli.export import shared_tables, write
from wardstatus.cli.files import Files, load_files
from wardstatus.measures.periods import days
from wardstatus.store import actors
from wardstatus.store.engine import writing
from wardstatus.web.export_view.rows import ACTIONS, ESCALATIONS, LEVELS, RED
from wardstatus.web.export_view.shared import DECISIONS, MEANINGS, MESSAGES

MARK = "merke"
NIGHT = date(2026, 12, 7)
TABLES = ("levels", "red", "actions", "escalations", "decisions", "messages")


def _marked(config: str) -> str:
    """Put the marker into everything that is a person's; and a formula into a unit's name."""
    config = re.sub(r'^(name = ")([A-Z]\. )', rf"\g<1>{MARK} \g<2>", config, flags=re.MULTILINE)
    config = config.replace("@example.org", f".{MARK}@example.org")
    for person in ("dahl", "berg", "moen"):
        config = config.replace(f'"{person}"', f'"{person}-{MARK}"')
    return config.replace('name = "Kirurgi', 'name = "=HYPERLINK(1)Kirurgi')


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path, configured=_marked) as house:
        ward, client = house.ward("med2"), house.app.test_client()
        house.ward("kir1").post("level", level="yellow")
        ward.post("level", level="red")
        house.pass_time(minutes=11)
        dahl, berg = house.token(person=f"dahl-{MARK}"), house.token(person=f"berg-{MARK}")
        chain = client.get("/api/v1/units/med2", headers=dahl).get_json()["chain"]["id"]
        body = {"text": f"={MARK} skriver"}
        assert client.post(f"/api/v1/chains/{chain}/answer", json=body, headers=dahl).is_json
        made = {"kind": "resources", "text": f"{MARK} 91 23 45 67", "criteria": ["benefit"]}
        assert client.post("/api/v1/units/med2/decisions", json=made, headers=berg).is_json
        house.pass_time(minutes=5)
        with writing(works(house.app).engine) as tx:
            actors.configured(tx, {f"person:dahl-{MARK}": f"N. {MARK}"}, house.clock())
        yield house


def _export(house: Hospital, out: Path, first: date = NIGHT, last: date = NIGHT) -> None:
    """Write what the command writes, on the day the house has."""
    files = load_files(out.parent / "config.toml")
    assert isinstance(files, Files)
    period = days(first, last, house.clock(), files.settings.zone)
    write(out, shared_tables(files, works(house.app).engine, period))


def _command(out: Path, first: str, last: str, *more: str) -> Result:
    config = str(out.parent / "config.toml")
    return CliRunner().invoke(main, ["export", first, last, str(out), *more, "--config", config])


def test_nothing_of_a_person_is_in_it(house: Hospital, tmp_path: Path) -> None:
    _export(house, tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())
    assert {each.stem for each in files} == {*TABLES, "columns"}
    assert [each.name for each in files if MARK in each.read_text("utf-8").lower()] == []
    everything = "".join(each.read_text("utf-8") for each in files)
    for telephone in re.findall(r'phone = "([^"]+)"', (tmp_path / "config.toml").read_text()):
        assert telephone not in everything


def test_what_happened_is_in_it(house: Hospital, tmp_path: Path) -> None:
    _export(house, tmp_path / "out")
    found = {name: _rows(tmp_path / "out" / f"{name}.json") for name in TABLES}
    assert [row["level"] for row in found["levels"] if row["unit"] == "med2"] == ["red"]
    assert [(row["unit"], row["answered_role"]) for row in found["red"]] == [("med2", "OL")]
    assert [row["what"] for row in found["escalations"]][-2:] == ["answered", "decided_resources"]
    decided = found["decisions"][0]
    assert (decided["kind"], decided["criteria"], decided["role"]) == ("resources", "benefit", "AL")
    assert "text" not in decided
    assert {row["state"] for row in found["messages"]} <= {"accepted", "answered"}
    assert found["actions"]


def _rows(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(path.read_text("utf-8"))
    return rows


def test_no_cell_is_a_formula(house: Hospital, tmp_path: Path) -> None:
    _export(house, tmp_path / "out")
    cells = [
        cell
        for path in (tmp_path / "out").glob("*.csv")
        for row in csv.reader(StringIO(path.read_text("utf-8"), newline=""))
        for cell in row
    ]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_a_zip_holds_the_same(house: Hospital, tmp_path: Path) -> None:
    _export(house, tmp_path / "out")
    _export(house, tmp_path / "out.zip")
    with ZipFile(tmp_path / "out.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held == {each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()}


def test_only_the_days_asked_for(house: Hospital, tmp_path: Path) -> None:
    _export(house, tmp_path / "out", NIGHT - timedelta(days=2), NIGHT - timedelta(days=1))
    found = {name: _rows(tmp_path / "out" / f"{name}.json") for name in TABLES}
    assert not any(found.values())


def test_the_command_writes_and_says_how_much(house: Hospital, tmp_path: Path) -> None:
    done = _command(tmp_path / "out", "2026-01-01", "2026-01-31", "--without-persons")
    assert done.exit_code == 0, done.output
    assert "0 levels, 0 red" in done.output
    assert (tmp_path / "out" / "columns.csv").exists()


def test_what_cannot_be_is_said(house: Hospital, tmp_path: Path) -> None:
    flag = "--without-persons"
    assert "FROM er etter TO" in _command(tmp_path / "a", "2026-12-02", "2026-12-01", flag).output
    (tmp_path / "there").write_text("kept")
    said = _command(tmp_path / "there", "2026-12-01", "2026-12-02", flag).output
    assert "finnes allerede" in said
    assert (tmp_path / "there").read_text() == "kept"
    asked = _command(tmp_path / "b", "2026-12-01", "2026-12-02")
    assert (asked.exit_code, flag in asked.output) == (2, True)


def test_every_column_is_explained() -> None:
    columns = {*LEVELS, *RED, *ACTIONS, *ESCALATIONS, *DECISIONS, *MESSAGES}
    assert set(MEANINGS) == columns


@pytest.mark.parametrize("name", sorted(MEANINGS))
def test_every_column_is_on_the_page(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
    assert re.search(rf"^\| `{name}` \| [a-z, ]+ \| {re.escape(MEANINGS[name])} \|$", page, re.M)
