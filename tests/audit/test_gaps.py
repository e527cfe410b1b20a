"""What is taken away, held up or skipped is found; what is as it should be is left in peace."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.journeys.house import Hospital
from wardstatus.app import works
from wardstatus.store.engine import writing


def spoil(house: Hospital, *statements: str, **values: str) -> None:
    """Change the database past everybody."""
    with writing(works(house.app).engine) as tx:
        for statement in statements:
            assert tx.execute(text(statement), values).rowcount > 0


def gaps(house: Hospital) -> list[str]:
    """Audit once, and return the kinds of what is missing."""
    audits = works(house.app).operations.audits
    audits.round()
    assert audits.last is not None
    return [gap.kind for gap in audits.last.gaps]


def told(house: Hospital) -> list[str]:
    """Return what the administrator was told of gaps."""
    said = [str(mail["Subject"]) for mail in house.mails_to("moen")]
    return [each for each in said if each.startswith("wardstatus")]


def a_red_ward(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    for _ in range(5):
        house.pass_time(minutes=3)


def test_a_night_with_nothing_wrong(house: Hospital) -> None:
    a_red_ward(house)
    for _ in range(60):
        house.pass_time(minutes=5)
        assert gaps(house) == []
    assert house.service.alarms.engine().alive
    assert house.mails_to("berg")


NOTICE = {"key": "med2.1.a1.2.dahl"}


@pytest.mark.parametrize(
    ("kind", "statement", "values"),
    [
        pytest.param(
            "notice_missing", "DELETE FROM notice WHERE key = :key", NOTICE, id="a notice deleted"
        ),
        pytest.param(
            "notice_missing",
            "UPDATE notice SET person = 'moen' WHERE key = :key",
            NOTICE,
            id="a notice of somebody else",
        ),
        pytest.param(
            "notice_withdrawn",
            "UPDATE notice SET state = 'withdrawn' WHERE key = :key",
            NOTICE,
            id="a notice taken back by nobody",
        ),
        pytest.param(
            "step_wrong",
            "UPDATE log SET body = replace(body, :old, :new) WHERE seq = 7",
            {"old": '["OL"]', "new": '["KD"]'},
            id="other roles told",
        ),
        pytest.param(
            "log_torn",
            "DELETE FROM log WHERE kind = :kind",
            {"kind": "list_opened"},
            id="rows gone",
        ),
    ],
)
def test_what_is_taken_away_is_found(
    house: Hospital, kind: str, statement: str, values: dict[str, str]
) -> None:
    a_red_ward(house)
    assert gaps(house) == []
    spoil(house, statement, **values)
    assert gaps(house) == [kind]


def test_a_step_that_is_passed_over_is_found(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    house.pass_time(minutes=3)
    assert gaps(house) == []
    # As code that counts wrongly would leave it.
    wrong = {"old": '"next_step":2', "new": '"next_step":1'}
    spoil(house, "UPDATE standing SET body = replace(body, :old, :new)", **wrong)
    house.service.take_rulebook(house.service.rulebook)
    for _ in range(3):
        house.pass_time(minutes=4)
    assert "step_wrong" in gaps(house)


def test_a_chain_that_stands_is_found(house: Hospital) -> None:
    a_red_ward(house)
    # As broken code would leave it: the unit is never looked at again.
    spoil(house, "UPDATE standing SET due = NULL WHERE unit = 'med2'")
    house.service.take_rulebook(house.service.rulebook)
    spoil(house, "UPDATE log SET kind = 'plan_taken' WHERE kind = 'step_taken' AND seq > 7")
    house.clock.move(minutes=1)
    assert gaps(house) == ["step_missing"]


def test_a_limit_nobody_saw_pass_is_found(house: Hospital) -> None:
    a_red_ward(house)
    for _ in range(8):
        house.pass_time(minutes=30)
    assert gaps(house) == []
    spoil(house, "UPDATE log SET kind = 'plan_taken' WHERE kind = 'limit_passed'")
    assert "limit_missing" in gaps(house)


def test_a_postman_who_has_stopped_is_found(house: Hospital) -> None:
    house.ward("med2").post("level", level="red")
    found: list[tuple[int, list[str]]] = []
    for minute in range(1, 9):
        house.clock.move(minutes=1)
        house.service.tick()
        found.append((minute, gaps(house)))
    late = next(minute for minute, kinds in found if "notice_waits" in kinds)
    assert late == 7  # 20 s of undo, 5 min of bundling, 1 min of grace
    assert all(kinds == [] for minute, kinds in found if minute < late)


def test_a_message_nobody_sends_is_found(house: Hospital) -> None:
    a_red_ward(house)
    past = (house.clock() - timedelta(minutes=2)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    spoil(house, "UPDATE message SET state = 'queued', next_at = :at WHERE id = 1", at=past)
    assert gaps(house) == ["message_waits"]


def test_time_that_is_not_let_pass_is_found(house: Hospital) -> None:
    a_red_ward(house)
    house.clock.move(hours=1)
    house.service.alarms.ticked()
    assert "time_overdue" in gaps(house)


def test_whoever_was_left_out_of_a_step_is_found(house: Hospital) -> None:
    works(house.app).operations.audits.round()
    a_red_ward(house)
    spoil(
        house,
        "UPDATE log SET body = replace(body, substr(body, instr(body, '[{\"key\"'),"
        " instr(body, '],\"ready_at\"') - instr(body, '[{\"key\"') + 1), '[]') WHERE seq = 7",
    )
    assert "person_missing" in gaps(house)
