"""Every named point is met once; `python -m tests.chaos.points` meets each twenty times."""

from pathlib import Path

from tests.chaos.points import POINTS, lines, play_points, section


def test_nothing_is_lost_at_any_named_point(tmp_path: Path) -> None:
    run = play_points(tmp_path, times=1, seed=20261122)
    assert run.met == dict.fromkeys(POINTS, 1), "\n".join(lines(run))
    assert run.found.good, "\n".join(lines(run))
    assert f"{len(POINTS)} of {len(POINTS)} in" in section(run, 1)
