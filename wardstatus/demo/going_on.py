"""What goes on after the story, for ever: leaders answer, wards fill and empty, shifts confirm."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from wardstatus.core import duties, spells
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook, Unit
from wardstatus.demo import acts
from wardstatus.demo.beats import Look, Said, Turn
from wardstatus.demo.counts import calm, count, follows, full
from wardstatus.demo.past import Act
from wardstatus.texts.words import marked

_MINUTE = timedelta(minutes=1)
_PATIENCE, _LIMIT_PATIENCE = 9 * _MINUTE, 7 * _MINUTE
_LONG_RED, _LONG_YELLOW = 100 * _MINUTE, 60 * _MINUTE
_MOST_RED, _MOST_YELLOW = 2, 3
_WHILE = 30 * _MINUTE
_PRESSED = 0.3
"""Share of turns in which, if the hospital can bear it, a ward comes under more pressure."""

_CONFIRM_BEFORE = 45 * _MINUTE


class GoingOn:
    """Thinks of the next thing to happen; the most needed first."""

    def __init__(self, book: Rulebook, root: str, but: str, seed: int = 7) -> None:
        """`but` is left to whoever watches; only its level is confirmed."""
        self._book = book
        self._units = [book.units[each] for each in book.declarable(root)]
        self._but = but
        self._random = Random(seed)

    def turns(self, board: Board, now: datetime) -> Iterator[Turn]:
        """Yield turns, each to be tried if the one before could not be done; never none."""
        own = [unit for unit in self._units if unit.id != self._but]
        for unit in own:
            yield from self._owed(unit, board.standings[unit.id], now)
        yield from self._confirmed(board, now)
        if self._random.random() < _PRESSED:
            yield from self._pressed(own, board, now)
        for unit in self._random.sample(own, len(own)):
            yield from self._over(unit, board.standings[unit.id], now)
        yield from self._small(own, board, now)
        yield self._counted(own, board)

    def _owed(self, unit: Unit, standing: Standing, now: datetime) -> Iterator[Turn]:
        """What leaders owe a red ward, and what it owes them."""
        spell = standing.spell
        if spell is None or spell.red_since is None:
            return
        told = [each for step in (spell.chain.taken if spell.chain else ()) for each in step.told]
        if spells.over_limit(spell, now):
            late = now - (spells.over_since(spell) or now)
            if late >= _LIMIT_PATIENCE:
                yield _turn(
                    marked("{role} decides for {unit}."),
                    unit,
                    acts.decides("moen", unit.id, "C1", None, None),
                    role="KD",
                    person="moen",
                )
        elif not spells.in_force(spell, now) and spells.standing_answer(spell, now) is None:
            if told and now - spell.red_since >= _PATIENCE:
                yield _turn(
                    marked("{role} takes {unit}."),
                    unit,
                    acts.answers(told[0].person, None, unit.id),
                    role=told[0].role,
                    person=told[0].person,
                )
        due = [each for each in spells.in_force(spell, now) if each.due and each.due <= now]
        if any(each.came is None for each in due):
            yield _turn(marked("{unit}: what was decided has come."), unit, acts.came(unit.id))

    def _confirmed(self, board: Board, now: datetime) -> Iterator[Turn]:
        """At the end of a level's time the wards say that it still holds, several at once."""
        lapsing = [
            unit.id
            for unit in self._units
            if (end := board.standings[unit.id].status.valid_until) is not None
            and end - _CONFIRM_BEFORE <= now
        ]
        if lapsing:
            says = Said(text=marked("{n} wards confirm their level."), values={"n": len(lapsing)})
            if len(lapsing) == 1:
                short = self._book.units[lapsing[0]].short
                says = Said(text=marked("{unit} confirms its level."), values={"unit": short})
            yield Turn(says=says, act=acts.confirms(*lapsing))

    def _over(self, unit: Unit, standing: Standing, now: datetime) -> Iterator[Turn]:
        """Red and yellow that have lasted long enough."""
        status = standing.status
        if status.since is None or status.level in (None, Level.GREEN):
            return
        lasted = now - status.since
        if follows(unit):
            if lasted >= _LONG_YELLOW / 2:
                yield _turn(
                    marked("The numbers of {unit} fall."),
                    unit,
                    acts.numbers({unit.id: calm(unit, 2)}),
                )
        elif status.level is Level.RED and lasted >= _LONG_RED:
            yield _turn(
                marked("{unit} has got help and is yellow."), unit, acts.taps(unit.id, Level.YELLOW)
            )
        elif status.level is Level.YELLOW and lasted >= _LONG_YELLOW:
            yield _turn(marked("{unit} is green again."), unit, acts.taps(unit.id, Level.GREEN))

    def _pressed(self, own: list[Unit], board: Board, now: datetime) -> Iterator[Turn]:
        """One ward more under pressure, as long as the hospital can bear it."""
        at = {level: self._long_at(level, own, board, now) for level in Level}
        if at[Level.YELLOW] and len(at[Level.RED]) < _MOST_RED and self._random.random() < 0.4:
            unit = self._random.choice(at[Level.YELLOW])
            yield self._red(unit, board.standings[unit.id])
        elif at[Level.GREEN] and len(at[Level.YELLOW]) < _MOST_YELLOW:
            yield self._yellow(self._random.choice(at[Level.GREEN]))

    def _long_at(self, level: Level, own: list[Unit], board: Board, now: datetime) -> list[Unit]:
        """Units that have been at a level for a while; red ones at once."""
        wait = timedelta(0) if level is Level.RED else _WHILE
        return [
            unit
            for unit in own
            if (stands := board.standings[unit.id].status).level is level
            and stands.since is not None
            and now - stands.since >= wait
        ]

    def _red(self, unit: Unit, standing: Standing) -> Turn:
        if follows(unit):
            act = acts.numbers({unit.id: full(unit, 2)})
            return _turn(marked("The numbers turn {unit} red."), unit, act)
        act = acts.taps(unit.id, Level.RED, standing.status.needs)
        return _turn(marked("{unit} taps red."), unit, act)

    def _yellow(self, unit: Unit) -> Turn:
        if follows(unit):
            act = acts.numbers({unit.id: full(unit, 1)})
            return _turn(marked("The numbers turn {unit} yellow."), unit, act)
        need = self._random.choice(unit.plan.needs[:3] if unit.plan else ())
        return _turn(
            marked("{unit} is yellow, and has a plan for it."),
            unit,
            acts.taps(unit.id, Level.YELLOW, [need.id]),
        )

    def _small(self, own: list[Unit], board: Board, now: datetime) -> Iterator[Turn]:
        """An item that is done, or what a ward can lend."""
        unit = self._random.choice(own)
        standing = board.standings[unit.id]
        item = next((each for each in standing.items if each.state == "open"), None)
        has = duties.holders(self._book, item.role, unit.id, now) if item is not None else ()
        if item is not None and item.at_screen:
            act = acts.does(unit.id, item.action)
            yield _turn(marked("{unit} ticks off an item."), unit, act)
        elif item is not None and not item.answer and has:
            act = acts.does(unit.id, item.action, by=has[0])
            yield _turn(marked("{role} has done an item for {unit}."), unit, act, role=item.role)
        elif standing.status.level is Level.GREEN and not standing.status.offers and unit.plan:
            offer = self._random.choice(unit.plan.offers)
            act = acts.lends(unit.id, offer.id)
            yield _turn(marked("{unit} can lend something."), unit, act)

    def _counted(self, own: list[Unit], board: Board) -> Turn:
        """The patient system counts: the wards whose numbers are oldest."""

        def counted_at(unit: Unit) -> str:
            readings = board.standings[unit.id].numbers.readings.values()
            return min((each.received.isoformat() for each in readings), default="")

        every = [*own, self._book.units[self._but]]
        oldest = sorted(every, key=counted_at)[:3]
        counts = {
            unit.id: count(
                unit, board.standings[unit.id].status.level, self._random.randrange(2, 6)
            )
            for unit in oldest
        }
        unit = oldest[0]
        patients = counts[unit.id].get("occupied", counts[unit.id].get("present", 0))
        return Turn(
            says=Said(
                text=marked("{unit} counts {n} patients."),
                values={"unit": unit.short, "n": round(patients)},
            ),
            act=acts.numbers(counts),
        )


def _turn(text: str, unit: Unit, act: Act, role: str = "", person: str = "") -> Turn:
    values = {"unit": unit.short, "role": role}
    said = Said(text=text, values=values)
    return Turn(says=said, act=act, look=Look(ward=unit.id, person=person))
