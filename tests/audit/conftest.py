"""A small hospital whose rows can be spoiled by hand, and the auditor that looks at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path, configured=_with_administrator) as here:
        yield here


def _with_administrator(config: str) -> str:
    return config.replace("[mail]", 'administrator = ["moen"]\n[mail]', 1)
