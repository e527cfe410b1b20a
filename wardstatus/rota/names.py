"""Whom an event names: a person by id or by name, and who may have been meant."""

import difflib
import re
from collections.abc import Mapping

from wardstatus.core.units import Person

_BETWEEN = re.compile(r"[:;,/|&+()\[\]\n]|\s[-–—]\s")
"""What stands between names, and between a name and what is said of it."""


class Names:
    """The persons of the house, as events may call them."""

    def __init__(self, persons: Mapping[str, Person]) -> None:
        self._known: dict[str, str] = {}
        for person in persons.values():
            self._known.setdefault(_plain(person.name), person.id)
        # An id is nobody else's.
        self._known.update({_plain(person): person for person in persons})

    def of(self, said: str) -> tuple[str, ...]:
        """Return the ids of all whom a text names, in its order.

        A part of it has to be a whole id or name: *Kari Berg Hansen* is not Kari Berg.
        """
        found = (self._known.get(_plain(part)) for part in (said, *_BETWEEN.split(said)))
        return tuple(dict.fromkeys(filter(None, found)))


def nearest(said: str, persons: Mapping[str, Person]) -> str:
    """Return the name of the person who may have been meant; empty if nobody comes near."""
    names = {_plain(person.name): person.name for person in persons.values()}
    names |= {_plain(person.id): person.id for person in persons.values()}
    parts = (_plain(part) for part in (said, *_BETWEEN.split(said)))
    near = (difflib.get_close_matches(part, names, 1, 0.7) for part in parts if part)
    return next((names[each[0]] for each in near if each), "")


def _plain(said: str) -> str:
    return " ".join(said.split()).casefold()
