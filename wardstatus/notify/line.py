"""A line before a counter: those who come while some are served are served together, next.

What is served costs a commit, and that reaches the disk before it returns.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition, Lock
from typing import Generic, TypeVar

S = TypeVar("S")
R = TypeVar("R")

_AWHILE = 0.02
"""Seconds in which those who are about to come are waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting(Generic[S, R]):
    slip: S
    done: Future[R]


class Line(Generic[S, R]):
    """Serves threads in the order they came, as many as are there at a time."""

    def __init__(
        self, serve: Callable[[Sequence[S]], Sequence[R]], away: Callable[[], int] = lambda: 0
    ) -> None:
        """`serve` takes slips and returns a result for each; `away` is how many will be back."""
        self._serve, self._away = serve, away
        self._waiting: list[_Waiting[S, R]] = []
        self._came = Condition()
        self._turn = Lock()

    @property
    def waiting(self) -> int:
        """Return how many wait to be served next."""
        with self._came:
            return len(self._waiting)

    def come(self, slip: S) -> R:
        """Return what a slip is served with; raise what serving it raised.

        Where those who came together cannot be served, each is served once more, alone.
        """
        mine: Future[R] = Future()
        with self._came:
            self._waiting.append(_Waiting(slip=slip, done=mine))
            self._came.notify()
        with self._turn:
            if not mine.done():
                self._serve_all(self._taken())
        return mine.result()

    def _taken(self) -> Sequence[_Waiting[S, R]]:
        """Take those who wait; while most are away, wait a moment for more."""
        with self._came:
            self._came.wait_for(lambda: len(self._waiting) >= self._away(), _AWHILE)
            taken, self._waiting = self._waiting, []
        return taken

    def _serve_all(self, taken: Sequence[_Waiting[S, R]]) -> None:
        try:
            results = self._serve([each.slip for each in taken])
        except Exception as error:
            self._serve_each(taken, error)
        else:
            for each, result in zip(taken, results, strict=True):
                each.done.set_result(result)

    def _serve_each(self, taken: Sequence[_Waiting[S, R]], error: Exception) -> None:
        """One that fails spoils it for nobody else."""
        for each in taken:
            try:
                if len(taken) == 1:
                    raise error
                each.done.set_result(self._serve([each.slip])[0])
            except Exception as wrong:
                each.done.set_exception(wrong)
