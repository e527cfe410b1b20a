"""The log and the readings, folded, are the rows."""

from dataclasses import replace
from pathlib import Path

from tests.journeys.folding import folded
from tests.journeys.house import Hospital, hospital
from wardstatus.app import works


def test_the_log_folded_is_the_board(tmp_path: Path) -> None:
    with hospital(tmp_path, limit="1h") as house:
        ward, other = house.ward("med2"), house.ward("kir1")
        feed = house.token(unit="h")
        for step in range(60):
            _act(house, step, feed)
            if step % 7 == 0:
                ward.post("level", level=("red", "yellow", "red", "green")[step // 7 % 4])
            if step % 11 == 3:
                other.post("level", level=("yellow", "red")[step % 2])
            if step == 8:
                ward.post("undo")
            house.pass_time(minutes=9)
        rows = house.service.board().standings
        again = folded(works(house.app).engine)
        for unit, standing in rows.items():
            assert replace(again[unit], due=standing.due) == standing


def _act(house: Hospital, step: int, feed: dict[str, str]) -> None:
    if step % 5 == 2:
        rows = [{"unit": unit, "values": {"occupied": 18 + step % 9}} for unit in ("med2", "kir1")]
        taken = house.app.test_client().post("/api/v1/readings", json=rows, headers=feed)
        assert taken.status_code == 200, taken.text
