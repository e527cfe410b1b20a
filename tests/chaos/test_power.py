from pathlib import Path

from tests.chaos.figures import beyond
from tests.chaos.power import play


def test_what_was_acknowledged_outlasts_the_power(tmp_path: Path) -> None:
    """Forty cuts while sixty taps are made; `repeats` tries two hundred."""
    assert beyond(play(tmp_path, taps=60, cuts=40, seed=3)) == []
