from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.demo.stage import Play, month, play
from wardstatus.demo.past import Past


@pytest.fixture(scope="session")
def past() -> Past:
    return month()


@pytest.fixture
def night(past: Past, tmp_path: Path) -> Iterator[Play]:
    with play(tmp_path, past) as playing:
        yield playing
