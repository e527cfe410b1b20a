"""A plan, a house and a day, small enough to be read beside the test that uses them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from wardstatus.core import reload
from wardstatus.core.decide import Decided, on_input, on_reload, on_tick
from wardstatus.core.events import Event
from wardstatus.core.inputs import Declare, Input, ReportDelivery, TakeReading, Undo
from wardstatus.core.leaving import waiting
from wardstatus.core.levels import Level
from wardstatus.core.notices import Notice
from wardstatus.core.plans import (
    Action,
    AnswerTerms,
    Comparison,
    Condition,
    Indicator,
    LevelTerms,
    LimitTerms,
    Plan,
    Role,
    Step,
)
from wardstatus.core.standing import Board, Chain, Spell, Standing
from wardstatus.core.units import Duty, Person, Rulebook, Unit

T0 = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday, ten in the morning in Oslo."""

GREEN, YELLOW, RED = Level.GREEN, Level.YELLOW, Level.RED


def span(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def at(minutes: float) -> datetime:
    return T0 + span(minutes)


def minute(instant: datetime | None) -> float | None:
    """Return minutes after T0, for an expectation that is easy to read."""
    return None if instant is None else round((instant - T0) / span(1), 3)


def condition(
    indicator: str, bound: float, clear: float | None = None, comparison: Comparison = "at_or_above"
) -> Condition:
    return Condition(
        indicator=indicator,
        comparison=comparison,
        bound={"": bound},
        clear=None if clear is None else {"": clear},
    )


def step(after: float, *roles: str) -> Step:
    return Step(after=span(after), notify={"": roles})


def action(name: str, within: float = 10, role: str = "AHS", **more: object) -> Action:
    known = Action(id=name, role={"": role}, within=span(within), text={"": name})
    return replace(known, **more)  # type: ignore[arg-type]


ROLES = {
    name: Role(id=name, name={"": name}, at_screen=name == "AHS")
    for name in ("AHS", "EL", "OL", "AL", "KD")
}
INDICATORS = {
    name: Indicator(id=name, name={"": name}, min=0, max=60)
    for name in ("beds", "waits", "corridor")
}
YELLOW_TERMS = LevelTerms(level=YELLOW, when=(condition("beds", 22, 20),))
RED_TERMS = LevelTerms(level=RED, when=(condition("beds", 25, 24),))
ANSWER = AnswerTerms(steps=(step(0, "EL"), step(10, "OL")))
LIMIT = LimitTerms(
    limit=span(240),
    review=span(120),
    decided_by={"": ("AL", "KD")},
    steps=(step(0, "AL"), step(30, "KD")),
    extensions=1,
)
PLAN = Plan(
    id="ward",
    name={"": "Ward"},
    owner={"": "owner"},
    effective=date(2026, 1, 1),
    review_by=date(2027, 1, 1),
    version="1",
    roles=ROLES,
    indicators=INDICATORS,
    yellow=YELLOW_TERMS,
    red=RED_TERMS,
    answer=ANSWER,
    limit=LIMIT,
)
PERSONS = {name: Person(id=name, name=name) for name in ("el", "ol", "al", "kd", "desk", "spare")}
DUTIES = tuple(Duty(role=name.upper(), unit="house", person=name) for name in "el ol al kd".split())


def book(
    plan: Plan | None = PLAN,
    *,
    duties: tuple[Duty, ...] = DUTIES,
    constants: Mapping[str, Mapping[str, float]] | None = None,
    last_resort: tuple[str, ...] = ("desk",),
) -> Rulebook:
    """Return a house of two wards with one plan, a ward without one, and a heading above."""
    units = [
        Unit(id="house", name="House", short="H", kind="hospital"),
        Unit(id="med", name="Med", short="M", parent="house", plan=plan, constants=constants or {}),
        Unit(id="kir", name="Kir", short="K", parent="house", plan=plan, order=1),
        Unit(id="bare", name="Bare", short="B", parent="house", order=2),
    ]
    return Rulebook(
        units={unit.id: unit for unit in units},
        persons=PERSONS,
        duties=duties,
        last_resort=last_resort,
    )


class Day:
    """A board whose clock is moved by hand; keeps all that happened."""

    def __init__(self, rulebook: Rulebook | None = None) -> None:
        self.book = rulebook or book()
        wards = ("med", "kir", "bare")
        standings = {unit: Standing(unit=unit) for unit in wards}
        self.board = Board(root="house", version=0, at=None, standings=standings)
        self.events: list[Event] = []
        self.notices: list[Notice] = []
        self.withdrawn: set[str] = set()

    def _keep(self, decided: Decided) -> Sequence[Event]:
        self.board = decided.board
        self.events += decided.events
        self.withdrawn |= set(decided.withdrawn)
        self.notices = [each for each in self.notices if each.key not in self.withdrawn]
        self.notices += decided.notices
        return decided.events

    def take(self, minutes: float, *sent: Input) -> Sequence[Event]:
        return self._keep(on_input(self.board, self.book, sent, at(minutes)))

    def tick(self, minutes: float) -> Sequence[Event]:
        return self._keep(on_tick(self.board, self.book, at(minutes)))

    def reload(self, minutes: float, plan: Plan) -> Sequence[Event]:
        before, self.book = self.book, book(plan, duties=self.book.duties)
        taken = reload.plans_taken(before, self.book, self.board, at(minutes))
        return self._keep(on_reload(self.board, self.book, taken, (), at(minutes)))

    def declare(self, minutes: float, level: Level, unit: str = "med") -> Sequence[Event]:
        return self.take(minutes, Declare(unit=unit, by=f"screen:{unit}", level=level, own=True))

    def undo(self, minutes: float) -> Sequence[Event]:
        return self.take(minutes, Undo(unit="med", by="screen:med"))

    def leave(self, minutes: float) -> Sequence[Event]:
        """Let every message that waits leave."""
        keys = waiting(self.spell.chain)
        left = ReportDelivery(unit="med", by="delivery", key="", state="accepted")
        return self.take(minutes, *(replace(left, key=key) for key in keys))

    def read(self, minutes: float, **values: float) -> Sequence[Event]:
        sent = [
            TakeReading(unit="med", by="token:1", indicator=name, value=value)
            for name, value in values.items()
        ]
        return self.take(minutes, *sent)

    @property
    def med(self) -> Standing:
        return self.board.standings["med"]

    @property
    def spell(self) -> Spell:
        assert self.med.spell is not None
        return self.med.spell

    @property
    def chain(self) -> Chain:
        assert self.spell.chain is not None
        return self.spell.chain

    def when(self, kind: type[Event]) -> list[float | None]:
        """Return the minutes of all events of a kind."""
        return [minute(event.at) for event in self.events if isinstance(event, kind)]

    def told(self) -> list[tuple[float | None, str]]:
        """Return when a notice of a chain leaves, and to whom."""
        kinds = ("answer_step", "limit_step", "last_resort")
        return [(minute(each.ready_at), each.person) for each in self.notices if each.kind in kinds]
