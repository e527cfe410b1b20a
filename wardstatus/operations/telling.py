"""Tells the administrator, by every channel and past the outbox, which may be what is broken."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.units import Person, Rulebook
from wardstatus.notify.channel import Channel, Delivered, Letter
from wardstatus.notify.proof import proved
from wardstatus.texts.words import Words, words

Says = Callable[[Words], str]
"""What is said, in a reader's words."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Whom to tell, and by which channels."""

    persons: tuple[str, ...]
    rulebook: Callable[[], Rulebook]
    channels: Mapping[str, Channel]
    language: str

    def tell(self, says: Says, key: str, now: datetime) -> int:
        """Send a letter to every administrator and return by how many channels it was taken."""
        taken = 0
        for person in self.reached():
            text = says(words(person.language or self.language))
            letter = Letter(subject=text, text=text)
            for way, delivery in proved(self.channels, person, letter, f"{key}.{person.id}"):
                good = isinstance(delivery, Delivered)
                taken += good
                _log.warning("administrator=%s channel=%s taken=%s", person.id, way.label, good)
        return taken

    def reached(self) -> Iterator[Person]:
        """Yield the administrators the configuration knows."""
        known = self.rulebook().persons
        return (known[each] for each in self.persons if each in known)
