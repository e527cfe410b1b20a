"""Commands before the server has ever run: a sentence or a first database, never a trace."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.journeys.files import write
from wardstatus.cli import main


def _run(folder: Path, *words: str) -> Result:
    config = write(folder, mail=25)
    return CliRunner().invoke(main, [*words, "--config", str(config)])


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "head"),
        ("audit", "verify"),
        ("drill", "start"),
        ("export", "--without-persons", "2026-01-01", "2026-12-31", "out.csv"),
        ("paper", "--out", "sheets"),
        ("phone", "revoke", "berg"),
        ("privacy", "forget", "someone"),
        ("screen", "list"),
        ("screen", "revoke", "1"),
        ("token", "list"),
        ("token", "revoke", "none"),
    ],
    ids=" ".join,
)
def test_what_needs_a_board_says_that_there_is_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = _run(tmp_path, *words)
    assert done.exit_code == 1, done.output
    assert "Det er ingen database" in done.output
    assert not (tmp_path / "board.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("screen", "pair", "--unit", "med2"),
        ("token", "create", "--name", "reader"),
        ("phone", "link", "berg"),
    ],
    ids=" ".join,
)
def test_what_lets_in_the_first_begins_a_database(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert _run(tmp_path, *words).exit_code == 0
    assert (tmp_path / "board.db").exists()
