"""A board played by hand through the core, minute by minute."""

from dataclasses import dataclass
from datetime import datetime

from tests.web.house import NOON, book, minutes
from wardstatus.core.decide import on_input, on_tick
from wardstatus.core.inputs import (
    Decide,
    Declare,
    Input,
    MarkItem,
    PassOn,
    ReportDelivery,
    TakeChain,
    TakeReading,
)
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Standing, ToldState
from wardstatus.core.units import Rulebook, Unit

SCREEN = "screen:kir1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One state of a unit, and the house it stands in."""

    board: Board
    rulebook: Rulebook
    now: datetime
    alive: bool = True
    unit_id: str = "kir1"

    @property
    def unit(self) -> Unit:
        return self.rulebook.units[self.unit_id]

    @property
    def standing(self) -> Standing:
        return self.board.standings.get(self.unit_id) or Standing(unit=self.unit_id)


class Play:
    """A board that is played with by hand, minute by minute from 12:12."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        self.rulebook = rulebook or book()
        self.board = Board(root="nordvag", version=1, at=None, standings={})
        self.now = NOON

    def at(self, minute: float) -> "Play":
        self.now = NOON + minutes(minute)
        self.board = on_tick(self.board, self.rulebook, self.now).board
        return self

    def send(self, *sent: Input) -> "Play":
        self.board = on_input(self.board, self.rulebook, sent, self.now).board
        return self

    def set(self, level: Level, unit: str = "kir1") -> "Play":
        return self.send(Declare(unit=unit, by=f"screen:{unit}", level=level, own=True))

    def read(self, **values: float) -> "Play":
        return self.send(
            *(
                TakeReading(unit="kir1", by="token:feed", indicator=name, value=value)
                for name, value in values.items()
            )
        )

    def deliver(self, state: ToldState = "delivered", person: str = "") -> "Play":
        for unit, standing in self.board.standings.items():
            chain = standing.spell.chain if standing.spell else None
            for told in [told for step in chain.taken for told in step.told] if chain else []:
                if not person or told.person == person:
                    self.send(
                        ReportDelivery(
                            unit=unit, by="delivery", key=told.key, state=state, channel="sms:1"
                        )
                    )
        return self

    def chain(self, unit: str = "kir1") -> str:
        spell = self.board.standings[unit].spell
        assert spell is not None
        assert spell.chain is not None
        return spell.chain.id

    def answer(self, person: str = "berg", unit: str = "kir1") -> "Play":
        return self.send(
            TakeChain(unit=unit, by=f"person:{person}", chain=self.chain(unit), person=person)
        )

    def passes(self, person: str = "berg") -> "Play":
        return self.send(
            PassOn(unit="kir1", by=f"person:{person}", chain=self.chain(), person=person)
        )

    def decide(self, choice: str, person: str = "berg", unit: str = "kir1") -> "Play":
        by = f"person:{person}"
        return self.send(Decide(unit=unit, by=by, person=person, choice=choice))

    def done(self, action: str) -> "Play":
        item = next(each for each in self.board.standings["kir1"].items if each.action == action)
        return self.send(MarkItem(unit="kir1", by=SCREEN, item=item.id, state="done", own=True))

    def sample(self, alive: bool = True) -> Sample:
        return Sample(board=self.board, rulebook=self.rulebook, now=self.now, alive=alive)
