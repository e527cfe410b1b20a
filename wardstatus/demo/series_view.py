"""A file of readings in the one window: its wall, its date, who is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wardstatus.core import status
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.demo.channel import Received, Telephones
from wardstatus.demo.player import Player
from wardstatus.demo.state import DemoPage, DemoState, StoryStep, Visitor
from wardstatus.demo.view import LINK_LASTS, messages, named, owner_of
from wardstatus.texts.words import Words

MARKS = 8
"""So many places of the file stand on the line of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """What a file is called, and the message id of what has to be said of it."""

    name: str
    note: str = ""


class SeriesWindow:
    """The window of a file that is played."""

    def __init__(self, player: Player, telephones: Telephones, title: Titled) -> None:
        self._player = player
        self._telephones = telephones
        self._title = title
        self.begin, self.pause = player.begin, player.pause
        self.restart, self.tap = player.restart, player.tap

    def page(self, _: Words) -> DemoPage:
        """Return the window as it is first drawn."""
        step = _.lasting(self._player.series.step)
        said = _("Real numbers, one second is {lasting}.", lasting=step)
        note = self._title.note
        return DemoPage(
            title=self._title.name,
            speed=f"{said} {_(note)}" if note else said,
            wall="/wall",
            clock_head=_("In the file"),
            messages_head=_("Messages"),
            state=self.state(_),
        )

    def state(self, _: Words) -> DemoState:
        """Return how far it has come."""
        service = self._player.service
        now, book, board = service.now(), service.rulebook, service.board()
        focus = self._player.focus
        phone = _phone(self._telephones, now)
        owner = owner_of(book, phone) if phone else None
        return DemoState(
            clock=_date(_, now, book, self._player.series.step),
            at=now.isoformat(),
            caption=_counts(_, board, book, now),
            steps=tuple(_marks(_, self._player, book)),
            messages=messages(_, book, self._telephones.received()),
            ward=f"/ward/{focus}",
            phone=phone.page if phone else "",
            phone_of=_("The phone of {person}", person=named(_, book, owner))
            if owner
            else _("The phone of a leader"),
            visitor=Visitor(label="", possible=False),
            paused=self._player.paused,
        )


def _date(_: Words, now: datetime, book: Rulebook, step: timedelta) -> str:
    day = _.day(now, book.zone)
    if step < timedelta(hours=12):
        return f"{day} {_.clock(now, book.zone)}"
    return f"{day} {now.astimezone(book.zone).year}"


def _counts(_: Words, board: Board, book: Rulebook, now: datetime) -> str:
    shown = [
        status.shown(standing, book.units[unit], now) for unit, standing in board.standings.items()
    ]
    return _(
        "{red} red, {yellow} yellow, {green} green, of {n}. The plan decides by the numbers.",
        red=shown.count(Level.RED),
        yellow=shown.count(Level.YELLOW),
        green=shown.count(Level.GREEN),
        n=len(shown),
    )


def _marks(_: Words, player: Player, book: Rulebook) -> Iterator[StoryStep]:
    """Yield places of the file at even distances; the last that was passed is now."""
    first, last = player.series.moments[0].at, player.series.moments[-1].at
    share, zone = player.share(), book.zone
    for place in range(MARKS):
        at = first + (last - first) * place / (MARKS - 1)
        begins, ends = place / (MARKS - 1), (place + 1) / (MARKS - 1)
        stands = "next" if share < begins else "now" if share < ends else "done"
        yield StoryStep(
            at=_.day(at, zone),
            text=str(at.astimezone(zone).year),
            state="next" if stands == "next" else "now" if stands == "now" else "done",
        )


def _phone(telephones: Telephones, now: datetime) -> Received | None:
    """Return the newest message with a page, while its link is good."""
    newest = next((each for each in telephones.received() if each.page), None)
    return newest if newest is not None and now - newest.at < LINK_LASTS else None
