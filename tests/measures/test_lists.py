"""Items as they went, from the events of their lists."""

from datetime import timedelta

from tests.measures.logs import UNIT, at
from wardstatus.core.events import ItemMarked, ItemsReopened, ListOpened, ListStoodDown
from wardstatus.core.levels import Level
from wardstatus.core.standing import Item
from wardstatus.measures.lists import tasks


def an_item(name: str) -> Item:
    return Item(
        id=name,
        action=name,
        level=Level.RED,
        text={"nb": name},
        role="OL",
        at_screen=False,
        opened=at("08:00"),
        due=at("08:10"),
    )


OPENED = ListOpened(
    at=at("08:00"), unit=UNIT, level=Level.RED, items=(an_item("R1"), an_item("R2"))
)


def test_an_item_is_done_at_its_time_and_opened_again() -> None:
    done = ItemMarked(at=at("08:05"), unit=UNIT, item="R1", state="done", by="x")
    again = ItemMarked(at=at("08:06"), unit=UNIT, item="R1", state="open", by="x")
    first, second = tasks([OPENED, done])
    assert (first.state, first.at, second.state, second.at) == ("done", at("08:05"), "open", None)
    assert tasks([OPENED, done, again])[0].at is None


def test_what_was_stood_down_opens_again_with_its_red() -> None:
    down = ListStoodDown(at=at("09:00"), unit=UNIT, levels=(Level.RED,), items=("R2",))
    up = ItemsReopened(at=at("09:30"), unit=UNIT, level=Level.RED, items=("R2",))
    assert [each.state for each in tasks([OPENED, down])] == ["open", "stood_down"]
    assert [each.state for each in tasks([OPENED, down, up])] == ["open", "open"]


def test_the_next_round_is_an_item_of_its_own() -> None:
    following = an_item("R1b")
    done = ItemMarked(
        at=at("08:05"), unit=UNIT, item="R1", state="done", by="x", next_round=following
    )
    assert [each.item.id for each in tasks([OPENED, done])] == ["R1", "R2", "R1b"]


def test_an_item_opened_before_the_log_begins_is_passed_over() -> None:
    done = ItemMarked(
        at=at("08:05") + timedelta(days=1), unit=UNIT, item="R0", state="done", by="x"
    )
    assert tasks([done]) == []
