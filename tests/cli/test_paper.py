"""The board on paper: written beside a running server, to be printed before it is needed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.journeys.house import hospital, plain
from wardstatus.cli import main


def _paper(config: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["paper", "--config", str(config), "--out", str(out), *more])


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return the folder of the sheets of a hospital where Med 2 is red."""
    with hospital(tmp_path) as house:
        ward = house.ward("med2")
        ward.post("level", level="red")
        ward.post("needs", need="nurse")
        house.pass_time(minutes=1)
        done = _paper(tmp_path / "config.toml", tmp_path / "paper")
        assert done.exit_code == 0, done.output
    return tmp_path / "paper" / "h"


def test_each_unit_has_a_sheet_and_one_file_has_all(written: Path) -> None:
    names = {each.name for each in written.iterdir()}
    assert "all.html" in names
    assert "med2.html" in names
    assert not [name for name in names if not name.endswith(".html")]
    every = (written / "all.html").read_text(encoding="utf-8")
    assert every.count('<article class="sheet">') == len(names) - 1


def test_a_sheet_says_how_it_stood_whom_to_ring_and_what_to_do(written: Path) -> None:
    said = plain((written / "med2.html").read_text(encoding="utf-8"))
    assert re.search(r"Rød siden man 7\. des 03:40", said), said
    assert "S. Dahl 51518120" in said
    assert "Svar på tavla" in said
    assert "4 t, fristen" in said
    assert "Det som hender mens tavla er borte" in said


def test_a_sheet_loads_nothing_from_elsewhere(written: Path) -> None:
    text = (written / "all.html").read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|url\(""", text)


def test_it_is_said_in_another_language(tmp_path: Path) -> None:
    with hospital(tmp_path):
        done = _paper(tmp_path / "config.toml", tmp_path / "paper", "--language", "sv")
        assert done.exit_code == 0, done.output
    page = (tmp_path / "paper" / "h" / "all.html").read_text(encoding="utf-8")
    assert '<html lang="sv">' in page
    assert "Det som händer medan tavlan är borta" in page


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with hospital(tmp_path):
        (tmp_path / "paper").write_text("a file", encoding="utf-8")
        done = _paper(tmp_path / "config.toml", tmp_path / "paper" / "in")
    assert done.exit_code == 1
    assert "kan ikke skrives" in done.output
