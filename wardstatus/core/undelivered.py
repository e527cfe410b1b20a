"""Messages of a running chain that reached nobody: their persons have to be rung."""

from wardstatus.core.chains import running
from wardstatus.core.resort import GONE
from wardstatus.core.standing import Standing, Told

_REACHED = ("accepted", "delivered", "answered")


def undelivered(standing: Standing) -> tuple[Told, ...]:
    """Return who was told in vain and not reached since, each person once, the newest message.

    Nobody while no chain is running: red was left, or somebody has answered or decided.
    """
    chain = running(standing.spell) if standing.spell else None
    if chain is None:
        return ()
    newest: dict[str, Told] = {}
    for told in (*(told for step in chain.taken for told in step.told), *chain.resort):
        if told.state in GONE or told.state in _REACHED:
            newest[told.person] = told
    return tuple(told for told in newest.values() if told.state in GONE)
