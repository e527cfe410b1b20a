"""What others made is here unchanged."""

import hashlib
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
ROWS = re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (VENDOR / "NOTICE.md").read_text(), re.M)


@pytest.mark.parametrize(("name", "expected"), ROWS)
def test_a_file_has_the_sum_its_notice_says(name: str, expected: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected


def test_every_file_is_in_the_notice_with_its_licence() -> None:
    made_by_others = {path.name for path in VENDOR.iterdir()}
    licences = {name for name in made_by_others if name.endswith("-LICENSE.txt")}
    assert made_by_others - licences - {"NOTICE.md"} == {name for name, _ in ROWS}
    assert all(name in (VENDOR / "NOTICE.md").read_text() for name in licences)
