"""The log and the readings, folded, are the rows."""

from dataclasses import replace
from pathlib import Path

from tests.journeys.house import Hospital, hospital
from wardstatus.app import works
from wardstatus.core.evolve import evolve
from wardstatus.core.standing import Standing
from wardstatus.store import log
from wardstatus.store.engine import reading


def folded(house: Hospital) -> dict[str, Standing]:
    standings: dict[str, Standing] = {}
    with reading(works(house.app).engine) as tx:
        for version, events in log.fold_input(tx, "h"):
            for event in events:
                before = standings.get(event.unit) or Standing(unit=event.unit)
                standings[event.unit] = replace(evolve(before, event), version=version)
    return standings


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
        again = folded(house)
        for unit, standing in rows.items():
            assert replace(again[unit], due=standing.due) == standing


def _act(house: Hospital, step: int, feed: dict[str, str]) -> None:
    if step % 5 == 2:
        rows = [{"unit": unit, "values": {"occupied": 18 + step % 9}} for unit in ("med2", "kir1")]
        taken = house.app.test_client().post("/api/v1/readings", json=rows, headers=feed)
        assert taken.status_code == 200, taken.text
