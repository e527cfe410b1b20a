"""Two wards on a real database and outbox, without threads: every step is made by hand."""

import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from tests.core.build import T0
from tests.machine.wards import rulebook
from wardstatus.core.inputs import Input
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Person, Rulebook
from wardstatus.errors import WardstatusError
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import (
    NOTHING,
    Delivered,
    Delivery,
    Ends,
    FailedForGood,
    FailedForNow,
    Letter,
    Parcel,
)
from wardstatus.notify.postman import Postman
from wardstatus.service import RequestKey, Service
from wardstatus.store.engine import open_engine
from wardstatus.store.log import Logged

WARDS = ("med", "kir")
STEPS = ("answer_step", "limit_step")


def settles(row: Logged, unit: str) -> bool:
    """Return whether a row of the log is an answer or a decision in force for a unit."""
    if row.unit != unit or row.kind not in ("answered", "decision_made"):
        return False
    return row.kind == "answered" or row.body["decision"]["kind"] != "lower"


class _Scripted:
    """A channel that answers as the night says."""

    def __init__(self, works: "Works") -> None:
        self._works = works

    def send(self, parcel: Parcel) -> Delivery:
        return self._works.send_parcel(parcel)


class Works:
    """A server whose clock, ticks and postman are moved by hand, and all that it wrote."""

    def __init__(self, database: Path, folder: Path, number: int) -> None:
        path = folder / f"night{number}.db"
        shutil.copy(database, path)
        self._path = path
        self.engine = open_engine(f"sqlite:///{path}")
        self.now = T0
        self.book = rulebook()
        self.log: list[Logged] = []
        self.told: list[int] = []
        """Versions of the frames that screens got."""
        self.result = "accepted"
        self.refused: list[str] = []
        bag = Bag(
            engine=self.engine,
            clock=lambda: self.now,
            rulebook=lambda: self.book,
            channels={"mailto": _Scripted(self)},
            write=self._write,
            wake=lambda: None,
            chance=lambda: 0.5,
            elapsed=lambda: self.now.timestamp(),
        )
        self.postman = Postman(bag)
        self.begun()

    def begun(self) -> None:
        """Start a server on the database as it stands."""
        self.service = Service(self.engine, self.book, lambda: self.now)
        self.service.on_change(lambda board, changed, now: self.told.append(board.version))
        self.take_rulebook(self.book)

    def close(self) -> None:
        """Throw the night away."""
        self.postman.close()
        self.engine.dispose()
        for each in self._path.parent.glob(f"{self._path.name}*"):
            each.unlink()

    @property
    def board(self) -> Board:
        """Return the board."""
        return self.service.board("house")

    def standing(self, unit: str) -> Standing:
        """Return how a ward stands."""
        return self.board.standings[unit]

    def send(self, *sent: Input, key: str = "") -> bool:
        """Send what somebody taps, twice if it has a key; return whether it was taken."""
        request = RequestKey(identity="x", key=key, fingerprint=key) if key else None
        before = self.board.version
        try:
            self.service.take(sent, request)
        except WardstatusError:
            assert self.board.version == before, "what is refused changes nothing"
            return False
        once = self.board
        assert once.version in (before, before + 1), "one version for one change"
        if request is not None:
            assert self.service.take(sent, request).repeated
            assert self.board == once, "what comes twice changes nothing"
        self._read()
        return True

    def tick(self) -> None:
        """Let time pass."""
        before = self.board.version
        self.service.tick()
        assert self.board.version in (before, before + 1)
        again = self.board
        self.service.tick()
        assert self.board == again, "a tick leaves nothing due"
        self._read()

    def take_rulebook(self, book: Rulebook) -> None:
        """Decide by changed plans from now on."""
        self.book = book
        self.service.take_rulebook(book)
        self._read()

    def _read(self) -> None:
        after = self.log[-1].seq if self.log else 0
        self.log += self.service.events(root="house", after=after, limit=10_000)

    def post(self, result: str) -> None:
        """Let the postman go his round; whatever he tries ends as `result`."""
        self.result = result
        self.postman.run_once(self.now)
        assert self.refused == [], "no step leaves after somebody answered or decided"

    def _write(
        self,
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        # Written after the claim and just before it is sent: here it shows what leaves.
        self.refused += [each.key for each in notices if self._settled(each)]
        return Letter(subject="", text="")

    def _settled(self, told: Notice) -> bool:
        """Return whether somebody answered or decided after a step was told."""
        if told.kind not in STEPS:
            return False
        taken = (row for row in self.events("step_taken") if told.key in str(row.body["told"]))
        took = max(row.version for row in taken)
        return any(row.version > took and settles(row, told.unit) for row in self.log)

    def send_parcel(self, parcel: Parcel) -> Delivery:
        """Answer as the step of the night says."""
        answers: dict[str, Delivery] = {
            "accepted": Delivered(ref="r"),
            "failed": FailedForGood(reason="no such address"),
            "again": FailedForNow(reason="busy"),
        }
        return answers[self.result]

    def events(self, *kinds: str) -> Sequence[Logged]:
        """Return what was logged of some kinds."""
        return [each for each in self.log if each.kind in kinds]

    def forward(self, minutes: float) -> datetime:
        """Move the clock."""
        self.now += timedelta(minutes=minutes)
        return self.now
