"""What stands on each sheet, in a reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import spells, status
from wardstatus.core.levels import Level
from wardstatus.core.plans import Action, Plan
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.paper.watch import AHEAD, Watch, watches
from wardstatus.texts import terms
from wardstatus.texts.documents.plan import Document, document
from wardstatus.texts.words import Words, marked

LINES = 14
"""Empty lines to write on."""

LEVELS = {
    Level.GREEN: marked("Green"),
    Level.YELLOW: marked("Yellow"),
    Level.RED: marked("Red"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One line of the telephone list."""

    role: str
    when: str
    """Empty: the whole of the coming day and night."""
    names: tuple[tuple[str, str], ...]
    """Each person's name and telephone; empty: nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One action to tick, by whom, within what time."""

    text: str
    role: str
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One unit's sheet."""

    unit: Unit
    level: str
    """The class of its shape; `unknown` is the last word on what is too old."""
    shape: str
    said: str
    small: str
    calls: tuple[Call, ...]
    lists: tuple[tuple[str, str, tuple[Task, ...]], ...]
    """For yellow and red: the shape, the head, what to do."""
    plan: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All sheets of a board."""

    board: str
    written: str
    until: str
    sheets: tuple[Sheet, ...]
    lines: range


@dataclass(frozen=True, slots=True, kw_only=True)
class _Here:
    """What every line of a sheet looks up."""

    words: Words
    book: Rulebook
    plan: Plan
    now: datetime

    def time(self, at: datetime) -> str:
        """Return a day with its time, `tys 5. jan 03:40`."""
        return f"{self.words.day(at, self.book.zone)} {self.clock(at)}"

    def clock(self, at: datetime) -> str:
        return self.words.clock(at, self.book.zone)

    def role(self, role: str) -> str:
        return terms.roles(self.words, self.plan, [role])


def pack(_: Words, board: Board, book: Rulebook, now: datetime) -> Pack:
    """Return the sheets of a board: one for each unit that has a plan."""
    zone = book.zone
    found = (book.units[unit] for unit in book.declarable(board.root))
    return Pack(
        board=book.units[board.root].name,
        written=f"{_.day(now, zone)} {_.clock(now, zone)}",
        until=f"{_.day(now + AHEAD, zone)} {_.clock(now + AHEAD, zone)}",
        sheets=tuple(
            _sheet(_Here(words=_, book=book, plan=unit.plan, now=now), unit, board)
            for unit in found
            if unit.plan is not None
        ),
        lines=range(LINES),
    )


def _sheet(here: _Here, unit: Unit, board: Board) -> Sheet:
    _, plan, standing = here.words, here.plan, board.standings[unit.id]
    shown = status.shown(standing, unit, here.now)
    return Sheet(
        unit=unit,
        level=shown.value if shown else "unknown",
        shape=str(shown.rank) if shown else "0",
        said=_(LEVELS[shown]) if shown else _("Unknown"),
        small=", ".join(_small(here, standing)),
        calls=tuple(_call(here, each) for each in watches(here.book, unit.id, plan, here.now)),
        lists=tuple(
            (str(level.level.rank), _(LEVELS[level.level]), tuple(_tasks(here, level.actions)))
            for level in (plan.yellow, plan.red)
        ),
        plan=document(_, plan, here.book),
    )


def _small(here: _Here, standing: Standing) -> Iterator[str]:
    _ = here.words
    if standing.status.since is not None:
        yield _("since {time}", time=here.time(standing.status.since))
    names = {each.id: _.pick(each.name) for each in here.plan.needs}
    if standing.status.needs:
        needs = ", ".join(names.get(each, each) for each in standing.status.needs)
        yield _("lacks {needs}", needs=needs)
    deadline = spells.deadline(standing.spell) if standing.spell else None
    if deadline is not None:
        yield _("deadline {time}", time=here.clock(deadline))


def _call(here: _Here, turn: Watch) -> Call:
    whole = turn.ends - max(turn.begins, here.now) >= AHEAD
    hours = f"{here.clock(max(turn.begins, here.now))}–{here.clock(turn.ends)}"
    people = (here.book.persons[each] for each in turn.persons if each in here.book.persons)
    return Call(
        role=here.role(turn.role),
        when="" if whole else hours,
        names=tuple((person.name, person.phone) for person in people),
    )


def _tasks(here: _Here, actions: tuple[Action, ...]) -> Iterator[Task]:
    _ = here.words
    for each in actions:
        text = _.pick(each.text)
        if each.repeat:
            text = f"{text}, {_('then every {span}', span=_.lasting(each.repeat))}"
        yield Task(
            text=text,
            role=terms.by_shift(_, each.role, here.role),
            within=_.lasting(each.within) if each.within else _("At once"),
        )
