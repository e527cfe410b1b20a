"""What can only be said of a plan when it is known who is on duty, and what day it is."""

from collections.abc import Iterable, Iterator
from datetime import date

from wardstatus.core.roster import CalendarDuty
from wardstatus.core.units import Duty
from wardstatus.plans import sentences, walk
from wardstatus.toml.problems import Problem, listed
from wardstatus.toml.source import Source

_DECIDED_BY = ("red", "limit", "decided_by")


def problems(source: Source, duties: Iterable[Duty | CalendarDuty]) -> Iterator[Problem]:
    """Yield the roles without duty, and a limit that nobody can decide on."""
    held = {duty.role for duty in duties}
    deciders = dict.fromkeys(
        role for _, role in walk.texts((), walk.find(source.tables, _DECIDED_BY))
    )
    if deciders and not held & deciders.keys():
        said = sentences.NO_DECIDER.format(given=listed(deciders, "or"))
        yield source.problem(_DECIDED_BY, said)
    for role, written in walk.table(source.tables, ("roles",)).items():
        at_screen = isinstance(written, dict) and written.get("at") == "screen"
        if role not in held and not at_screen:
            yield source.warning(("roles", role), sentences.ROLE_WITHOUT_DUTY.format(given=role))


def review(source: Source, today: date) -> Iterator[Problem]:
    """Yield a warning if the plan should have been reviewed before today."""
    due = source.tables.get("review_by")
    if type(due) is date and due < today:
        owner = next((text for _, text in walk.texts((), source.tables.get("owner"))), "nobody")
        yield source.warning(("review_by",), sentences.REVIEW_PAST.format(given=due, owner=owner))
