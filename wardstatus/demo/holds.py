"""What has to be true of the board for a sentence of the story to be said."""

from datetime import datetime

from wardstatus.core import spells
from wardstatus.core.standing import Board, Spell
from wardstatus.demo.beats import Holds


def _spell(board: Board, unit: str) -> Spell | None:
    return board.standings[unit].spell


def skipped(unit: str) -> Holds:
    """A step of the unit's chain had nobody on duty."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        chain = spell.chain if spell else None
        return chain is not None and any(not step.told for step in chain.taken)

    return holds


def told(unit: str, person: str) -> Holds:
    """The unit's chain has come to a person, and goes on."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        chain = spell.chain if spell else None
        return chain is not None and any(
            each.person == person for step in chain.taken for each in step.told
        )

    return holds


def over(unit: str) -> Holds:
    """The unit is over its limit."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and spells.over_limit(spell, now)

    return holds


def decided(unit: str) -> Holds:
    """A decision is in force for the unit."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and bool(spells.in_force(spell, now))

    return holds


def paused(unit: str) -> Holds:
    """The unit's red clock waits for red to come back."""

    def holds(board: Board, now: datetime) -> bool:
        spell = _spell(board, unit)
        return spell is not None and spell.red_since is None

    return holds
