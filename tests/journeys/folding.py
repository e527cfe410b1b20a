"""The standings as the log and the readings alone tell them."""

from dataclasses import replace

from sqlalchemy import Engine

from wardstatus.core.evolve import evolve
from wardstatus.core.standing import Standing
from wardstatus.store import log
from wardstatus.store.engine import reading


def folded(engine: Engine, root: str = "h") -> dict[str, Standing]:
    """Return every unit of a board as its events lead to it, one after the other."""
    standings: dict[str, Standing] = {}
    with reading(engine) as tx:
        for version, events in log.fold_input(tx, root):
            for event in events:
                before = standings.get(event.unit) or Standing(unit=event.unit)
                standings[event.unit] = replace(evolve(before, event), version=version)
    return standings
