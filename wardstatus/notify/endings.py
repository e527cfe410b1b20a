"""What messages end with: links and codes, made in the transaction that claims the messages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from wardstatus.core.notices import Notice, NoticeKind
from wardstatus.core.units import is_hidden
from wardstatus.notify.channel import NOTHING, Ends, Road

ANSWERED: tuple[NoticeKind, ...] = ("answer_step", "answer_ending")
"""Kinds that a word sent back answers; for the rest somebody has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A message that is about to leave by a road (None: it will not), and to whom."""

    person: str
    notices: Sequence[Notice]
    road: Road | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Makes what persons answer the chain of a message's first notice by."""

    links: Callable[[Connection, Sequence[Asked]], Sequence[str]]
    """Addresses of pages."""
    code: Callable[[Connection, Asked], str]
    """Six digits."""

    def __call__(self, tx: Connection, asked: Sequence[Asked]) -> Sequence[Ends]:
        """Return what each of some messages ends with."""
        linked = [each for each in asked if _has_link(each)]
        links = iter(self.links(tx, linked))
        return [self._ends(tx, each, next(links) if _has_link(each) else "") for each in asked]

    def _ends(self, tx: Connection, asked: Asked, link: str) -> Ends:
        # The server's own tests cannot be answered.
        if asked.road is None or is_hidden(asked.notices[0].unit):
            return NOTHING
        answers = asked.road.answers and any(each.kind in ANSWERED for each in asked.notices)
        code = self.code(tx, asked) if asked.road.code or answers or not link else ""
        return Ends(link=link, code=code, answers=answers)


def _has_link(asked: Asked) -> bool:
    """Return whether a message carries a link; one with the code of a sign-in has only that."""
    first = asked.notices[0]
    goes = asked.road is not None and asked.road.link
    return goes and first.kind != "sign_in" and not is_hidden(first.unit)


def nothing(tx: Connection, asked: Sequence[Asked]) -> Sequence[Ends]:
    """Return that no message can be answered."""
    return [NOTHING for _ in asked]
