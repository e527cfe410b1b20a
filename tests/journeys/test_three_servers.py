"""Three servers on one PostgreSQL, and five hundred limits in the same second: each passes once."""

from pathlib import Path

from tests.chaos.figures import failings
from tests.chaos.three_servers import play


def test_five_hundred_limits_in_one_second_pass_once(tmp_path: Path) -> None:
    assert failings(tmp_path, play) == []
