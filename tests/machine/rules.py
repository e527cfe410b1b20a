"""What may happen in a night, in any order."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.core.build import GREEN
from tests.core.taps import KINDS
from tests.machine import truths
from tests.machine.wards import rulebook
from tests.machine.works import WARDS, Works
from wardstatus.core.inputs import Declare, TakeReading

MINUTES = (0.05, 0.25, 1, 5, 10, 20, 30, 45, 60, 90, 240)
FIGURES = ("high", "beds", "waits", "corridor")
LEADERS = ("answer", "pass", "decide", "decide", "lower", "outcome", "prompt", "terms")
UNITS = st.sampled_from(WARDS)
PICKS = st.integers(0, 19)


class Night(RuleBasedStateMachine):
    """One night; `database` and `folder` are set by the test."""

    database: Path
    folder: Path
    nights = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).nights += 1
        self.works = Works(self.database, self.folder, self.nights)
        self.keys = 0

    def _send(self, kind: str, unit: str, n: int, twice: bool = False) -> bool:
        self.works.tick()
        self.keys += 1
        sent = KINDS[kind](self.works.standing(unit), n)
        return self.works.send(sent, key=f"k{self.keys}" if twice else "")

    @rule(minutes=st.sampled_from(MINUTES))
    def time_passes(self, minutes: float) -> None:
        """Time passes; the server is awake again."""
        self.works.forward(minutes)
        self.works.tick()

    @rule(unit=UNITS, n=PICKS, twice=st.booleans())
    def red(self, unit: str, n: int, twice: bool) -> None:
        """A ward turns red, or says again that it is."""
        self._send("red", unit, n, twice)

    @rule(unit=UNITS, n=PICKS, kind=st.sampled_from(("turn", "yellow", "green", "undo", "confirm")))
    def tap(self, unit: str, n: int, kind: str) -> None:
        """A ward taps its level."""
        self._send(kind, unit, n)

    @rule(unit=UNITS, n=PICKS, kind=st.sampled_from(LEADERS), twice=st.booleans())
    def leader(self, unit: str, n: int, kind: str, twice: bool) -> None:
        """A leader answers or decides, or the ward says what came of it."""
        self._send(kind, unit, n, twice)

    @rule(unit=UNITS, n=PICKS, kind=st.sampled_from((*FIGURES, "item")))
    def number(self, unit: str, n: int, kind: str) -> None:
        """A number arrives, or an item is marked."""
        self._send(kind, unit, n)

    @rule(result=st.sampled_from(("accepted", "accepted", "failed", "again")))
    def post(self, result: str) -> None:
        """The postman goes his round: messages leave, fail, or are tried later."""
        self.works.post(result)
        self.works.tick()

    @rule()
    def killed(self) -> None:
        """The server is killed and another begins with what was saved."""
        before = self.works.board
        self.works.begun()
        assert self.works.board.standings == before.standings

    @rule(limit=st.sampled_from((45, 90, 180)), steps=st.sampled_from((1, 2, 3)))
    def reload(self, limit: int, steps: int) -> None:
        """Somebody changes the plan; what was begun keeps its terms."""
        self.works.tick()
        before = {unit: self.works.standing(unit).spell for unit in WARDS}
        self.works.take_rulebook(rulebook(limit, steps))
        for unit in WARDS:
            old, new = before[unit], self.works.standing(unit).spell
            if old is not None and new is not None and old.id == new.id:
                assert (old.limit, old.answer_terms) == (new.limit, new.answer_terms)

    @invariant()
    def all_holds(self) -> None:
        """What must hold after every step."""
        checks: tuple[Callable[[Works], Any], ...] = (
            truths.red_is_never_without_a_chain,
            truths.nothing_is_due,
            truths.versions_have_no_holes,
            truths.nothing_opens_twice,
        )
        for check in checks:
            check(self.works)

    def teardown(self) -> None:
        """A day of green: everything that was opened ends, and the log leads to the board."""
        truths.the_log_is_the_board(self.works)
        self._calm()
        for minutes in (1, 10, 240, 240, 24 * 60):
            self.works.forward(minutes)
            self.works.tick()
            self.post("accepted")
            self.all_holds()
        truths.all_has_ended(self.works)
        truths.the_log_is_the_board(self.works)
        self.works.close()

    def _calm(self) -> None:
        self.works.tick()
        for unit in WARDS:
            for name in ("beds", "waits", "corridor"):
                low = TakeReading(unit=unit, by="x", indicator=name, value=0)
                assert self.works.send(low)
            assert self.works.send(Declare(unit=unit, by="screen:x", level=GREEN, own=True))
