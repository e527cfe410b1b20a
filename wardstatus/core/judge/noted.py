"""What was on paper while the board could not be reached, entered afterwards."""

from datetime import datetime, timedelta

from wardstatus.core.events.notes import NoteEntered
from wardstatus.core.inputs import EnterNote
from wardstatus.errors import WrongField

AT_MOST_BACK = timedelta(days=14)
"""How long ago it may have happened."""


def noted(sent: EnterNote, now: datetime) -> NoteEntered:
    """Return the note; raise WrongField for no text, or a time ahead or too long ago."""
    if not sent.text.strip():
        raise WrongField("field_missing", "text")
    if sent.happened_at > now:
        raise WrongField("not_happened_yet", "at")
    if sent.happened_at < now - AT_MOST_BACK:
        raise WrongField("too_long_ago", "at", days=AT_MOST_BACK.days)
    return NoteEntered(
        at=now,
        unit=sent.unit,
        text=sent.text.strip(),
        happened_at=sent.happened_at,
        by=sent.by,
    )
