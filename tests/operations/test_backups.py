"""Copies of the database are listed, and missed when none is from the last day."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.house import Hospital, hospital, plain
from tests.operations.test_checks import ready


def _aged(file: Path, now: datetime, **old: float) -> None:
    file.write_bytes(b"x" * 1_234_567)
    at = (now - timedelta(**old)).timestamp()
    os.utime(file, (at, at))


@pytest.mark.parametrize(
    ("old", "state"),
    [
        pytest.param({}, "warn", id="none"),
        pytest.param({"minutes": 5}, "pass", id="fresh"),
        pytest.param({"hours": 23, "minutes": 59}, "pass", id="before a day"),
        pytest.param({"days": 1}, "warn", id="on the day"),
        pytest.param({"days": 3}, "warn", id="after a day"),
    ],
)
def test_copies_that_are_too_old(tmp_path: Path, old: dict[str, float], state: str) -> None:
    (tmp_path / "copies").mkdir()
    with hospital(tmp_path, configured=_copied) as house:
        now = house.clock()
        if old:
            _aged(tmp_path / "copies" / "night.db", now, **old)
            _aged(tmp_path / "copies" / "before.db", now, days=9)
        _aged(tmp_path / "copies" / "half.db.part", now, minutes=0)
        _, checks = ready(house)
        assert checks["backups"] == state
        page = plain(house.app.test_client().get("/operations", headers=house.token()).text)
        assert ("night.db" in page) is bool(old)
        assert ("1,2 MB" in page) is bool(old)
        assert str(tmp_path / "copies") in page
        assert "half" not in page


def _copied(config: str) -> str:
    return config.replace("[mail]", 'backups = "copies"\n[mail]', 1)


def test_a_house_that_names_no_folder_is_told_of_it(house: Hospital) -> None:
    _, checks = ready(house)
    assert "backups" not in checks
    page = plain(house.app.test_client().get("/operations", headers=house.token()).text)
    assert "Ingen mappe for dem er oppgitt: backups i config.toml" in page
