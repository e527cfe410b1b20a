"""Plays the story, follows whoever watches, and lets life go on: each look does what is due."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock

from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook
from wardstatus.demo.beats import Beat, Look, Said, Turn
from wardstatus.demo.clock import DemoClock
from wardstatus.demo.going_on import GoingOn
from wardstatus.demo.measured import answer_minutes, middle
from wardstatus.demo.visitor import Visitors
from wardstatus.errors import WardstatusError
from wardstatus.service import Service

BETWEEN = 6.0
"""Seconds, to whoever watches, between two things that go on after the story."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What a director is given to play."""

    beats: tuple[Beat, ...]
    ends: timedelta
    """How long after the start life goes on by itself."""
    seq: int
    """Of the last event before the story."""
    visitors: Visitors
    going_on: Callable[[], GoingOn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the one window shows."""

    now: datetime
    says: Said
    look: Look
    played: frozenset[int]
    """Places of the beats that were played."""
    visitor_red: bool


class Director:
    """Every method may be called from any thread."""

    def __init__(self, service: Service, clock: DemoClock, script: Script) -> None:
        self.script = script
        self.clock = clock
        self._service = service
        self._lock = RLock()
        self._bring_back: Callable[[], None] = lambda: None
        self._begin()

    def _begin(self) -> None:
        self._place = 0
        self._played: set[int] = set()
        self._says = Said(text="")
        self._look = Look()
        self._visit: tuple[Said, Look] | None = None
        self._going_on = self.script.going_on()
        self._last = self.clock.start

    def on_restart(self, bring_back: Callable[[], None]) -> None:
        """Say how the board comes to stand as at the start."""
        self._bring_back = bring_back

    @property
    def book(self) -> Rulebook:
        """Return what the hospital decides by."""
        return self._service.rulebook

    def look(self) -> None:
        """Let time pass, and do what is due now."""
        with self._lock:
            self._service.tick()
            now = self._service.now()
            self._story(now)
            self._visitors(now)
            if now >= self.clock.start + self.script.ends:
                self._on(now)

    def _story(self, now: datetime) -> None:
        while self._place < len(self.script.beats):
            beat = self.script.beats[self._place]
            if self.clock.start + beat.after > now:
                return
            if self._waits(beat, now):
                return
            if self._plays(beat.turn, now):
                self._played.add(self._place)
                if beat.measured:
                    self._says = self._measured(beat.turn.says)
            self._place += 1

    def _waits(self, beat: Beat, now: datetime) -> bool:
        """What a beat says may come true a little later; it waits until the next beat is due."""
        rest = self.script.beats[self._place + 1 :]
        until = self.clock.start + (rest[0].after if rest else self.script.ends)
        holds = beat.turn.holds
        return holds is not None and now < until and not holds(self._service.board(), now)

    def _measured(self, says: Said) -> Said:
        board = self._service.board()
        minutes = answer_minutes(self._service, board.root, self.clock.start, self.script.seq)
        return Said(text=says.text, values={"n": middle(minutes)})

    def _plays(self, turn: Turn, now: datetime) -> bool:
        """Do a turn and say it; what somebody at the screens has made impossible is left out."""
        board = self._service.board()
        if turn.holds is not None and not turn.holds(board, now):
            return False
        if turn.act is not None and not self._does(turn, board):
            return False
        self._says, self._last = turn.says, now
        self._look = Look(
            ward=turn.look.ward or self._look.ward, person=turn.look.person or self._look.person
        )
        return True

    def _does(self, turn: Turn, board: Board) -> bool:
        sent = turn.act(board) if turn.act else ()
        if not sent:
            return False
        try:
            self._service.take(sent)
        except WardstatusError as error:
            _log.info("turn=%s %s", turn.says.text, error)
            return False
        return True

    def _visitors(self, now: datetime) -> None:
        board = self._service.board()
        if self.clock.paused and self.script.visitors.tapped(board, now):
            self.clock.resume()
        visit = self.script.visitors.follow(board, now)
        if visit is not None and visit.turn is not None and self._does(visit.turn, board):
            visit = self.script.visitors.follow(self._service.board(), now)
        self._visit = (visit.says, visit.look) if visit is not None else None
        if visit is None and (turn := self.script.visitors.clear_up(board, now)):
            self._plays(turn, now)

    def _on(self, now: datetime) -> None:
        if now - self._last >= self.clock.seconds(BETWEEN):
            self._look = Look(ward=self._look.ward)  # the newest message, whoever it is for
            self._first(self._going_on.turns(self._service.board(), now), now)

    def _first(self, turns: Iterable[Turn], now: datetime) -> None:
        any(self._plays(turn, now) for turn in turns)

    def tap(self) -> None:
        """Tap red on the ward that is kept for whoever watches."""
        with self._lock:
            self.clock.resume()
            self._does(self.script.visitors.tap(), self._service.board())
            self._visitors(self._service.now())

    def pause(self) -> None:
        """Stop the story, or let it go on."""
        with self._lock:
            if self.clock.paused:
                self.clock.resume()
            else:
                self.clock.pause()

    def begin(self) -> None:
        """Let the story begin, if it waits for somebody to watch."""
        with self._lock:
            if self.clock.paused and self._service.now() == self.clock.start:
                self.clock.resume()

    def restart(self) -> None:
        """Begin again from the start."""
        with self._lock:
            self.clock.pause()
            self._bring_back()
            self.clock.restart()
            self._begin()
            self.look()

    def shown(self) -> Shown:
        """Return what is to be seen now."""
        with self._lock:
            says, look = self._visit or (self._says, self._look)
            return Shown(
                now=self._service.now(),
                says=says,
                look=look,
                played=frozenset(self._played),
                visitor_red=self.script.visitors.is_red(self._service.board()),
            )
