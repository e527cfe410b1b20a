"""The one corridor: load, decide, save, tell the screens."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Lock

from sqlalchemy import Connection, Engine

from wardstatus import faults
from wardstatus.clock import Clock
from wardstatus.core.inputs import Input
from wardstatus.core.notes import note_in
from wardstatus.core.roster import Override
from wardstatus.core.standing import Board
from wardstatus.core.units import Rulebook, Unit
from wardstatus.errors import NotSaved, RoomMade
from wardstatus.service.alarms import Alarms
from wardstatus.service.answers import answered
from wardstatus.service.doors import (
    Door,
    Outcome,
    Tell,
    board_of,
    elsewhere,
    input_door,
    mine,
    on_each,
    reload_door,
    report,
)
from wardstatus.service.duties import Said, judged, rostered, touched
from wardstatus.service.reads import Reads
from wardstatus.store import board as boards
from wardstatus.store import keys, log, outbox, readings
from wardstatus.store.engine import reading, writing
from wardstatus.store.keys import RequestKey

WAIT = 5.0
"""Seconds a change waits for those before it; then it says that it was not saved."""


class Corridor(Reads):
    """Everything that changes a board goes through here, one at a time."""

    def __init__(self, engine: Engine, rulebook: Rulebook, clock: Clock) -> None:
        super().__init__(engine, rulebook, clock)
        self.alarms = Alarms(clock)
        self._tell: Tell = lambda board, changed, now: None
        self._order = Lock()
        self._short_of_room: Callable[[], bool] = lambda: False

    def on_change(self, tell: Tell) -> None:
        """Tell somebody of every saved change, after its commit."""
        self._tell = tell

    def while_short(self, short_of_room: Callable[[], bool]) -> None:
        """Refuse notes as long as the disk is full; taps and decisions are taken."""
        self._short_of_room = short_of_room

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Hold every change back while rows are changed beside it; boards are loaded anew after."""
        with self._in_turn():
            self._boards.clear()
            yield

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        # Held past the commit, so that screens are told in the order of the versions.
        if not self._order.acquire(timeout=WAIT):
            raise NotSaved("not_saved")
        try:
            yield
        finally:
            self._order.release()

    def take(self, sent: Sequence[Input], key: RequestKey | None = None) -> Outcome:
        """Take what was sent together, all or nothing; a repeated key changes nothing.

        Raises WardstatusError for what cannot be done, NotSaved when the database would not.
        """
        note = next(filter(None, map(note_in, sent)), None)
        if note and self._short_of_room():
            raise NotSaved("no_room_for_notes", note)
        with self._in_turn():
            try:
                return self._take(sent, key)
            except RoomMade:
                return self._take(sent, key)

    def _take(self, sent: Sequence[Input], key: RequestKey | None) -> Outcome:
        unit = sent[0].unit
        root = board_of(self.rulebook, unit)
        with writing(self._engine, "tap") as tx:
            now = self.clock()
            if key is not None and keys.recall(tx, key, now) is not None:
                board = self._seen(tx, root)
                return Outcome(version=board.version, standing=board.standings[unit], repeated=True)
            door = partial(input_door, self._book, sent, now)
            board, changed = self._through(tx, root, door)
            if key is not None:
                keys.remember(tx, key, board.version, now)
        self._saved(board, changed, now)
        return Outcome(version=board.version, standing=board.standings[unit])

    def tick(self) -> None:
        """Let time pass on every board; what became of messages enters here too."""
        try:
            on_each(tuple(self.rulebook.roots()), self._tick_in_turn)
        except NotSaved:
            self.alarms.refused()
            raise
        self.alarms.ticked()

    def _tick_in_turn(self, head: Unit) -> None:
        with self._in_turn():
            self._tick(head.id)

    def _tick(self, root: str) -> None:
        board = self._boards.get(root)
        if board is not None and not self._anything(board):
            return
        with writing(self._engine, "tick") as tx:
            now = self.clock()
            door = partial(input_door, self._book, (), now)
            board, changed = self._through(tx, root, door)
        self._saved(board, changed, now)

    def _through(self, tx: Connection, root: str, door: Door) -> tuple[Board, tuple[str, ...]]:
        """Load, decide, save: the whole way of one change, inside one transaction."""
        kept, seen = self._boards.get(root), self._seen(tx, root)
        missed = elsewhere(kept, seen)
        if seen is not kept:
            # Another process was faster, and may have said who is on duty.
            self.rulebook = rostered(tx, self.rulebook, self.clock())
        results = [each for each in outbox.results(tx) if mine(self.rulebook, each.unit, root)]
        decided = door(seen, [report(each) for each in results if each.unit in seen.standings])
        outbox.told(tx, [each.id for each in results])
        if not decided.events or decided.board.at is None:
            return decided.board, missed
        board = boards.save_board(tx, seen, decided.board, decided.changed, decided.board.at)
        log.append(tx, root, board.version, decided.events)
        readings.add(tx, root, board.version, decided.events)
        outbox.withdraw(tx, decided.withdrawn)
        outbox.add(tx, decided.notices)
        outbox.answered(tx, answered(decided))
        return board, tuple(dict.fromkeys((*missed, *decided.changed)))

    def _saved(self, board: Board, changed: tuple[str, ...], now: datetime) -> None:
        """After the commit, never inside it: what may be lost is a frame."""
        self._boards[board.root] = board
        if changed:
            self._tell(board, changed, now)
            faults.at("told")

    def say_duty(self, said: Said, key: RequestKey | None = None) -> Override | None:
        """Let somebody else be on duty, or as planned again; None for a repeated key."""
        with self._in_turn():
            with writing(self._engine) as tx:
                now = self.clock()
                if key is not None and keys.recall(tx, key, now) is not None:
                    return None
                self.rulebook = rostered(tx, self.rulebook, now)
                change = judged(tx, self.rulebook, said, now)
                saved = change.through(tx, self._through, key)
            self.rulebook = change.after
            for board, changed in saved:
                self._saved(board, touched(board, changed), now)
        return change.override

    def take_roster(self) -> None:
        """Decide by the roster as it is kept now; what was due before happened under the old."""
        with self._in_turn():
            for head in tuple(self.rulebook.roots()):
                self._tick(head.id)
            with reading(self._engine) as tx:
                self.rulebook = rostered(tx, self.rulebook, self.clock())

    def take_rulebook(self, rulebook: Rulebook) -> None:
        """Decide by another rulebook from now on; what is open keeps its terms."""
        with self._in_turn():
            # What was due under the old plans happened under them.
            for head in tuple(self.rulebook.roots()):
                self._tick(head.id)
            self._take_rulebook(rulebook)

    def _take_rulebook(self, rulebook: Rulebook) -> None:
        before = self.rulebook
        self.rulebook = rulebook = replace(rulebook, roster=before.roster, former=before.former)
        self.plan_problems = ()
        for head in tuple(rulebook.roots()):
            with writing(self._engine, "plans") as tx:
                now = self.clock()
                self._boards.pop(head.id, None)
                door = partial(reload_door, before, rulebook, now)
                board, changed = self._through(tx, head.id, door)
            self._saved(board, changed, now)
