"""When screens and tokens were last heard of is known after a restart, and to other servers."""

from datetime import datetime

from tests.journeys.house import Hospital
from wardstatus.access.tokens import create
from wardstatus.app import works
from wardstatus.operations.attendance import Attendance
from wardstatus.store import screens, tokens
from wardstatus.store.engine import reading


def test_what_was_heard_of_is_written_once(house: Hospital) -> None:
    house.ward("med2")
    engine = works(house.app).engine
    with reading(engine) as tx:
        (paired,) = screens.all_of(tx)
    heard: dict[str, datetime] = {f"screen:{paired.id}": house.clock()}
    attendance = Attendance(engine, lambda: dict(heard))
    assert attendance.write() == 1
    assert attendance.write() == 0
    with reading(engine) as tx:
        assert [each.seen for each in screens.all_of(tx)] == [house.clock()]
    house.clock.move(hours=1)
    heard[f"screen:{paired.id}"] = house.clock()
    assert attendance.write() == 1


def test_a_token_is_seen_when_it_is_used(house: Hospital) -> None:
    used, at = house.token(), house.clock()
    create(works(house.app).engine, "never used", at)
    assert house.app.test_client().get("/api/v1/board", headers=used).status_code == 200
    house.clock.move(hours=1)
    works(house.app).operations.attendance.write()
    with reading(works(house.app).engine) as tx:
        assert [each.seen for each in tokens.all_of(tx)] == [at, None]


def test_a_screen_that_another_server_hears_is_not_missed(house: Hospital) -> None:
    house.ward("med2")
    house.clock.move(days=2)
    operations, engine = works(house.app).operations, works(house.app).engine
    assert len(operations.daily.unseen(house.clock())) == 1
    with reading(engine) as tx:
        (paired,) = screens.all_of(tx)
    Attendance(engine, lambda: {f"screen:{paired.id}": house.clock()}).write()
    assert operations.daily.unseen(house.clock()) == []
