"""A message put into its reader's language."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.core.notices import Notice
from wardstatus.core.units import Person, Rulebook
from wardstatus.notify.channel import NOTHING, Ends, Letter, Writer
from wardstatus.texts.messages import compose, has_room, subject
from wardstatus.texts.words import Words, words


def writer(language: str) -> Writer:
    """Return who writes letters; `language` is of those who have chosen none."""
    # Read now, not while the first message waits for its words.
    house = words(language)

    def write(
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        _ = words(person.language) if person.language else house
        said = _said(_, ends)
        # The last one is there whatever it costs.
        roomy = (each for each in said if has_room(_, notices, rulebook, now, each))
        end = next(roomy, said[-1])
        return Letter(
            subject=subject(_, notices, rulebook, now),
            text=compose(_, notices, rulebook, now, end),
        )

    return write


def _said(_: Words, ends: Ends) -> list[str]:
    """Return how a message may end, best first: with a link, a code, or words to be sent back."""
    link, code = ends.link, ends.code
    if not code:
        return [link]
    if not ends.answers:
        said = _("Code {code}", code=code)
    elif link:
        said = _("or send OK {code}", code=code)
    else:
        said = _("Answer: OK {code}", code=code)
    return [f"{link} {said}", link] if link else [said]
