"""How long an item stays in sight."""

from datetime import UTC, datetime, timedelta

import pytest

from wardstatus.core.actions import on_list
from wardstatus.core.levels import Level
from wardstatus.core.standing import Item, ItemState

DONE = datetime(2026, 12, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "hours", "seen"),
    [
        pytest.param("done", 11.99, True, id="done within the last twelve hours"),
        pytest.param("done", 12, False, id="done exactly twelve hours ago"),
        pytest.param("not_done", 11, True, id="not done, lately"),
        pytest.param("not_done", 30, False, id="not done, yesterday"),
        pytest.param("stood_down", 0, False, id="stood down"),
        pytest.param("open", 500, True, id="owed, however old"),
        pytest.param("waiting", 0, True, id="waits for its shift"),
    ],
)
def test_what_was_dealt_with_leaves_the_list(state: ItemState, hours: float, seen: bool) -> None:
    item = Item(
        id="i",
        action="Y1",
        level=Level.YELLOW,
        text={"": "…"},
        role="AHS",
        at_screen=True,
        opened=DONE,
        due=DONE,
        state=state,
        at=None if state in ("open", "waiting") else DONE,
    )
    assert on_list(item, DONE + timedelta(hours=hours)) is seen
