"""Puts the demo on: the hospital's past, its telephones, and a director who looks on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from sqlalchemy import Engine

from wardstatus.access import links
from wardstatus.core.notices import Notice
from wardstatus.core.units import Rulebook
from wardstatus.demo import evening, month, start
from wardstatus.demo.channel import Received, Telephones, page_of
from wardstatus.demo.clock import DemoClock
from wardstatus.demo.director import Director, Script
from wardstatus.demo.going_on import GoingOn
from wardstatus.demo.house import ROOT, VISITORS
from wardstatus.demo.past import Past, nothing_yet
from wardstatus.demo.start import Start
from wardstatus.demo.story import LASTS, story
from wardstatus.demo.visitor import Visitors
from wardstatus.notify import letters
from wardstatus.notify.channel import Ends
from wardstatus.push import frames
from wardstatus.push.hub import Hub
from wardstatus.service import Service

EVERY = 0.25
"""Seconds between two looks."""

TONIGHT = timedelta(hours=4)
"""Messages of so long before the story are on the telephones when it begins."""

Said = Callable[[Notice, Rulebook], str]
"""Returns the text of a notice's message."""

_log = logging.getLogger(__name__)


def past_of(book: Rulebook, clock: DemoClock) -> Past:
    """Return a month and an evening, decided by the core."""
    morning = evening.begins(clock.start)
    lived = nothing_yet(book, ROOT)
    planned = [*month.month(book, ROOT, morning), *evening.evening(book, clock.start)]
    lived.live(planned, clock.start)
    return lived


def script(book: Rulebook, clock: DemoClock, began: Start) -> Script:
    """Return the night, and what goes on after it."""
    return Script(
        beats=story(clock.start),
        ends=LASTS,
        seq=began.seq,
        visitors=Visitors(VISITORS, clock),
        going_on=lambda: GoingOn(book, ROOT, VISITORS),
    )


def fill(telephones: Telephones, past: Past, since: timedelta, said: Said) -> None:
    """Let the messages of the evening lie on the telephones, as they were read."""
    book, now = past.book, past.board.at
    assert now is not None, "nothing has happened"
    for each in past.notices:
        if now - since <= each.ready_at <= now and each.kind == "answer_step":
            telephones.keep(_received(each, book, said))


def _received(notice: Notice, book: Rulebook, said: Said) -> Received:
    person = book.persons[notice.person]
    text = said(notice, book)
    number = person.channels[0].removeprefix("sms:")
    return Received(
        at=notice.ready_at, number=number, text=text, page=page_of(text), key=notice.key
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a demo plays on: the parts of a running server."""

    engine: Engine
    service: Service
    hub: Hub
    telephones: Telephones
    url: str
    language: str

    def bring_back(self, began: Start, now: datetime) -> None:
        """Let the board stand as at the start, and tell every screen."""
        start.bring_back(self.engine, began)
        self.telephones.forget()
        board = self.service.board()
        frame = frames.change(board, board.standings, self.service.rulebook, now)
        self.hub.publish(board.root, frame)

    def said(self, notice: Notice, book: Rulebook) -> str:
        """Return the message of a notice, with the address at which its person answers."""
        person, at = book.persons[notice.person], notice.ready_at
        secret = links.make(self.engine, person.id, notice.unit, notice.chain or "", at)
        ends = Ends(link=f"{self.url}/k/{secret}")
        return letters.writer(self.language)(person, [notice], book, at, ends).text


def night(stage: Stage, clock: DemoClock, began: Start, past: Past) -> Director:
    """Return who plays the night, with the messages of its evening on the telephones."""
    director = Director(stage.service, clock, script(stage.service.rulebook, clock, began))

    def bring_back() -> None:
        stage.bring_back(began, clock.start)
        fill(stage.telephones, past, TONIGHT, stage.said)

    director.on_restart(bring_back)
    fill(stage.telephones, past, TONIGHT, stage.said)
    return director


class Looking:
    """Looks at a demo a few times a second, in a thread of its own."""

    def __init__(self, look: Callable[[], None]) -> None:
        self._look = look
        self._over = Event()
        self._thread = Thread(target=self._run, name="demo", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        while not self._over.wait(EVERY):
            try:
                self._look()
            except Exception:
                # One look that failed must not end the story.
                _log.exception("demo=look_failed")
