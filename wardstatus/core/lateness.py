"""Overdue items: named in the unit's next message, or told by themselves."""

from collections.abc import Iterator
from datetime import datetime

from wardstatus.core.addressed import notice, to
from wardstatus.core.events import OverdueTold
from wardstatus.core.notices import Facts, Notice
from wardstatus.core.renew import renew
from wardstatus.core.standing import Item, Standing
from wardstatus.core.terms import Terms


def with_late(facts: Facts, standing: Standing, at: datetime) -> Facts:
    """Return the facts of a step with the items it names."""
    return _late(facts, _named_at(standing, at))


def _named_at(standing: Standing, at: datetime) -> list[Item]:
    return [item for item in standing.items if item.named == at]


def _late(facts: Facts, late: list[Item]) -> Facts:
    """One item that is overdue is named, a leader's before the ward's; the others are counted."""
    if not late:
        return facts
    first = min(late, key=lambda item: (item.at_screen, item.due))
    return renew(facts, item=first.action, text=first.text, item_due=first.due, more=len(late) - 1)


def told(event: OverdueTold, standing: Standing, terms: Terms, facts: Facts) -> Iterator[Notice]:
    """Yield who is told of items that nobody has named: their roles, and who else is named."""
    owed: dict[str, list[Item]] = {}
    roles: dict[str, str] = {}
    for item in _named_at(standing, event.at):
        for role, person in terms.persons((item.role, *item.overdue), event.at):
            owed.setdefault(person, []).append(item)
            roles.setdefault(person, role)
    for person, items in owed.items():
        one = to(f"{items[0].id}.overdue", person, roles[person])
        yield notice(event, "overdue", one, _late(facts, items))
