"""The commands: each is found by its name, and none is read for another."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from wardstatus.cli import main

NAMES = main.list_commands(click.Context(main))


@pytest.mark.parametrize("name", NAMES)
def test_each_is_found_and_helps(name: str) -> None:
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0, done.output
    assert f" {name} " in done.output.splitlines()[0]


def test_the_list_says_what_each_does() -> None:
    done = CliRunner().invoke(main, ["--help"])
    assert done.exit_code == 0
    assert [name for name in NAMES if f"  {name} " not in done.output] == []


def test_one_that_is_none_is_said_to_be_none() -> None:
    done = CliRunner().invoke(main, ["sreve"])
    assert done.exit_code == 2
    assert "sreve" in done.output


def test_what_another_needs_is_not_read() -> None:
    asked = "import sys; from wardstatus.cli import main; print('flask' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", ["serve", "check"])
def test_in_an_empty_folder_it_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, [name])
    assert done.exit_code == 2
    assert "wardstatus init" in done.output
    assert list(tmp_path.iterdir()) == []
