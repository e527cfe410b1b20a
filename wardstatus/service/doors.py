"""What goes through the corridor: the doors of the core, and what comes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core import decide, reload
from wardstatus.core.decide import Decided
from wardstatus.core.inputs import Input, ReportDelivery
from wardstatus.core.standing import Board, Standing
from wardstatus.core.units import Rulebook, Unit, is_hidden
from wardstatus.errors import NotFound
from wardstatus.store import outbox

Door = Callable[[Board, list[Input]], Decided]
"""A door of the core, given the board and what became of messages since."""

Tell = Callable[[Board, tuple[str, ...], datetime], None]
"""Told of every saved change: the board, the units that changed, and the instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a request led to: the board's version and how the unit stands now."""

    version: int
    standing: Standing
    repeated: bool = False


def elsewhere(kept: Board | None, seen: Board) -> tuple[str, ...]:
    """Return the units that another process has changed since a board was kept here."""
    if kept is None or seen.version == kept.version:
        return ()
    return tuple(unit for unit, each in seen.standings.items() if each.version > kept.version)


def on_each(heads: Iterable[Unit], act: Callable[[Unit], None]) -> None:
    """Do something on every board; a fault of one holds up no other, the first one is raised."""
    faults: list[Exception] = []
    for head in heads:
        try:
            act(head)
        except Exception as error:
            faults.append(error)
    if faults:
        raise faults[0]


def board_of(rulebook: Rulebook, unit: str | None) -> str:
    """Return the id of the board a unit belongs to; without one, of the only board there is.

    Raises NotFound for no such unit, or when there are several boards to choose from.
    """
    if unit is not None:
        if unit not in rulebook.units:
            raise no_such("root", unit, rulebook)
        return rulebook.root_of(unit)
    roots = [each.id for each in rulebook.roots()]
    if len(roots) != 1:
        raise NotFound("field_missing", "root")
    return roots[0]


def mine(rulebook: Rulebook, unit: str, root: str) -> bool:
    """Return whether a board hears of a unit; of one that is gone, any may, and forget it.

    The server's own hidden unit hears of itself alone, and nobody else does.
    """
    if unit in rulebook.units:
        return rulebook.root_of(unit) == root
    return not (is_hidden(unit) or is_hidden(root))


def no_such(field: str, unit: str, rulebook: Rulebook) -> NotFound:
    """Return the error for a unit that is not there; it names those that are."""
    return NotFound("unit_unknown", field, unit=unit, known=", ".join(sorted(rulebook.units)))


def reload_door(
    before: Rulebook,
    rulebook: Rulebook,
    now: datetime,
    seen: Board,
    results: list[Input],
) -> Decided:
    """Return what changed plans lead to; the last two parameters make it a door."""
    taken = reload.plans_taken(before, rulebook, seen, now)
    return decide.on_reload(seen, rulebook, taken, results, now)


def input_door(
    book: Callable[[], Rulebook],
    sent: Sequence[Input],
    now: datetime,
    seen: Board,
    results: list[Input],
) -> Decided:
    """Return what was sent leads to; the last two parameters make it a door."""
    return decide.on_input(seen, book(), [*results, *sent], now)


def report(result: outbox.Result) -> Input:
    """Return what became of a message, as the core takes it."""
    return ReportDelivery(
        unit=result.unit,
        by="delivery",
        key=result.key,
        state=result.state,
        channel=result.channel,
    )
