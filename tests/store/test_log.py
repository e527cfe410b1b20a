from datetime import datetime
from typing import get_args

import pytest
from sqlalchemy import Engine

from tests.store.samples import T0, a_level, a_reading, minutes
from wardstatus.core.events import Event, LevelDeclared, StepTaken
from wardstatus.core.levels import Level
from wardstatus.core.standing import Reading, Told
from wardstatus.store import bodies, log, readings
from wardstatus.store.engine import reading, writing

DECLARED = LevelDeclared(
    at=T0, unit="med2", level=Level.RED, previous=None, by="screen:med2", undo_until=T0
)
STEP = StepTaken(
    at=T0,
    unit="med2",
    chain="c",
    step=0,
    roles=("OL",),
    told=(Told(key="c.0.kari", role="OL", person="kari"),),
    ready_at=T0,
    next_step=1,
    next_at=T0 + minutes(10),
)


def _write(engine: Engine, version: int, *events: Event, root: str = "hospital") -> None:
    with writing(engine) as tx:
        log.append(tx, root, version, events)
        readings.add(tx, root, version, events)


def test_seq_counts_without_holes_on_each_board(engine: Engine) -> None:
    _write(engine, 1, DECLARED, a_reading("med2", 1), STEP)
    _write(engine, 1, a_level("kir1"), root="other")
    _write(engine, 2, a_level("med4"))
    with reading(engine) as tx:
        rows = log.read(tx, root="hospital")
        other = log.read(tx, root="other")
    assert [(row.seq, row.kind, row.unit, row.version) for row in rows] == [
        (1, "level_declared", "med2", 1),
        (2, "step_taken", "med2", 1),
        (3, "level_followed", "med4", 2),
    ]
    assert [row.seq for row in other] == [1]


def test_an_event_comes_back_as_it_was(engine: Engine) -> None:
    _write(engine, 1, DECLARED, STEP)
    with reading(engine) as tx:
        rows = log.read(tx, root="hospital")
    assert [log.load_event(row.kind, row.body) for row in rows] == [DECLARED, STEP]
    assert rows[0].body["by"] == "screen:med2"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, [1, 2, 3], id="everything, oldest first"),
        pytest.param({"after": 1}, [2, 3], id="after a cursor"),
        pytest.param({"limit": 2}, [1, 2], id="at most so many"),
        pytest.param({"unit": "med4"}, [2], id="of one unit"),
        pytest.param({"after": 3}, [], id="nothing more"),
    ],
)
def test_the_log_is_read_in_pieces(
    engine: Engine, asked: dict[str, object], expected: list[int]
) -> None:
    _write(engine, 1, a_level("med2"), a_level("med4"), a_level("med2"))
    with reading(engine) as tx:
        rows = log.read(tx, root="hospital", **asked)  # type: ignore[arg-type]
    assert [row.seq for row in rows] == expected


def test_every_kind_of_event_has_a_name_of_its_own() -> None:
    kinds = [bodies.kind_of(event) for event in get_args(Event)]
    assert len(set(kinds)) == len(kinds)
    assert "level_declared" in kinds


def test_an_unknown_kind_is_said() -> None:
    with pytest.raises(KeyError):
        log.load_event("level_guessed", {})


def test_the_fold_gets_events_and_readings_in_the_order_they_happened(engine: Engine) -> None:
    first = (a_level("med2"), a_reading("med2", 1), a_reading("med4", 2), a_level("med4"))
    second = (a_reading("med2", 3), a_level("med2", Level.GREEN))
    _write(engine, 1, *first)
    _write(engine, 3, *second)
    _write(engine, 2, a_level("kir1"), root="other")
    with reading(engine) as tx:
        assert list(log.fold_input(tx, "hospital")) == [(1, first), (3, second)]


def _read(value: float, at: datetime) -> Reading:
    return Reading(value=value, at=at, received=T0, source="token:beds")


def test_the_last_reading_of_an_instant_counts(engine: Engine) -> None:
    _write(engine, 1, a_reading("med2", 1), a_reading("med2", 5, "corridor"))
    _write(engine, 2, a_reading("med2", 2), a_reading("med4", 9))
    with reading(engine) as tx:
        latest = readings.latest(tx, "hospital", "med2")
    assert latest == {"occupied": _read(2, T0), "corridor": _read(5, T0)}
