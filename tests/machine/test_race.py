"""An answer races with the step of its chain: what is answered first is never sent.

`RACES=2000` is what is reported; the ordinary tests run a hundred.
"""

import os
import threading
from pathlib import Path

from sqlalchemy import Connection, event, select

from tests.core.build import GREEN, RED
from tests.machine.wards import empty
from tests.machine.works import STEPS, Works
from wardstatus.core.inputs import Declare, Input, TakeChain, TakeReading
from wardstatus.core.notices import Notice
from wardstatus.core.standing import Standing
from wardstatus.notify import deliver
from wardstatus.notify.deliver import Terms
from wardstatus.store.engine import writing
from wardstatus.store.tables import message

RACES = int(os.environ.get("RACES", "100"))


CLAIMED = select(message.c.key).where(message.c.state == "sending")

CLOSER, FARTHER = 0.8, 1.3
"""By what the head start of the sender changes, so that both go on to be first at times."""


class Race(Works):
    """A night in which two hands reach for the pen at once; `order` is how they got it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(empty(folder), folder, 0)
        self.order: list[str] = []
        self.sent: list[str] = []
        event.listen(self.engine, "commit", self._committing)

    def _committing(self, connection: Connection) -> None:
        # Whoever commits a change holds the pen: this is the order of the changes.
        if not connection.get_execution_options().get("writes"):
            return
        answers = threading.current_thread() is threading.main_thread()
        claims = connection.execute(CLAIMED).first() is not None
        self.order.append("answer" if answers else "claim" if claims else "other")

    def _settled(self, told: Notice) -> bool:
        if told.kind in STEPS:
            self.sent.append(told.key)
        return False

    def red(self) -> Standing:
        """Turn red, and lay the message of the first step ready, unsent."""
        assert self.send(*_calm(), Declare(unit="med", by="screen:med", level=RED, own=True))
        self.forward(1)
        self.tick()
        with writing(self.engine) as tx:
            assert deliver.make_messages(tx, self.book, Terms(), self.now)
        return self.standing("med")

    def green(self) -> None:
        """Let it all be over."""
        assert self.send(Declare(unit="med", by="screen:med", level=GREEN, own=True))
        self.forward(600)
        self.tick()


def _calm() -> tuple[Input, ...]:
    return (TakeReading(unit="med", by="x", indicator="corridor", value=0),)


def race(night: Race, standing: Standing, head_start: int) -> bool:
    """Return whether the step left; it may only where its claim was saved before the answer."""
    assert standing.spell is not None
    assert standing.spell.chain is not None
    chain, start = standing.spell.chain.id, threading.Barrier(2)
    night.order.clear()
    night.sent.clear()

    def sends() -> None:
        start.wait()
        night.postman.run_once(night.now)

    postman = threading.Thread(target=sends)
    postman.start()
    start.wait()
    _spin(head_start)
    night.service.take([TakeChain(unit="med", by="person:al", person="al", chain=chain)])
    postman.join()
    if night.sent:
        assert night.order.index("claim") < night.order.index("answer"), night.order
    return bool(night.sent)


def _spin(turns: int) -> None:
    for _turn in range(turns):
        pass


def test_nothing_is_sent_after_an_answer_was_saved(tmp_path: Path) -> None:
    night = Race(tmp_path)
    left, head_start = 0, 100_000.0
    for _number in range(RACES):
        first = race(night, night.red(), round(head_start))
        head_start *= CLOSER if first else FARTHER
        left += first
        night.green()
    night.close()
    print(f"{RACES} races: {left} steps left before the answer, {RACES - left} never did")
    assert 0 < left < RACES, "both were to be first at times"
