"""Two servers on one PostgreSQL; the way of the first is lost without a word, in a write of its."""

import pwd
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError

from tests.chaos.asking import Asking, asking
from tests.chaos.cable import ALL, BESIDE, FAR, Cable, cable
from tests.chaos.figures import Figure, seconds
from tests.journeys.files import write
from tests.journeys.program import ask, run
from tests.journeys.server import server, until
from tests.notify.post import Postbox, free_port, serving
from tests.store.postgres import Place, postgres
from wardstatus.clock import elapsed, system_clock
from wardstatus.errors import NotSaved
from wardstatus.store.engine import open_engine, writing

ENDS, MOVES, BACK = 15.0, 15.0, 10.0
"""Seconds until a request has ended, the other server does what is due, and all is well again."""

LIMIT, EVERY = 4, 1.0
_WARD = '[[unit]]\nid = "ID"\nname = "Post ID"\nshort = "ID"\nparent = "h"\nplan = "ward"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two servers on one database: the way of the first can be cut."""

    first: int
    second: int
    token: str
    cable: Cable
    url: str
    """The database as the first server knows it."""


@contextmanager
def pair(folder: Path, wards: int) -> Iterator[Pair]:
    """Yield two servers of a hospital with so many wards to turn red."""
    with ExitStack() as stack:
        way = stack.enter_context(cable())
        user = pwd.getpwnam("postgres")
        place = Place(host=BESIDE, guests=ALL, before=way.within(user.pw_uid, user.pw_gid))
        beside = stack.enter_context(postgres(place)).url()
        _write(folder, beside, stack.enter_context(serving(Postbox())), wards)
        run(folder, "migrate")
        token = run(folder, "token", "create", "--name", "test", "--unit", "h")
        ports = []
        for number, url in enumerate((beside.replace(BESIDE, FAR), beside)):
            ports.append(free_port())
            log = stack.enter_context((folder / f"log{number}").open("w"))
            said = {"WARDSTATUS_SERVER_PORT": str(ports[-1]), "WARDSTATUS_SERVER_DATABASE": url}
            stack.enter_context(server(folder, log, **said))
        url = beside.replace(BESIDE, FAR)
        yield Pair(first=ports[0], second=ports[1], token=token, cable=way, url=url)


def _write(folder: Path, url: str, mail: int, wards: int) -> None:
    config = write(folder, mail, limit=f"{LIMIT}s")
    said = config.read_text(encoding="utf-8").replace("sqlite:///board.db", url)
    said = said.replace("[mail]", 'undo = "0s"\n[mail]', 1)
    said += "".join(_WARD.replace("ID", f"w{number}") for number in range(wards))
    config.write_text(said, encoding="utf-8")


@dataclass(slots=True)
class Second:
    """The other server: a ward turns red every second, and each limit has to pass in time."""

    pair: Pair
    late: dict[str, float] = field(default_factory=dict)
    """Seconds after its instant at which a limit was seen to have passed, by unit."""
    twice: int = 0
    red: int = 0
    after: int = 0

    def turn_red(self) -> None:
        """Turn the next ward red, however often it has to be asked."""
        while True:
            try:
                ask(self.pair.second, f"/units/w{self.red}/level", self.pair.token, RED)
                self.red += 1
                return
            except HTTPError as refused:
                with refused:
                    if refused.code != 503:
                        raise

    def look(self) -> None:
        """See which limits have passed since the last look."""
        path = f"/events?root=h&limit=1000&after={self.after}"
        for each in ask(self.pair.second, path, self.pair.token)["events"]:
            self.after = each["seq"]
            if each["kind"] == "limit_passed":
                at = datetime.fromisoformat(each["at"])
                self.twice += each["unit"] in self.late
                self.late[each["unit"]] = (system_clock() - at).total_seconds()

    def all_passed(self) -> bool:
        self.look()
        return len(self.late) == self.red


RED = {"level": "red"}
CONFIRMED = "/units/med2/confirm"
PATHS = (CONFIRMED, CONFIRMED, "/units/kir1/confirm", "/board?root=h", "/units/med2")


def play(folder: Path, lost_for: float) -> list[Figure]:
    """Lose every packet of the first server for so long, and measure both."""
    with pair(folder, int(lost_for / EVERY) + 2) as here:
        for unit in ("med2", "kir1"):
            ask(here.first, f"/units/{unit}/level", here.token, {"level": "yellow"})
        second = Second(here)
        with asking(here.first, here.token, PATHS) as asked:
            until(lambda: all(len(each.acknowledged) > 10 for each in asked), "answers")
            # This one's limit passes while the first still holds the pen.
            second.turn_red()
            threading.Event().wait(LIMIT / 2)
            with _in_a_write(here):
                began = elapsed()
                while elapsed() - began < lost_for:
                    turned = elapsed()
                    second.turn_red()
                    second.look()
                    threading.Event().wait(max(0.0, EVERY - (elapsed() - turned)))
                here.cable.mend()
            back = _back(asked)
        until(second.all_passed, "the last limits")
        return _figures(here, asked, second, back)


@contextmanager
def _in_a_write(here: Pair) -> Iterator[None]:
    """Cut the way while a writer of the first side holds the pen of the database."""
    engine, holds, ends = open_engine(here.url), threading.Event(), threading.Event()

    def hold() -> None:
        with suppress(_LetGo, NotSaved), writing(engine):
            holds.set()
            ends.wait()
            raise _LetGo

    holder = threading.Thread(target=hold)
    holder.start()
    holds.wait()
    here.cable.cut()
    try:
        yield
    finally:
        ends.set()
        holder.join()
        engine.dispose()


class _LetGo(Exception):
    """Nothing is to be committed."""


def _back(asked: list[Asking]) -> float:
    mended, had = elapsed(), [len(each.acknowledged) for each in asked]
    until(
        lambda: all(len(each.acknowledged) > n for each, n in zip(asked, had, strict=True)),
        "answers again",
    )
    return elapsed() - mended


def _figures(here: Pair, asked: list[Asking], second: Second, back: float) -> list[Figure]:
    events, after = [], 0
    while page := ask(here.first, f"/events?limit=1000&after={after}", here.token)["events"]:
        events += [each["kind"] for each in page]
        after = page[-1]["seq"]
    confirmed = sum(len(each.acknowledged) for each in asked if each.path.endswith("confirm"))
    return [
        seconds(
            "slowest request at the server that lost its way", max(e.slowest for e in asked), ENDS
        ),
        seconds("latest limit at the other", max(second.late.values()), MOVES),
        seconds("until the first is well again", back, BACK),
        Figure(name="answers that were neither 200 nor 503", found=sum(e.wrong for e in asked)),
        Figure(name="limits passed twice", found=second.twice),
        Figure(
            name="acknowledged writes lost or done twice",
            found=abs(confirmed - events.count("level_confirmed")),
        ),
    ]
