"""Those who come while others are served are served together, and one that fails spoils nothing."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from wardstatus.notify.line import Line


class Counter:
    """Serves slips with themselves, the first time only when it is let go; `wrong` cannot be."""

    def __init__(self) -> None:
        self.entered = Event()
        self.let_go = Event()
        self.served: list[Sequence[str]] = []

    def __call__(self, slips: Sequence[str]) -> Sequence[str]:
        self.entered.set()
        self.let_go.wait(10)
        if "wrong" in slips:
            raise ZeroDivisionError
        self.served.append(slips)
        return slips


def test_who_comes_alone_is_served_at_once() -> None:
    counter = Counter()
    counter.let_go.set()
    assert Line(counter).come("one") == "one"
    assert counter.served == [["one"]]


def test_those_who_come_meanwhile_are_served_together() -> None:
    counter = Counter()
    line = Line(counter)
    with ThreadPoolExecutor(6) as pool:
        first = pool.submit(line.come, "slow")
        assert counter.entered.wait(10)
        rest = [pool.submit(line.come, str(number)) for number in range(5)]
        while line.waiting < 5:
            pass
        counter.let_go.set()
        assert first.result(10) == "slow"
        assert [each.result(10) for each in rest] == [str(number) for number in range(5)]
    assert [len(each) for each in counter.served] == [1, 5]


def test_one_that_fails_spoils_it_for_nobody_else() -> None:
    counter = Counter()
    line = Line(counter)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(line.come, "slow")
        assert counter.entered.wait(10)
        fails = pool.submit(line.come, "wrong")
        good = pool.submit(line.come, "good")
        while line.waiting < 2:
            pass
        counter.let_go.set()
        assert first.result(10) == "slow"
        with pytest.raises(ZeroDivisionError):
            fails.result(10)
        assert good.result(10) == "good"


def test_those_who_are_about_to_come_are_waited_for_a_moment() -> None:
    counter = Counter()
    counter.let_go.set()
    away = [2]
    line = Line(counter, lambda: away[0])
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(line.come, name) for name in ("one", "two")]
        assert {each.result(10) for each in both} == {"one", "two"}
    assert [len(each) for each in counter.served] == [2]
    assert line.come("nobody else comes") == "nobody else comes"
