"""Which messages have been answered by a change."""

from wardstatus.core.decide import Decided
from wardstatus.core.events import Answered


def answered(decided: Decided) -> tuple[str, ...]:
    """Return the keys of the notices whose persons have answered by this change."""
    units = {event.unit for event in decided.events if isinstance(event, Answered)}
    spells = [decided.board.standings[unit].spell for unit in units]
    return tuple(
        told.key
        for spell in spells
        if spell is not None and spell.chain is not None
        for step in spell.chain.taken
        for told in step.told
        if told.state == "answered"
    )
