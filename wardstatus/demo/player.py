"""Plays a file of readings through the live server: one step of the file a second."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import RLock

from wardstatus.clock import elapsed
from wardstatus.core.standing import Board
from wardstatus.demo import acts
from wardstatus.demo.clock import SteppedClock
from wardstatus.demo.fitted import ROOT, readings_of
from wardstatus.demo.leaders import led, worked_through
from wardstatus.demo.past import Act
from wardstatus.demo.series import Series
from wardstatus.errors import WardstatusError
from wardstatus.service import Service

A_STEP = 1.0
"""Seconds of the day that the file's usual step takes."""

_LONGEST = 3.0
_LATER = timedelta(hours=1)
"""After so long, at most a quarter of a step, leaders answer what the numbers ask of them."""

_log = logging.getLogger(__name__)


class Player:
    """Goes from moment to moment; every method may be called from any thread."""

    def __init__(
        self,
        service: Service,
        clock: SteppedClock,
        series: Series,
        deliver: Callable[[datetime], object],
        elapsed: Callable[[], float] = elapsed,
    ) -> None:
        """`deliver` sends what is ready by an instant, and waits until it has left."""
        self.series = series
        self.clock = clock
        self.paused = True
        self._service = service
        self._deliver = deliver
        self._elapsed = elapsed
        self._lock = RLock()
        self._next = elapsed()
        self._turns = self._played()
        self.focus = series.units[0]
        self._bring_back: Callable[[], None] = lambda: None

    @property
    def service(self) -> Service:
        """Return the server it is played through."""
        return self._service

    def on_restart(self, bring_back: Callable[[], None]) -> None:
        """Say how the board comes to stand as before the file."""
        self._bring_back = bring_back

    def look(self) -> None:
        """Play what is due now."""
        with self._lock:
            while not self.paused and self._elapsed() >= self._next:
                wait = next(self._turns, None)
                if wait is None:
                    self.paused = True
                    return
                self._next = max(self._next + wait, self._elapsed())

    def _played(self) -> Iterator[float]:
        """Play moment after moment; yield how many seconds of the day each half of it takes."""
        step = self.series.step
        moments = self.series.moments
        for place, moment in enumerate(moments):
            self.clock.put(moment.at)
            self._does(acts.numbers(readings_of(moment)))
            self._pass()
            following = moments[place + 1].at if place + 1 < len(moments) else moment.at + step
            gap = following - moment.at
            seconds = min(_LONGEST, A_STEP * (gap / step if step else 1.0))
            yield seconds / 2
            self.clock.put(moment.at + min(_LATER, gap / 4))
            self._pass()
            self._lead(self._service.board(), self._service.now())
            self._looks_at(self._service.board())
            yield seconds / 2
            self._until(following)

    def _until(self, following: datetime) -> None:
        """Stand at each instant at which time alone brings something: nothing is told late."""
        while due := self._due(following):
            self.clock.put(due)
            self._pass()
            self._lead(self._service.board(), due)

    def _due(self, before: datetime) -> datetime | None:
        now = self.clock()
        standings = self._service.board().standings.values()
        due = [each.due for each in standings if each.due is not None and now < each.due < before]
        return min(due, default=None)

    def _pass(self) -> None:
        self._service.tick()
        self._deliver(self._service.now())

    def _lead(self, board: Board, now: datetime) -> None:
        """Invented leaders answer each red once they are told, and decide past its deadline."""
        for unit, standing in board.standings.items():
            spell, plan = standing.spell, self._service.rulebook.units[unit].plan
            if spell is not None and plan is not None:
                if act := led(unit, spell, plan, now):
                    self._does(act)
            self._does(worked_through(unit, now))

    def _looks_at(self, board: Board) -> None:
        """The window stays with a red unit as long as it is red; then it takes the longest red."""
        began = {
            unit: standing.spell.started
            for unit, standing in board.standings.items()
            if standing.spell is not None and standing.spell.red_since is not None
        }
        if began and self.focus not in began:
            self.focus = min(began, key=lambda unit: began[unit])

    def _does(self, act: Act) -> None:
        if sent := act(self._service.board(ROOT)):
            try:
                self._service.take(sent)
            except WardstatusError as error:
                _log.info("file=%s", error)

    def begin(self) -> None:
        """Begin, if it waits for somebody to watch."""
        with self._lock:
            if self.paused and self.clock() == self.series.moments[0].at:
                self.pause()

    def pause(self) -> None:
        """Stop, or go on."""
        with self._lock:
            self.paused = not self.paused
            self._next = self._elapsed()

    def restart(self) -> None:
        """Begin again from the first line."""
        with self._lock:
            self.clock.put(self.series.moments[0].at)
            self._bring_back()
            self._turns = self._played()
            self.paused, self._next = False, self._elapsed()

    def tap(self) -> None:
        """Nothing is kept for whoever watches: every ward is the file's."""

    def share(self) -> float:
        """Return how much of the file has been played, 0 to 1."""
        first, last = self.series.moments[0].at, self.series.moments[-1].at
        whole = max(last - first, timedelta(seconds=1))
        return min(1.0, max(0.0, (self.clock() - first) / whole))
