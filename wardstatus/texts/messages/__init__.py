"""The words of a message, made of the notices that are ready for one person when it leaves."""

from collections.abc import Sequence
from datetime import datetime

from wardstatus.core.notices import Notice
from wardstatus.core.units import Rulebook
from wardstatus.texts.messages.about import About
from wardstatus.texts.messages.bundles import parts_for_all, weightiest
from wardstatus.texts.messages.kinds import has_link
from wardstatus.texts.messages.parts import Part, fits, fitted, joined, kept
from wardstatus.texts.words import Words

__all__ = ["compose", "compose_test", "has_room", "subject"]

_LONGEST_SUBJECT = 78


def compose(
    _: Words, notices: Sequence[Notice], rulebook: Rulebook, now: datetime, link: str
) -> str:
    """Return one text of at most 160 GSM-7 characters, `link` and all; it may be left out, ""."""
    abouts = _abouts(_, notices, rulebook, now)
    said_all = len(abouts) == 1 and not has_link(abouts[0].notice.kind)
    return fitted(_parts(_, abouts, rulebook), "" if said_all else link)


def has_room(
    _: Words, notices: Sequence[Notice], rulebook: Rulebook, now: datetime, end: str
) -> bool:
    """Return whether a message may end so without a word of it being cut."""
    return fits(parts_for_all(_abouts(_, notices, rulebook, now)), end)


def subject(_: Words, notices: Sequence[Notice], rulebook: Rulebook, now: datetime) -> str:
    """Return the subject of the same message as mail: one line of at most 78 characters."""
    return _subject_of(_parts(_, _abouts(_, notices, rulebook, now), rulebook))


def compose_test(_: Words, rulebook: Rulebook, now: datetime) -> str:
    """Return the text that tries out a channel."""
    clock = _.clock(now, rulebook.zone)
    return fitted([kept(_("Capacity: test of messages {clock}. Nothing to do.", clock=clock))], "")


def _abouts(_: Words, notices: Sequence[Notice], rulebook: Rulebook, now: datetime) -> list[About]:
    return weightiest(
        [About(words=_, notice=notice, rulebook=rulebook, now=now) for notice in notices]
    )


def _parts(_: Words, abouts: Sequence[About], rulebook: Rulebook) -> list[Part]:
    """Nobody who reads the first word of an exercise's message may take it for real."""
    return [*([kept(_("DRILL."))] if rulebook.drill else []), *parts_for_all(abouts)]


def _subject_of(parts: Sequence[Part]) -> str:
    said = parts[0].forms[0]
    for part in parts[1:]:
        longer = joined([said, part.forms[0]])
        if len(longer) > _LONGEST_SUBJECT:
            break
        said = longer
    return said[:_LONGEST_SUBJECT].rstrip(" .:")
