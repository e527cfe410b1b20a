"""Plans that go wrong while the server runs: whatever stands there, the old plan stays."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.journeys.house import Hospital, hospital
from tests.journeys.test_reload import reloading_of
from wardstatus.plans import load_plan
from wardstatus.reloading import Reloading

MANY = 200
LONGEST = 2.0
"""Seconds that a look at the files may take."""


class Kept:
    """A running house, one plan file, and whether the old plan outlasts what is written there."""

    def __init__(self, folder: Path, house: Hospital) -> None:
        self.file = folder / "rules" / "ward.toml"
        self.good = self.file.read_bytes()
        self._house = house
        self._reloading: Reloading = reloading_of(folder, house)
        self._before = house.service.rulebook

    def put(self, written: bytes) -> None:
        """Replace the file in one step, as an editor does."""
        new = self.file.with_suffix(".new")
        new.write_bytes(written)
        os.replace(new, self.file)

    def look(self) -> float:
        began = time.perf_counter()
        assert self._reloading.look()
        return time.perf_counter() - began

    def taken(self) -> bool:
        service = self._house.service
        return service.rulebook is not self._before and service.plan_problems == ()

    def outlasts(self) -> bool:
        taken = self.look()
        problems = self._house.service.plan_problems
        kept = self._house.service.rulebook is self._before
        return kept and bool(problems) and taken < LONGEST


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with hospital(tmp_path) as house:
        yield Kept(tmp_path, house)


def spoiled(good: bytes, chance: Random) -> bytes:
    """Return a good file with a slip, a cut, or rubbish in it."""
    at, length = chance.randrange(len(good)), chance.randrange(1, 60)
    match chance.randrange(6):
        case 0:
            return good[:at]
        case 1:
            return good[:at] + good[at + length :]
        case 2:
            return good[:at] + bytes(chance.randrange(256) for _ in range(length)) + good[at:]
        case 3:
            return good[:at] + good[max(0, at - length) : at] + good[at:]
        case 4:
            return good[:at] + bytes([good[at] ^ (1 << chance.randrange(8))]) + good[at + 1 :]
        case _:
            lines = good.splitlines(keepends=True)
            chance.shuffle(lines)
            return b"".join(lines)


def broken(good: bytes) -> Iterator[bytes]:
    """Yield spoiled files, but those that happen to be a plan still."""
    chance = Random(33)
    while True:
        written = spoiled(good, chance)
        if load_plan(written)[0] is None:
            yield written


def test_of_two_hundred_broken_files_none_is_taken(kept: Kept) -> None:
    files, outlasted = broken(kept.good), 0
    for _ in range(MANY):
        kept.put(next(files))
        outlasted += kept.outlasts()
    assert outlasted == MANY


CIRCLE = b"""
[indicators.a]
name = "A"
formula = "b + 1"
[indicators.b]
name = "B"
formula = "a + 1"
"""


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda good: b"", id="0 bytes"),
        pytest.param(lambda good: good[: len(good) // 2], id="half written"),
        pytest.param(lambda good: b"\xef\xbb\xbf" + good[:-20], id="a mark of bytes, and cut"),
        pytest.param(lambda good: "\ufeff".encode("utf-16") + good, id="two marks"),
        pytest.param(lambda good: good.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(lambda good: good + b"# \n" * 3_500_000, id="10 MB"),
        pytest.param(lambda good: good + CIRCLE, id="a circle"),
        pytest.param(lambda good: good + b"x = " + b"[" * 5000, id="nested five thousand deep"),
        pytest.param(lambda good: good + good, id="twice in one file"),
        pytest.param(lambda good: b"\0" * 5000, id="nothing but zeros"),
    ],
)
def test_it_is_not_taken_however_it_is_broken(kept: Kept, spoil: Callable[[bytes], bytes]) -> None:
    kept.put(spoil(kept.good))
    assert kept.outlasts()


def test_a_file_that_is_gone_a_folder_or_a_loop_is_not_taken(kept: Kept) -> None:
    kept.file.unlink()
    assert kept.outlasts()
    kept.file.mkdir()
    assert kept.outlasts()
    kept.file.rmdir()
    kept.file.symlink_to(kept.file)
    assert kept.outlasts()


def test_a_file_written_in_two_goes_is_taken_when_it_is_whole(kept: Kept) -> None:
    new = kept.good.replace(b"at_or_above = 25, clear_below = 24", b"at_or_above = 26")
    kept.file.write_bytes(new[: len(new) // 2])
    assert kept.outlasts()
    with kept.file.open("ab") as file:
        file.write(new[len(new) // 2 :])
    kept.look()
    assert kept.taken()


def test_a_mark_of_bytes_before_a_good_plan_is_nothing(kept: Kept) -> None:
    kept.put(
        b"\xef\xbb\xbf" + kept.good.replace(b"at_or_above = 25, clear_below = 24", b"above = 26")
    )
    kept.look()
    assert kept.taken()
