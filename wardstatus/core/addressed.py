"""A notice put together: to whom, of what, with what facts."""

from wardstatus.core.events import Event
from wardstatus.core.notices import Facts, Notice, NoticeKind
from wardstatus.core.standing import Told


def to(key: str, person: str, role: str) -> Told:
    """Return a person told in a role; the key is the stem and the person."""
    return Told(key=f"{key}.{person}", role=role, person=person)


def notice(event: Event, kind: NoticeKind, told: Told, facts: Facts) -> Notice:
    """Return what one person is told of an event, ready at its instant."""
    return Notice(
        key=told.key,
        unit=event.unit,
        kind=kind,
        person=told.person,
        role=told.role,
        at=event.at,
        ready_at=event.at,
        facts=facts,
        chain=told.key.rpartition(".")[0],
    )
