"""The table of a fault that was played again and again, and what makes a test of one fail."""

from pathlib import Path

import pytest

from tests.chaos.figures import Figure, failings, seconds
from tests.chaos.repeats import placed, rows


def _run(late: float, lost: float) -> list[Figure]:
    return [seconds("late", late, 3.0), Figure(name="lost", found=lost)]


def test_the_worst_run_stands_in_the_table() -> None:
    assert rows([_run(0.5, 0), _run(3.1, 0), _run(1.0, 1)])[2:] == [
        "| late | 3.0 s | 1.0 s | 3.1 s | 2 of 3 |",
        "| lost | 0 | 0 | 1 | 2 of 3 |",
    ]


def test_a_table_takes_its_place_on_the_page() -> None:
    page = "before\n<!-- slept -->\nold\n<!-- /slept -->\nafter\n"
    assert placed(page, "slept", "new") == "before\n<!-- slept -->\nnew\n<!-- /slept -->\nafter\n"
    with pytest.raises(SystemExit, match="no place"):
        placed(page, "other", "new")


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        pytest.param([_run(3.0, 0)], [], id="on its limit"),
        pytest.param([_run(3.1, 0), _run(2.9, 0)], [], id="late once, the machine was busy"),
        pytest.param([_run(3.1, 0)] * 3, ["late: 3.1 s, at most 3.0 s"], id="late every time"),
        pytest.param([_run(1.0, 1)], ["lost: 1, at most 0"], id="lost once is once too often"),
        pytest.param(
            [_run(3.1, 0), _run(1.0, 1)], ["lost: 1, at most 0"], id="late, then something lost"
        ),
    ],
)
def test_a_count_may_never_be_passed_and_a_time_not_every_time(
    tmp_path: Path, runs: list[list[Figure]], said: list[str]
) -> None:
    coming = iter(runs)
    assert failings(tmp_path, lambda folder: next(coming)) == said
    assert list(coming) == []
