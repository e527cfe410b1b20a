"""`wardstatus init`: what is asked for is what is written, and it can be served."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from wardstatus.cli import main
from wardstatus.cli.files import Files, load_files

ANSWERS = (
    "Fjordby sykehus\n"
    'Med 1, Øre-nese "hals"\n'
    "http://localhost:8123\n"
    "smtp.example.org\n2525\nn\n\n"
    "Kåre Berg\nkare@example.org\n51518000\n"
)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_what_is_asked_for_can_be_served(runner: CliRunner, tmp_path: Path) -> None:
    done = runner.invoke(main, ["init"], input=ANSWERS)
    assert done.exit_code == 0, done.output
    assert "http://localhost:8123/pair" in done.output
    files = load_files(tmp_path / "config.toml")
    assert isinstance(files, Files), files
    assert files.settings.server.port == 8123
    assert files.settings.mail.starttls is False
    assert [unit.id for unit in files.settings.units] == [
        "fjordby-sykehus",
        "med-1",
        "ore-nese-hals",
    ]
    assert files.rulebook.units["ore-nese-hals"].name == 'Øre-nese "hals"'
    assert files.rulebook.persons["kare-berg"].channels == ("mailto:kare@example.org",)
    assert (tmp_path / "rules" / "start.toml").exists()
    assert (tmp_path / "wardstatus.db").exists()
    assert runner.invoke(main, ["check"]).exit_code == 0


def test_a_configuration_that_is_there_is_left_alone(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("mine")
    done = runner.invoke(main, ["init"], input=ANSWERS)
    assert done.exit_code == 1
    assert "nothing was changed" in done.output
    assert (tmp_path / "config.toml").read_text() == "mine"


def test_two_wards_of_one_name_are_refused(runner: CliRunner, tmp_path: Path) -> None:
    done = runner.invoke(main, ["init"], input=ANSWERS.replace('Øre-nese "hals"', "med 1"))
    assert done.exit_code == 1
    assert "a name of its own" in done.output
    assert not (tmp_path / "config.toml").exists()


def test_codes_tokens_and_screens(runner: CliRunner) -> None:
    runner.invoke(main, ["init"], input=ANSWERS)
    code = runner.invoke(main, ["screen", "pair", "--unit", "med-1"])
    assert len(code.output.strip()) == 9
    unknown = runner.invoke(main, ["screen", "pair", "--unit", "med-9"])
    assert unknown.exit_code == 2
    assert "med-1" in unknown.output
    token = runner.invoke(main, ["token", "create", "--name", "ehr", "--unit", "med-1"])
    assert token.output.startswith("wst_")
    assert len(token.output.splitlines()) == 1
    again = runner.invoke(main, ["token", "create", "--name", "ehr"])
    assert again.exit_code == 1
    assert "wst_" not in again.output
    assert "ehr  med-1  good" in runner.invoke(main, ["token", "list"]).output
    assert runner.invoke(main, ["token", "revoke", "ehr"]).exit_code == 0
    assert "ehr  med-1  revoked" in runner.invoke(main, ["token", "list"]).output
