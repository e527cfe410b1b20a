"""What of the past is asked for: which units, which weeks, and where each figure leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from wardstatus.core.units import Unit
from wardstatus.measures.asked import in_period
from wardstatus.measures.past import Past, Red
from wardstatus.measures.periods import Period
from wardstatus.web.overview_view.desk import Desk

WEEKS = (4, 12, 26, 52, 104)
"""The periods offered, in weeks."""

USUAL = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A reader at a desk, and the period that is looked at."""

    desk: Desk
    period: Period
    weeks: int

    @property
    def units(self) -> list[Unit]:
        """Return the units that are measured together."""
        return self.desk.units

    @property
    def pasts(self) -> list[Past]:
        """Return the past of each of them."""
        return [self.desk.past(unit) for unit in self.units]

    @property
    def reds(self) -> list[Red]:
        """Return the reds that began in the period, oldest first."""
        found = [
            red
            for past in self.pasts
            for red in in_period(past.reds, self.period.begins, self.period.ends)
        ]
        return sorted(found, key=lambda red: red.started)

    @property
    def alone(self) -> bool:
        """Return whether it is one unit, which has days and a log of its own."""
        return len(self.units) == 1

    def day(self, at: datetime) -> date:
        """Return the local day of an instant."""
        return at.astimezone(self.desk.rulebook.zone).date()

    def exports(self, what: str, form: str) -> str:
        """Return where the rows behind a picture are, as a file."""
        return f"/api/v1/export/{what}.{form}?{urlencode(self._query())}"

    def source(self, **more: object) -> str:
        """Return where the reds behind a figure are listed."""
        return f"/reds?{urlencode({**self._query(), **more})}"

    def sources(self, begins: datetime, ends: datetime) -> str:
        """Return where the reds of a part of the period are listed."""
        last = self.day(ends - timedelta(microseconds=1))
        return self.source(**{"from": self.day(begins), "to": last})

    def _query(self) -> Mapping[str, object]:
        begins, ends = self.period.begins, self.period.ends
        last = self.day(ends - timedelta(microseconds=1))
        return {"root": self.desk.root, "from": self.day(begins), "to": last}


def roles(asked: Asked) -> dict[str, str]:
    """Return the roles of the units' plans with their names, in the order of the plans."""
    pick = asked.desk.words.pick
    found: dict[str, str] = {}
    for unit in asked.units:
        for role in unit.plan.roles.values() if unit.plan else ():
            if not role.at_screen:
                found.setdefault(role.id, pick(role.name))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: what it says, and where it leads."""

    said: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its head, and rows that begin with their name."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    words: int = 1
    """So many of the first columns are words, the rest are figures."""
