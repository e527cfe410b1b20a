"""A message put into its reader's language."""

from collections.abc import Callable, Sequence
from datetime import datetime

from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook
from wardstatus.notify.channel import Letter, Writer
from wardstatus.texts.messages import compose, subject
from wardstatus.texts.words import words

LinkFor = Callable[[str, Notice], str]
"""Makes the address at which a person (by id) answers the chain of a notice."""


def writer(language: str, link_for: LinkFor) -> Writer:
    """Return who writes letters; `language` is of those who have chosen none."""

    def write(
        person: Person, notices: Sequence[Notice], rulebook: Rulebook, now: datetime
    ) -> Letter:
        _ = words(person.language or language)
        link = link_for(person.id, notices[0])
        return Letter(
            subject=subject(_, notices, rulebook, now),
            text=compose(_, notices, rulebook, now, link),
        )

    return write
