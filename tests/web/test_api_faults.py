"""What the server cannot do is said plainly, and nothing that was acknowledged is lost."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import event

from tests.web.served import Served
from wardstatus.app import works
from wardstatus.texts.errors import SENTENCES

LEVEL = "/units/kir1/level"
RAISED = re.compile(
    r'(?:WrongField|NotFound|NotAllowed|NotReadable|NoIdentity|TooMany|NotNow)\(\s*"(\w+)"'
)


def _impatient(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA busy_timeout = 50")


def test_a_database_that_is_locked_saves_nothing_and_says_so(tmp_path: Path) -> None:
    served = Served(tmp_path)
    engine = works(served.app).engine
    event.listen(engine, "connect", _impatient)
    screen = served.screen()
    screen.post(LEVEL, {"level": "yellow"})
    with closing(sqlite3.connect(tmp_path / "board.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = screen.post(LEVEL, {"level": "red"}, Idempotency_Key="tap")
        assert (answer.status_code, answer.json["problem"]) == (503, "not_saved")
        other.rollback()
    assert screen.get("/units/kir1").json["level"] == "yellow"
    assert screen.post(LEVEL, {"level": "red"}, Idempotency_Key="tap").status_code == 200
    served.close()


def test_a_fault_is_told_without_a_trace(tmp_path: Path) -> None:
    served = Served(tmp_path)

    @served.app.get("/api/v1/broken", endpoint="operations.broken")
    def broken() -> str:
        raise RuntimeError("the secret of the house")

    answer = served.screen().get("/broken")
    assert (answer.status_code, answer.json["problem"]) == (500, "server_fault")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    served.close()


def test_every_error_a_request_can_meet_has_a_sentence() -> None:
    rooms = Path(__file__).parents[2] / "wardstatus"
    for room in ("web", "access"):
        for file in (rooms / room).rglob("*.py"):
            for key in RAISED.findall(file.read_text(encoding="utf-8")):
                assert key in SENTENCES, f"{file.name}: {key}"
