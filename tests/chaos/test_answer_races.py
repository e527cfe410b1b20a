from pathlib import Path

from tests.chaos.answer_races import play
from tests.chaos.figures import beyond


def test_nothing_leaves_the_server_after_an_answer_was_saved(tmp_path: Path) -> None:
    """Sixty races; `repeats` runs five hundred."""
    races, first, *others = play(tmp_path, races=60, seed=23)
    assert beyond(others) == []
    assert 0 < first.found < races.found, "each was to be first at times"
