"""A gap is shown, told once, and stays until somebody has seen it or it is gone."""

from tests.audit.test_gaps import NOTICE, a_red_ward, gaps, spoil, told
from tests.journeys.house import Hospital
from wardstatus.app import works
from wardstatus.operations.audits import Audits
from wardstatus.service import Alarms


def test_what_was_taken_back_by_the_change_that_caused_it_is_no_gap(house: Hospital) -> None:
    ward = house.ward("med2")
    ward.post("level", level="red")
    house.pass_time(seconds=5)
    ward.post("undo")
    house.pass_time(seconds=5)
    assert gaps(house) == []
    spoil(house, "DELETE FROM notice WHERE state = 'withdrawn'")
    assert gaps(house) == []


def test_a_gap_is_shown_and_told_once_until_it_is_seen_or_gone(house: Hospital) -> None:
    audits = works(house.app).operations.audits
    a_red_ward(house)
    spoil(house, "UPDATE notice SET state = 'withdrawn' WHERE key = :key", **NOTICE)
    for _ in range(3):
        house.pass_time(minutes=1)
        assert gaps(house) == ["notice_withdrawn"]
        assert house.service.alarms.engine().why == "gap"
    (said,) = told(house)
    assert said.endswith(
        "varsler som mangler: 1 (notice_withdrawn:med2:med2.1.a1.2.dahl). Ring dem det gjaldt."
    )
    assert audits.call_seen(house.clock()) == 1
    house.pass_time(minutes=1)
    assert gaps(house) == ["notice_withdrawn"]
    assert house.service.alarms.engine().alive
    spoil(house, "UPDATE notice SET state = 'accepted' WHERE key = :key", **NOTICE)
    assert gaps(house) == []
    assert audits.open() == []
    spoil(house, "UPDATE notice SET state = 'withdrawn' WHERE key = :key", **NOTICE)
    assert gaps(house) == ["notice_withdrawn"]
    assert house.service.alarms.engine().why == "gap"
    assert len(told(house)) == 2


def test_a_server_that_starts_anew_tells_nothing_twice(house: Hospital) -> None:
    a_red_ward(house)
    spoil(house, "DELETE FROM notice WHERE key = :key", **NOTICE)
    gaps(house)
    around = works(house.app).operations.audits
    again = Audits(works(house.app).engine, house.service, around.auditor, around.administrator)
    again.round()
    assert len(told(house)) == 1
    assert house.service.alarms.engine().why == "gap"


def test_nothing_is_audited_while_time_itself_stands(house: Hospital) -> None:
    class Late(Alarms):
        def silent_for(self) -> float:
            return 3.1

    a_red_ward(house)
    spoil(house, "DELETE FROM notice WHERE key = :key", **NOTICE)
    house.service.alarms = Late(house.clock)
    audits = works(house.app).operations.audits
    audits.round()
    assert audits.last is None
