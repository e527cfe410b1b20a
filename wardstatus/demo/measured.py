"""What is measured: the minutes from red to a leader's answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median

from wardstatus.service import Logged, Service

_PAGE = 1000


def answer_minutes(service: Service, root: str, since: datetime, after: int) -> list[float]:
    """Return how long each red that began at or after `since` waited for its first answer."""
    began: dict[str, datetime] = {}
    waited: dict[str, timedelta] = {}
    for each in _events(service, root, after):
        if each.kind == "spell_started" and each.at >= since:
            began[each.unit] = each.at
            waited.pop(each.unit, None)
        elif each.kind == "answered" and each.unit in began:
            waited.setdefault(each.unit, each.at - began[each.unit])
    return [span / timedelta(minutes=1) for span in waited.values()]


def middle(minutes: Sequence[float]) -> int | None:
    """Return the median in whole minutes; None of nothing."""
    return round(median(minutes)) if minutes else None


def _events(service: Service, root: str, after: int) -> list[Logged]:
    found: list[Logged] = []
    while page := service.events(root=root, after=after, limit=_PAGE):
        found += page
        after = page[-1].seq
    return found
