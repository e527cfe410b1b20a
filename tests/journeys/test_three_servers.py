"""Three servers on one PostgreSQL, and five hundred limits in the same second: each passes once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.journeys.files import write
from tests.journeys.program import run
from tests.journeys.server import kill, server, until
from tests.notify.post import Postbox, free_port, serving
from tests.store.postgres import postgres
from wardstatus.cli.files import Files, load_files
from wardstatus.clock import system_clock
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.service import Service
from wardstatus.store.engine import open_engine, reading

WARDS, SERVERS = 500, 3
LIMIT = timedelta(seconds=6)
_WARD = '[[unit]]\nid = "ID"\nname = "Post ID"\nshort = "ID"\nparent = "h"\nplan = "ward"\n'


@pytest.fixture
def url() -> Iterator[str]:
    with postgres() as running:
        yield running.url()


def _write(folder: Path, url: str, mail: int) -> Path:
    config = write(folder, mail, limit=f"{LIMIT.seconds}s", port=free_port())
    said = config.read_text(encoding="utf-8")
    said = said.replace("sqlite:///board.db", url).replace("[mail]", 'undo = "0s"\n[mail]')
    said += "".join(_WARD.replace("ID", f"w{n}") for n in range(WARDS))
    config.write_text(said, encoding="utf-8")
    return config


def _all_red(config: Path, engine: Engine) -> None:
    files = load_files(config)
    assert isinstance(files, Files), files
    at = system_clock()
    service = Service(engine, files.rulebook, lambda: at)
    red = [Declare(unit=f"w{n}", by="screen", own=True, level=Level.RED) for n in range(WARDS)]
    service.take(red)


def _count(engine: Engine, kind: str) -> Counter[str]:
    with reading(engine) as tx:
        asked = text("SELECT unit FROM log WHERE kind = :kind")
        return Counter(tx.execute(asked, {"kind": kind}).scalars())


def test_five_hundred_limits_in_one_second_pass_once(tmp_path: Path, url: str) -> None:
    post = Postbox()
    with serving(post) as mail, ExitStack() as stack:
        config = _write(tmp_path, url, mail)
        run(tmp_path, "migrate")
        engine = open_engine(url)
        stack.callback(engine.dispose)
        for number in range(SERVERS):
            log = stack.enter_context((tmp_path / f"log{number}").open("w"))
            port = {"WARDSTATUS_SERVER_PORT": str(free_port())}
            running = stack.enter_context(server(tmp_path, log, **port))
            stack.callback(kill, running)
        _all_red(config, engine)
        until(lambda: len(_count(engine, "limit_passed")) == WARDS, "five hundred limits")
        until(lambda: any(mail["X-To"] == "berg@example.org" for mail in post.mails), "the mail")
        for kind in ("limit_passed", "spell_started"):
            assert set(_count(engine, kind).values()) == {1}
        with reading(engine) as tx:
            steps = tx.execute(
                text(
                    "SELECT unit, chain, step, count(*) FROM notice WHERE chain LIKE"
                    " '%.l%' GROUP BY unit, chain, step, person"
                )
            ).all()
            twice = [each for each in steps if each[3] != 1]
        assert len(steps) == WARDS
        assert twice == []
        ids = Counter(mail["Message-ID"] for mail in post.mails)
        assert set(ids.values()) == {1}
