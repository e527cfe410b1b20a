"""Three servers on one PostgreSQL, and five hundred limits in the same second."""

from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine, text

from tests.chaos.figures import Figure, seconds
from tests.journeys.files import write
from tests.journeys.program import run
from tests.journeys.server import server, until
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
DECIDED = 5.0
"""Seconds within which all of them are to be in the outbox."""

_WARD = '[[unit]]\nid = "ID"\nname = "Post ID"\nshort = "ID"\nparent = "h"\nplan = "ward"\n'
_STEPS = (
    "SELECT unit, chain, step, count(*) FROM notice WHERE chain LIKE '%.l%'"
    " GROUP BY unit, chain, step, person"
)


def play(folder: Path) -> list[Figure]:
    """Let the limits pass before three servers, and count what came of each."""
    post = Postbox()
    with serving(post) as mail, ExitStack() as stack:
        url = stack.enter_context(postgres()).url()
        config = _write(folder, url, mail)
        run(folder, "migrate")
        engine = open_engine(url)
        stack.callback(engine.dispose)
        for number in range(SERVERS):
            log = stack.enter_context((folder / f"log{number}").open("w"))
            port = {"WARDSTATUS_SERVER_PORT": str(free_port())}
            stack.enter_context(server(folder, log, **port))
        late = _late(engine, config)
        until(lambda: any(mail["X-To"] == "berg@example.org" for mail in post.mails), "the mail")
        return [*_figures(engine, post), seconds("until all had passed", late, DECIDED)]


def _write(folder: Path, url: str, mail: int) -> Path:
    config = write(folder, mail, limit=f"{LIMIT.seconds}s", port=free_port())
    said = config.read_text(encoding="utf-8")
    said = said.replace("sqlite:///board.db", url).replace("[mail]", 'undo = "0s"\n[mail]')
    said += "".join(_WARD.replace("ID", f"w{n}") for n in range(WARDS))
    config.write_text(said, encoding="utf-8")
    return config


def _late(engine: Engine, config: Path) -> float:
    """Turn every ward red at one instant; return how long after their limit all had passed."""
    files = load_files(config)
    assert isinstance(files, Files), files
    at = system_clock()
    service = Service(engine, files.rulebook, lambda: at)
    red = [Declare(unit=f"w{n}", by="screen", own=True, level=Level.RED) for n in range(WARDS)]
    service.take(red)
    until(lambda: len(_count(engine, "limit_passed")) == WARDS, "five hundred limits")
    return (system_clock() - (at + LIMIT)).total_seconds()


def _count(engine: Engine, kind: str) -> Counter[str]:
    with reading(engine) as tx:
        asked = text("SELECT unit FROM log WHERE kind = :kind")
        return Counter(tx.execute(asked, {"kind": kind}).scalars())


def _figures(engine: Engine, post: Postbox) -> list[Figure]:
    passed, begun = _count(engine, "limit_passed"), _count(engine, "spell_started")
    with reading(engine) as tx:
        steps = tx.execute(text(_STEPS)).all()
    ids = Counter(mail["Message-ID"] for mail in post.mails)
    told = {each[0] for each in steps}
    return [
        Figure(name="limits that did not pass", found=WARDS - len(passed)),
        Figure(name="limits passed twice", found=passed.total() - len(passed)),
        Figure(name="spells begun twice", found=begun.total() - len(begun)),
        Figure(name="wards of which nobody was told", found=WARDS - len(told)),
        Figure(name="told twice", found=sum(each[3] != 1 for each in steps)),
        Figure(name="mails that came twice", found=ids.total() - len(ids)),
    ]
