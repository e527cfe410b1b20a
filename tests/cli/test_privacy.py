"""What is kept of each class, counted; what is too old is said, and nobody is named."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.journeys.files import write
from wardstatus.cli import main
from wardstatus.clock import system_clock
from wardstatus.core.events import Answered, Event, NoticeShown
from wardstatus.core.standing import Answer
from wardstatus.store import actors, forgetting, log, retention
from wardstatus.store.engine import open_engine, reading, writing
from wardstatus.store.migrate import migrate
from wardstatus.store.sweeps import Sweep

HOUR = timedelta(hours=1)
NOW = system_clock()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = write(tmp_path, 25, "4h")
    migrate(_url(tmp_path))
    return config


def _url(folder: Path) -> str:
    return f"sqlite:///{folder}/board.db"


def _answered(folder: Path, ago: timedelta) -> None:
    at = NOW - ago
    answer = Answer(by="dahl", role="OL", at=at, until=at, text="Jeg ringer")
    shown = NoticeShown(at=at, unit="h", text="", until=None, by="person:berg")
    engine = open_engine(_url(folder))
    with writing(engine) as tx:
        actors.configured(tx, {"person:dahl": "N. Dahl", "person:gone": "A. Gone"}, NOW)
        events: list[Event] = [Answered(at=at, unit="med2", spell="s", answer=answer), shown]
        log.append(tx, "h", 1, events)
    engine.dispose()


def _report(config: Path) -> tuple[int, dict[str, list[str]], str]:
    done = CliRunner().invoke(main, ["privacy", "--config", str(config)])
    rows = {line[:22].strip(): line[22:].split() for line in done.output.splitlines()}
    return done.exit_code, rows, done.output


def test_each_class_is_counted_and_nobody_named(config: Path) -> None:
    _answered(config.parent, HOUR)
    exit_code, rows, output = _report(config)
    assert exit_code == 0
    assert {name: rows[name][0] for name in ("names", "notes", "persons", "decisions")} == {
        "names": "2",
        "notes": "1",
        "persons": "2",
        "decisions": "0",
    }
    assert rows["notes"][-1] == "3d"
    assert "dahl" not in output.lower()
    assert "ringer" not in output


@pytest.mark.parametrize(
    ("ago", "late"),
    [
        pytest.param(timedelta(hours=72 + 23), False, id="within the day it is forgotten in"),
        pytest.param(timedelta(hours=72 + 25), True, id="nobody forgot it"),
    ],
)
def test_what_is_older_than_it_may_be_is_said(config: Path, ago: timedelta, late: bool) -> None:
    _answered(config.parent, ago)
    exit_code, rows, _ = _report(config)
    assert (exit_code == 1, "too" in rows["notes"]) == (late, late)


def test_what_was_forgotten_is_counted_no_more(config: Path) -> None:
    _answered(config.parent, timedelta(days=10))
    engine = open_engine(_url(config.parent))
    with writing(engine) as tx:
        sweep = Sweep(what="notes", root="h", until=NOW - timedelta(days=3))
        retention.change_log(tx, sweep, forgetting.without_notes)
    engine.dispose()
    exit_code, rows, _ = _report(config)
    assert (exit_code, rows["notes"][0], rows["persons"][0]) == (0, "0", "2")


def test_a_name_can_be_deleted_and_the_log_stays(config: Path) -> None:
    _answered(config.parent, HOUR)
    run = CliRunner()
    refused = run.invoke(main, ["privacy", "forget", "dahl", "--config", str(config)])
    assert refused.exit_code == 1
    assert "first" in refused.output
    done = run.invoke(main, ["privacy", "forget", "gone", "--config", str(config)])
    assert done.exit_code == 0, done.output
    again = run.invoke(main, ["privacy", "forget", "gone", "--config", str(config)])
    assert again.exit_code == 1
    engine = open_engine(_url(config.parent))
    with reading(engine) as tx:
        assert actors.former(tx, []) == {"person:dahl": "N. Dahl"}
        assert len(log.read(tx, root="h")) == 2
    engine.dispose()
