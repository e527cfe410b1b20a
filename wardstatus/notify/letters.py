"""A message put into its reader's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.notices import Notice, NoticeKind
from wardstatus.core.units import Person, Rulebook
from wardstatus.notify.channel import BY_LINK, Letter, Road, Writer
from wardstatus.texts.messages import compose, has_room, subject
from wardstatus.texts.words import Words, words

ANSWERED: tuple[NoticeKind, ...] = ("answer_step", "answer_ending")
"""Kinds that a word sent back answers; for the rest somebody has to look."""


def _none(person: str, notice: Notice) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Makes what a person (by id) answers the chain of a notice by."""

    link: Callable[[str, Notice], str]
    """The address of a page."""
    code: Callable[[str, Notice], str] = _none
    """Six digits; none: nobody is given a code."""


def writer(language: str, keys: Keys) -> Writer:
    """Return who writes letters; `language` is of those who have chosen none."""

    def write(
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        road: Road = BY_LINK,
    ) -> Letter:
        _ = words(person.language or language)
        ends = _ends(_, person, notices, road, keys)
        # The last one is there whatever it costs.
        roomy = (each for each in ends if has_room(_, notices, rulebook, now, each))
        end = next(roomy, ends[-1])
        return Letter(
            subject=subject(_, notices, rulebook, now),
            text=compose(_, notices, rulebook, now, end),
        )

    return write


def _ends(_: Words, person: Person, notices: Sequence[Notice], road: Road, keys: Keys) -> list[str]:
    """Return how a message may end, best first: with a link, a code, or words to be sent back."""
    if notices[0].kind == "sign_in":
        return [_("Code {code}", code=keys.code(person.id, notices[0]))]
    link = keys.link(person.id, notices[0]) if road.link else ""
    answers = road.answers and any(each.kind in ANSWERED for each in notices)
    code = keys.code(person.id, notices[0]) if road.code or answers or not link else ""
    if not code:
        return [link]
    if not answers:
        said = _("Code {code}", code=code)
    elif link:
        said = _("or send OK {code}", code=code)
    else:
        said = _("Answer: OK {code}", code=code)
    return [f"{link} {said}", link] if link else [said]
