"""`wardstatus serve` that cannot listen, or cannot share its database, says so in a sentence."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.journeys.files import write
from wardstatus.cli import main


def _served(config: Path, *more: str) -> Result:
    done = CliRunner().invoke(main, ["serve", "--config", str(config), *more])
    assert isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = _served(write(tmp_path, mail=1, port=port))
    assert done.exit_code == 1
    assert f"Port {port} på 127.0.0.1 er opptatt av et annet program." in done.output


def test_an_address_that_is_not_this_machines_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARDSTATUS_SERVER_HOST", "192.0.2.1")
    done = _served(write(tmp_path, mail=1, port=0))
    assert done.exit_code == 1
    assert "Port 0 på 192.0.2.1 kan ikke brukes: " in done.output


def test_several_processes_are_refused_on_one_file(tmp_path: Path) -> None:
    done = _served(write(tmp_path, mail=1, port=0), "--workers", "2")
    assert done.exit_code == 1
    assert "SQLite skrives av én prosess." in done.output
    assert not (tmp_path / "board.db").exists()
