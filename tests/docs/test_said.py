"""What the pages quote of the commands, in Norwegian too, is what the commands say."""

import re
from pathlib import Path

import pytest

from wardstatus.texts.catalogues import rooms

TABLE = (Path(__file__).parents[2] / "docs" / "backup.md").read_text().partition("| it says |")[2]
ROWS = [line for line in TABLE.partition("\n\n")[0].splitlines()[2:] if "*" in line]
SAID = [str(message.string) for room in rooms("nb") for message in room]


@pytest.mark.parametrize("row", ROWS)
def test_a_quoted_sentence_is_said(row: str) -> None:
    (quoted,) = re.findall(r"\*([^*]+)\*", row)
    assert [said for said in SAID if quoted in said], quoted


def test_there_are_rows() -> None:
    assert len(ROWS) >= 6
