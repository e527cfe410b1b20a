"""A leader answers over HTTP about when the step that calls them leaves, in the real server.

Triggers of the test note in which order claims and answers were committed: they run inside the
transactions, so nothing can come between.
"""

import json
import sqlite3
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from math import inf
from pathlib import Path
from random import Random
from urllib.error import HTTPError

from tests.chaos.figures import Figure
from tests.journeys.files import write
from tests.journeys.program import ask, run
from tests.journeys.server import server, until
from tests.notify.post import Postbox, free_port, serving
from wardstatus.access import tokens
from wardstatus.clock import system_clock
from wardstatus.notify.email import message_id
from wardstatus.store.engine import open_engine

WARDS = 20
SENDER = "tavla@example.org"
AGAIN = 1.2
"""Seconds until red is another spell."""

_WARD = """\
[[unit]]
id = "wN"
name = "Post N"
short = "wN"
parent = "h"
plan = "ward"
[[person]]
id = "pN"
name = "P N"
channels = ["mailto:pN@example.org"]
[[duty]]
role = "EL"
unit = "wN"
person = "pN"
"""

_PLAN = """\
[red.answer]
steps = [{ after = "1s", notify = ["EL"] }]
"""

_NOTES = """\
CREATE TABLE noted (n INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT, whose TEXT);
CREATE TRIGGER claims AFTER UPDATE OF lease_no ON message WHEN NEW.state = 'sending'
BEGIN INSERT INTO noted (what, whose) VALUES ('claimed', NEW.key); END;
CREATE TRIGGER answers AFTER INSERT ON log WHEN NEW.kind = 'answered'
BEGIN INSERT INTO noted (what, whose) VALUES ('answered', NEW.body); END;
"""

_NOTICES = """\
SELECT chain, notice.state, message.key FROM notice LEFT JOIN message ON message_id = message.id
WHERE kind = 'answer_step' AND unit LIKE 'w%'
"""
"""All but the canary's, whom nobody has to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A ward, its leader, and when they answer after it turned red, in seconds."""

    port: int
    unit: str
    tokens: tuple[str, str]
    """The ward's and the leader's."""
    after: float

    def run(self) -> bool:
        """Turn red, answer, turn green; return whether the answer was taken."""
        ward, leader = self.tokens
        level = f"/units/{self.unit}/level"
        chain = ask(self.port, level, ward, {"level": "red"})["chain"]["id"]
        _pass(self.after)
        try:
            ask(self.port, f"/chains/{chain}/answer", leader, {})
        except HTTPError as refused:
            refused.close()
            return False
        finally:
            _pass(0.5)
            ask(self.port, level, ward, {"level": "green"})
            _pass(AGAIN)
        return True


def _pass(seconds: float) -> None:
    threading.Event().wait(seconds)


def play(folder: Path, races: int, seed: int) -> list[Figure]:
    """Race so often, in twenty wards at a time; see what left after an answer was saved."""
    post, random = Postbox(), Random(seed)
    with serving(post) as mail:
        port = _write(folder, mail)
        with closing(sqlite3.connect(folder / "board.db")) as there:
            there.executescript(_NOTES)
        carried = _tokens(folder)
        with server(folder), ThreadPoolExecutor(WARDS) as leaders:
            rounds = [
                [
                    Race(port=port, unit=unit, tokens=both, after=random.uniform(0.9, 2.2))
                    for unit, both in carried.items()
                ]
                for _round in range(races // WARDS)
            ]
            taken = [each for races in rounds for each in leaders.map(Race.run, races)]
            until(lambda: _left(folder) == 0, "every message to have ended")
    return _figures(folder, post, taken)


def _write(folder: Path, mail: int) -> int:
    port = free_port()
    config = write(folder, mail, port=port)
    said = config.read_text(encoding="utf-8")
    said = said.replace("[mail]", 'undo = "0s"\nbundle = "0s"\n[mail]', 1)
    said += "".join(_WARD.replace("N", str(number)) for number in range(WARDS))
    config.write_text(said, encoding="utf-8")
    plan = folder / "rules" / "ward.toml"
    said = plan.read_text(encoding="utf-8")
    before, _, after = said.partition("[red.answer]")
    _, _, limit = after.partition("[red.limit]")
    said = f'{before}{_PLAN}[red.limit]\nrejoin = "1s"{limit}'
    plan.write_text(said, encoding="utf-8")
    run(folder, "migrate")
    return port


def _tokens(folder: Path) -> dict[str, tuple[str, str]]:
    """Return the tokens of each ward and its leader, by unit."""
    engine, now = open_engine(f"sqlite:///{folder}/board.db"), system_clock()
    made = {}
    for number in range(WARDS):
        unit, person = f"w{number}", f"p{number}"
        ward = tokens.create(engine, unit, now, unit=unit)
        made[unit] = (ward, tokens.create(engine, person, now, person=person))
    engine.dispose()
    return made


def _asked(folder: Path, what: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(folder / "board.db")) as there:
        return there.execute(what).fetchall()


def _left(folder: Path) -> int:
    return len(_asked(folder, "SELECT 1 FROM notice WHERE state IN ('queued', 'sending')"))


def _figures(folder: Path, post: Postbox, taken: list[bool]) -> list[Figure]:
    came = Counter(str(mail["Message-ID"]) for mail in post.mails)
    claimed, answered = _order(folder)
    # A message may carry what was left of the spell before: it has the key of its first notice.
    notices = _asked(folder, _NOTICES)
    sent = [each for each in notices if message_id(f"{each[2]}.mailto", SENDER) in came]
    kept = [each for each in notices if each not in sent]
    late = [each for each in sent if claimed[each[2]] > answered[_spell(each[0])]]
    return [
        Figure(name="races", found=len(taken), most=inf),
        Figure(name="in which the step left first", found=len(sent), most=inf),
        Figure(name="answers that were refused", found=taken.count(False)),
        Figure(name="messages claimed after the answer was saved", found=len(late)),
        Figure(
            name="messages sent and not marked as answered",
            found=sum(state != "answered" for _, state, _ in sent),
        ),
        Figure(
            name="messages neither sent nor taken back",
            found=sum(state not in ("withdrawn", "answered") for _, state, _ in kept),
        ),
        Figure(name="messages sent twice", found=came.total() - len(came)),
    ]


def _spell(chain: str) -> str:
    return chain.rpartition(".")[0]


def _order(folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Return when, in the order of commits, messages were last claimed and spells answered."""
    claimed, answered = {}, {}
    for n, what, whose in _asked(folder, "SELECT n, what, whose FROM noted ORDER BY n"):
        if what == "claimed":
            claimed[whose] = int(n)
        else:
            answered[json.loads(whose)["spell"]] = int(n)
    return claimed, answered
