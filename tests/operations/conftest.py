"""The small hospital with an administrator, its threads at rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path, configured=_configured) as here:
        yield here


def _configured(config: str) -> str:
    text = config.replace("[mail]", 'administrator = ["moen"]\n[mail]', 1)
    return text + "\n[engine]\ndaily_test = 10:00:00\n"
