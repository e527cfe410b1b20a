from pathlib import Path

from tests.chaos.answer_lost import play
from tests.chaos.figures import beyond


def test_what_was_taken_without_a_word_comes_again_under_its_key(tmp_path: Path) -> None:
    figures = play(tmp_path, seed=19)
    assert beyond(figures) == []
    assert figures[-1].found > 20
