"""What the parts of the page about duty look up: the house, its words, the time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wardstatus.core.posts import WEEK
from wardstatus.core.units import Rulebook
from wardstatus.texts.words import Words

DAYS = WEEK.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A reader of the page: in what words, with names or without, and when."""

    book: Rulebook
    root: str
    words: Words
    now: datetime
    names: bool

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.day(self.now)

    def day(self, at: datetime) -> date:
        """Return the local day of an instant."""
        return at.astimezone(self.book.zone).date()

    def clock(self, at: datetime) -> str:
        """Return the local time of an instant."""
        return self.words.clock(at, self.book.zone)

    def when(self, at: datetime) -> str:
        """Return the local time, with the day if it is not today."""
        said = self.clock(at)
        return (
            said if self.day(at) == self.today else f"{self.words.day(at, self.book.zone)} {said}"
        )

    def name(self, person: str) -> str:
        """Return a person's name; for whoever sees roles alone, that there is somebody."""
        if not self.names:
            return self.words("on duty")
        known = self.book.persons.get(person)
        return known.name if known else person

    def actor(self, actor: str) -> str:
        """Return who said something: a person, a screen of a unit, a program."""
        kind, _colon, name = actor.partition(":")
        if kind == "person":
            return self.name(name)
        if kind == "screen" and name in self.book.units:
            return self.book.units[name].name
        return {"demo": self.words("the demo"), "local": self.words("the server")}.get(kind, name)

    def role(self, role: str) -> str:
        """Return a role's name as the first plan that knows it gives it; else its id."""
        for unit in self.book.below(self.root):
            if unit.plan is not None and role in unit.plan.roles:
                return self.words.pick(unit.plan.roles[role].name)
        return role


def ago(desk: Desk, at: datetime) -> str:
    """Return how long ago something was, in words."""
    return desk.words.lasting(max(desk.now - at, timedelta(minutes=1)))
