"""Writes of several threads in one transaction: whoever waits for the disk waits with the others.

A commit reaches the disk before it returns. While one does, those who come line up; the next one
takes all of them along.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from wardstatus import faults
from wardstatus.store.engine import writing

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    name: str
    work: Callable[[Connection], Any]
    done: Future[Any]


class Together:
    """Runs what threads want written, in the order they came, each as if it were alone."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: list[_Wanted] = []
        self._line = Lock()
        self._turn = Lock()

    @property
    def waiting(self) -> int:
        """Return how many wait for the next transaction."""
        with self._line:
            return len(self._waiting)

    def write(self, name: str, work: Callable[[Connection], T]) -> T:
        """Return what a work returns once it is committed; raise what it raised, or NotSaved.

        A work that is rolled back with the others is run once more, alone. The names are for
        tests that end the process.
        """
        mine: Future[T] = Future()
        with self._line:
            self._waiting.append(_Wanted(name=name, work=work, done=mine))
        with self._turn:
            if not mine.done():
                self._write_all()
        return mine.result()

    def _write_all(self) -> None:
        with self._line:
            taken, self._waiting = self._waiting, []
        try:
            results = self._written(taken)
        except Exception as error:
            self._write_each(taken, error)
        else:
            for each, result in zip(taken, results, strict=True):
                each.done.set_result(result)

    def _written(self, taken: Sequence[_Wanted]) -> list[Any]:
        first, *others = dict.fromkeys(each.name for each in taken)
        with writing(self._engine, first) as tx:
            results = [each.work(tx) for each in taken]
            for name in others:
                faults.at(f"{name}.before_commit")
        for name in others:
            faults.at(f"{name}.after_commit")
        return results

    def _write_each(self, taken: Sequence[_Wanted], error: Exception) -> None:
        """One that fails spoils it for nobody else: each has a transaction of its own."""
        for each in taken:
            try:
                if len(taken) == 1:
                    raise error
                each.done.set_result(self._written([each])[0])
            except Exception as wrong:
                each.done.set_exception(wrong)
