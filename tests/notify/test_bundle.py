from datetime import datetime

import pytest

from tests.store.samples import T0, a_notice, minutes
from wardstatus.core.notices import NoticeKind
from wardstatus.notify.bundle import leaving
from wardstatus.store.messages import Sent

BUNDLE = minutes(5)
TOLD_OF_MED1 = Sent(at=T0, units=frozenset({"med1"}))


@pytest.mark.parametrize(
    ("kind", "unit", "ready", "now", "leaves"),
    [
        pytest.param("answer_step", "med2", 1, 1, False, id="another unit waits"),
        pytest.param("answer_step", "med2", 1, 4.9, False, id="until just before the end"),
        pytest.param("answer_step", "med2", 1, 5, True, id="and leaves at the end"),
        pytest.param("answer_step", "med2", 5, 5, True, id="due at the end, not held"),
        pytest.param("answer_step", "med1", 1, 1, True, id="its own next step is not held"),
        pytest.param("limit_step", "med2", 1, 1, False, id="a passed limit waits"),
        pytest.param("limit_step", "med2", 1, 1.9, False, id="not a minute yet"),
        pytest.param("limit_step", "med2", 1, 2, True, id="one minute at most"),
        pytest.param("limit_step", "med2", 4.5, 5, True, id="a limit near the end leaves with it"),
        pytest.param("limit_step", "med1", 1, 1, True, id="its own limit is not held"),
        pytest.param("decided", "med2", 1, 1, True, id="a decision leaves at once"),
        pytest.param("answer_step", "med2", -1, 1, False, id="noticed late, just after a message"),
        pytest.param("answer_step", "med2", -9, 5, True, id="noticed late, long after"),
    ],
)
def test_a_step_of_another_unit_waits_for_company(
    kind: NoticeKind, unit: str, ready: float, now: float, leaves: bool
) -> None:
    notice = a_notice("n", kind, unit=unit, at=T0 + minutes(ready))
    expected = (notice,) if leaves else ()
    assert leaving([notice], [TOLD_OF_MED1], BUNDLE, T0 + minutes(now)) == expected


def _at(minute: float) -> datetime:
    return T0 + minutes(minute)


def test_the_first_message_waits_for_nobody() -> None:
    notices = [a_notice("a", unit="med1"), a_notice("b", unit="med2")]
    assert leaving(notices, [], BUNDLE, T0) == tuple(notices)


def test_what_leaves_takes_along_what_waits() -> None:
    waits = a_notice("a", unit="med2", at=_at(1))
    own = a_notice("b", unit="med1", at=_at(2))
    assert leaving([waits], [TOLD_OF_MED1], BUNDLE, _at(2)) == ()
    assert leaving([waits, own], [TOLD_OF_MED1], BUNDLE, _at(2)) == (waits, own)


def test_nothing_ready_is_no_message() -> None:
    assert leaving([], [TOLD_OF_MED1], BUNDLE, T0) == ()
