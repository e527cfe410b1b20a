"""What people do, each from the board as it stands when they do it."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.core.inputs import (
    Confirm,
    Decide,
    Declare,
    Input,
    MarkItem,
    TakeChain,
    TakeReading,
    TapNeeds,
    TellOutcome,
)
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Spell
from wardstatus.demo.past import Act

FEED = "token:patient-system"
"""Who sends the numbers that nobody taps."""


def screen(unit: str) -> str:
    """Return the actor that stands at a unit's screen."""
    return f"screen:{unit}"


def taps(unit: str, level: Level, needs: Sequence[str] = (), reason: str = "") -> Act:
    """The ward sets its level."""

    def act(board: Board) -> list[Input]:
        return [
            Declare(
                unit=unit,
                by=screen(unit),
                level=level,
                own=True,
                needs=tuple(needs),
                reason=reason,
            )
        ]

    return act


def confirms(*units: str) -> Act:
    """Wards say that their levels still hold."""

    def act(board: Board) -> list[Input]:
        known = [each for each in units if board.standings[each].status.level is not None]
        return [Confirm(unit=unit, by=screen(unit)) for unit in known]

    return act


def lacks(unit: str, *needs: str) -> Act:
    """The ward says what it lacks."""
    return lambda board: [TapNeeds(unit=unit, by=screen(unit), needs=needs)]


def lends(unit: str, *offers: str) -> Act:
    """The ward says what it can lend."""
    return lambda board: [TapNeeds(unit=unit, by=screen(unit), offers=offers)]


def numbers(readings: dict[str, dict[str, float]]) -> Act:
    """The patient system sends the numbers of some units, all together."""

    def act(board: Board) -> list[Input]:
        return [
            TakeReading(unit=unit, by=FEED, indicator=name, value=value)
            for unit, values in readings.items()
            for name, value in values.items()
        ]

    return act


def answers(person: str, until: datetime | None, *units: str) -> Act:
    """A leader takes what waits: one tap for one unit or for several."""

    def act(board: Board) -> list[Input]:
        spells = {unit: board.standings[unit].spell for unit in units}
        return [
            TakeChain(
                unit=unit, by=f"person:{person}", chain=chain_of(spell), person=person, until=until
            )
            for unit, spell in spells.items()
            if spell is not None and spell.red_since is not None
        ]

    return act


def chain_of(spell: Spell) -> str:
    """Return the id under which a spell is answered."""
    return spell.chain.id if spell.chain else f"{spell.id}.a1"


def decides(
    person: str, unit: str, choice: str, until: datetime | None, due: datetime | None
) -> Act:
    """A leader decides by one of the plan's choices."""

    def act(board: Board) -> list[Input]:
        return [
            Decide(
                unit=unit,
                by=f"person:{person}",
                person=person,
                choice=choice,
                until=until,
                due=due,
            )
        ]

    return act


def came(unit: str) -> Act:
    """The ward says that what was decided has come."""

    def act(board: Board) -> list[Input]:
        spell = board.standings[unit].spell
        return [
            TellOutcome(unit=unit, by=screen(unit), decision=each.id, came=True)
            for each in (spell.decisions if spell else ())
            if each.came is None and each.ended is None and each.due is not None
        ]

    return act


def does(unit: str, action: str, by: str = "") -> Act:
    """Somebody does the open item of an action: the ward, or the person named."""

    def act(board: Board) -> list[Input]:
        return [
            MarkItem(
                unit=unit,
                by=f"person:{by}" if by else screen(unit),
                item=item.id,
                state="done",
                own=not by,
            )
            for item in board.standings[unit].items
            if item.action == action and item.state == "open"
        ]

    return act


def together(*acts: Act) -> Act:
    """Several things that happen at one instant."""
    return lambda board: [each for act in acts for each in act(board)]
