"""A log that was changed is said, with its row; one that was not, too."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.journeys.files import write
from tests.store.samples import T0
from wardstatus.cli import main
from wardstatus.core.events import NoticeShown
from wardstatus.store import log
from wardstatus.store.engine import open_engine, writing
from wardstatus.store.migrate import migrate


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = write(tmp_path, 25, "4h")
    url = f"sqlite:///{tmp_path}/board.db"
    migrate(url)
    engine = open_engine(url)
    with writing(engine) as tx:
        for number in range(1, 4):
            shown = NoticeShown(at=T0, unit="h", text="", until=None, by="screen:h")
            log.append(tx, "h", number, [shown])
    engine.dispose()
    return config


def _audit(config: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["audit", *words, "--config", str(config)])


def test_a_log_as_it_was_written(config: Path) -> None:
    done = _audit(config, "verify")
    assert (done.exit_code, done.output) == (0, "h: 3 rows: as they were written.\n")
    said = _audit(config, "head").output.split()
    assert (said[:3], len(said[3])) == (["h", "written", "3"], 64)


def test_a_row_that_was_changed(config: Path) -> None:
    with closing(sqlite3.connect(config.parent / "board.db")) as database:
        database.execute("UPDATE log SET kind = 'level_undone' WHERE seq = 2")
        database.commit()
    done = _audit(config, "verify")
    assert done.exit_code == 1
    assert "row 2: it holds something else than was written" in done.output
