"""Thirty believable days: shifts that confirm, wards that fill and empty, some red."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from wardstatus.core import duties
from wardstatus.core.inputs import Input
from wardstatus.core.levels import Level
from wardstatus.core.plans import in_shift
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook, Unit
from wardstatus.demo import acts
from wardstatus.demo.past import Act, Planned

DAYS = 30
SEED = 1850
COUNTED = (time(6, 40), time(14, 10), time(21, 50))
"""When the patient system sends its numbers: often enough for a picture of the month."""

CONFIRMED = (time(7, 40), time(15, 15), time(22, 45))
_MINUTE = timedelta(minutes=1)
_AFTERWARDS = (timedelta(minutes=50), timedelta(minutes=170))
"""When what red left behind is seen to: what was postponed, two minutes together."""

_LED = (timedelta(minutes=12), timedelta(minutes=77), timedelta(minutes=142))
"""When leaders see to a ward that its numbers made red."""

_YELLOW_DAYS, _RED_OF_THESE = 0.34, 0.2
_NEEDS = ("nurse", "doctor", "bed")


def month(book: Rulebook, root: str, ends: datetime) -> Iterator[Planned]:
    """Yield what people and systems do in the thirty days before an instant, in any order."""
    units = [book.units[each] for each in book.declarable(root)]
    last = ends.astimezone(book.zone).date()
    random = Random(SEED)
    yield Planned(
        at=ends - timedelta(days=DAYS, hours=1),
        act=acts.together(*(acts.taps(unit.id, Level.GREEN) for unit in units)),
    )
    for back in range(DAYS, 0, -1):
        day = _Day(book=book, units=units, date=last - timedelta(days=back), random=random)
        yield from (each for each in day.planned() if each.at < ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    book: Rulebook
    units: list[Unit]
    date: date
    random: Random

    def planned(self) -> Iterator[Planned]:
        own = [unit for unit in self.units if _follows_people(unit)]
        for at in CONFIRMED:
            yield Planned(at=self._at(at), act=acts.confirms(*(unit.id for unit in own)))
        for at in COUNTED:
            yield Planned(at=self._at(at), act=acts.numbers(self._counted(at)))
        for unit in own:
            if self.random.random() < _YELLOW_DAYS:
                yield from self._pressed(unit)
        for unit in (each for each in self.units if each not in own):
            for at in COUNTED:
                yield from self._led(unit, duties.instant(self.date, at, self.book.zone))

    def _led(self, unit: Unit, counted: datetime) -> Iterator[Planned]:
        """Who follows the numbers has leaders too: they answer, and do what the list says."""
        for later in _LED:
            yield Planned(at=counted + later, act=somebody_answers(unit.id))
            yield Planned(at=counted + later + 10 * _MINUTE, act=_worked_through(unit.id))
        yield Planned(at=counted + timedelta(hours=3), act=self._settled(unit))
        yield Planned(at=counted + timedelta(hours=8), act=_worked_through(unit.id))

    def _settled(self, unit: Unit) -> Act:
        """The clinic's director decides where it is still red."""

        def act(board: Board) -> list[Input]:
            spell = board.standings[unit.id].spell
            if spell is None or spell.red_since is None:
                return []
            who = duties.holders(self.book, "KD", unit.id, spell.red_since)
            return list(acts.decides(who[0], unit.id, "C1", None, None)(board)) if who else []

        return act

    def _at(self, at: time) -> datetime:
        early = self.random.randrange(-9, 10) * _MINUTE
        return duties.instant(self.date, at, self.book.zone) + early

    def _counted(self, at: time) -> dict[str, dict[str, float]]:
        """Wards are fullest in the afternoon and in the middle of the week."""
        week = (0.0, 0.5, 1.0, 0.7, 0.0, -1.2, -0.9)[self.date.weekday()]
        hour = 1.0 if at.hour == 14 else 0.0
        return {unit.id: self._numbers(unit, week + hour) for unit in self.units}

    def _numbers(self, unit: Unit, press: float) -> dict[str, float]:
        if "occupied" not in known(unit):
            present = max(4, round(self.random.gauss(14 + 3 * press, 3)))
            waits = {"boarding": max(0, present // 6 - 1), "urgent_unseen": max(0, present - 20)}
            return {"present": present, "resus_free": 2, **waits}
        beds = in_shift(unit.constants["staffed_beds"], None)
        occupied = max(0, round(self.random.gauss(beds * 0.88 + press, beds * 0.05)))
        corridor = max(0, occupied - beds)
        return {"occupied": min(occupied, beds + 2), "corridor": corridor, "nurses": 5}

    def _pressed(self, unit: Unit) -> Iterator[Planned]:
        """A ward under pressure: yellow for some hours, now and then red in between."""
        begins = self._at(time(self.random.randrange(9, 20), self.random.randrange(60)))
        need = self.random.choice(_NEEDS if "occupied" in known(unit) else ("doctor", "beds"))
        lasts = self.random.randrange(90, 300) * _MINUTE
        yield Planned(at=begins, act=acts.taps(unit.id, Level.YELLOW, [need]))
        yield Planned(at=begins + 9 * _MINUTE, act=_worked_through(unit.id))
        if self.random.random() < _RED_OF_THESE:
            begins += self.random.randrange(20, 90) * _MINUTE
            lasts = self.random.randrange(70, 290) * _MINUTE
            yield from self._red(unit, need, begins, begins + lasts)
        yield Planned(at=begins + lasts, act=_calmer(unit.id, Level.YELLOW))
        yield Planned(at=begins + 1.4 * lasts, act=_calmer(unit.id, Level.GREEN))

    def _red(self, unit: Unit, need: str, begins: datetime, ends: datetime) -> Iterator[Planned]:
        yield Planned(at=begins, act=acts.taps(unit.id, Level.RED, [need]))
        at = begins + self.random.randrange(4, 26) * _MINUTE
        while at < ends:
            yield Planned(at=at, act=somebody_answers(unit.id))
            at += timedelta(minutes=65)
        for minutes in (14, 44):
            yield Planned(at=begins + minutes * _MINUTE, act=_worked_through(unit.id))
        yield from self._decided(unit, begins, ends)
        for later in _AFTERWARDS:
            yield Planned(at=ends + later, act=_worked_through(unit.id))

    def _decided(self, unit: Unit, begins: datetime, ends: datetime) -> Iterator[Planned]:
        """The head of the department decides early, or the clinic's director at last."""
        minutes = self.random.randrange(10, 120)
        late = minutes % 3 == 0
        at = begins + timedelta(hours=3 if late else 0, minutes=minutes)
        who = duties.holders(self.book, "KD" if late else "AL", unit.id, at)
        if at < ends and who:
            yield Planned(at=at, act=acts.decides(who[0], unit.id, "C1", None, None))
            yield Planned(at=at + (20 + minutes % 20) * _MINUTE, act=acts.came(unit.id))


def known(unit: Unit) -> tuple[str, ...]:
    """Return the indicators of a unit's plan."""
    return tuple(unit.plan.indicators) if unit.plan else ()


def _follows_people(unit: Unit) -> bool:
    return unit.plan is not None and unit.plan.follow == "people"


def _calmer(unit: str, level: Level) -> Act:
    def act(board: Board) -> list[Input]:
        here = board.standings[unit].status.level
        lower = here is not None and level.rank < here.rank
        return list(acts.taps(unit, level)(board)) if lower else []

    return act


def _worked_through(unit: str) -> Act:
    """What stands on the list is done, but for the answer, which a leader gives."""

    def act(board: Board) -> list[Input]:
        mine = [each for each in board.standings[unit].items if each.state == "open"]
        return [
            sent
            for item in mine
            if not item.answer and item.repeat is None
            for sent in acts.does(unit, item.action, by="" if item.at_screen else "flyt")(board)
        ]

    return act


def somebody_answers(unit: str) -> Act:
    """Whoever was told last answers, if nobody has."""

    def act(board: Board) -> list[Input]:
        spell = board.standings[unit].spell
        if spell is None or spell.red_since is None or spell.answer is not None:
            return []
        told = [each for step in (spell.chain.taken if spell.chain else ()) for each in step.told]
        return list(acts.answers(told[-1].person, None, unit)(board)) if told else []

    return act
