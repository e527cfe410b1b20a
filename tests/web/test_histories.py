"""The log is read once and then carried on; one that is another than it was is read anew."""

from sqlalchemy import delete

from tests.web.served import Served
from wardstatus.core.levels import Level
from wardstatus.service.histories import Histories
from wardstatus.store import tables
from wardstatus.store.engine import writing


def levels(histories: Histories) -> list[Level | None]:
    past = histories.of("nordvag").get("kir1")
    return [turn.level for turn in past.turns] if past else []


def test_what_was_written_since_is_added(served: Served) -> None:
    screen, histories = served.screen(), served.live.service.records.histories
    assert levels(histories) == []
    screen.post("/units/kir1/level", {"level": "green"})
    assert levels(histories) == [Level.GREEN]
    served.clock.forward(5)
    screen.post("/units/kir1/level", {"level": "red"})
    assert levels(histories) == [Level.GREEN, Level.RED]
    assert levels(Histories(served.engine)) == [Level.GREEN, Level.RED]


def test_a_log_that_was_brought_back_is_read_anew(served: Served) -> None:
    screen, histories = served.screen(), served.live.service.records.histories
    screen.post("/units/kir1/level", {"level": "green"})
    served.clock.forward(5)
    screen.post("/units/kir1/level", {"level": "red"})
    assert levels(histories) == [Level.GREEN, Level.RED]
    with writing(served.engine) as tx:
        tx.execute(delete(tables.log).where(tables.log.c.version > 1))
    assert levels(histories) == [Level.GREEN]
