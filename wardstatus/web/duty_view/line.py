"""One line about duty for other pages: how many units will have a gap, what cannot be read."""

from datetime import datetime

from wardstatus.core.posts import gaps_ahead
from wardstatus.core.units import Rulebook
from wardstatus.texts.words import Words


def line(book: Rulebook, root: str, words: Words, now: datetime) -> str:
    """Return what has to be seen to before it is night; empty if nothing has."""
    _ = words
    below = {unit.id for unit in book.below(root)}
    units = len({gap.unit for gap in gaps_ahead(book, now)} & below)
    used = {each.calendar for each in book.calendars}
    copies = [book.roster.calendars.get(name) for name in used]
    unread = sum(copy is None or copy.problem is not None for copy in copies)
    said = []
    if units:
        said.append(
            _.many(
                "Gaps in the duty list for {n} unit within seven days.",
                "Gaps in the duty list for {n} units within seven days.",
                units,
            )
        )
    if unread:
        said.append(_.many("{n} calendar is not read.", "{n} calendars are not read.", unread))
    return " ".join(said)
