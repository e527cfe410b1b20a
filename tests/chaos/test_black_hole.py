from pathlib import Path

from tests.chaos.black_hole import play
from tests.chaos.figures import failings


def test_requests_end_and_the_other_server_does_what_is_due(tmp_path: Path) -> None:
    """Packets are lost for 20 s, longer than a request may take; `repeats` loses them for 60."""
    assert failings(tmp_path, lambda folder: play(folder, lost_for=20)) == []
