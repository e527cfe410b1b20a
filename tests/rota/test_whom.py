"""Whom events name, and what of a calendar that is broken is still taken."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rota.ics import calendar, event, local
from wardstatus.core.roster import Fault
from wardstatus.core.units import Person
from wardstatus.rota.names import Names
from wardstatus.rota.reading import Read, Unreadable, read

NOW = datetime(2026, 10, 23, 12, tzinfo=UTC)
PERSONS = {
    each.id: each
    for each in (Person(id="kari", name="Kari Berg"), Person(id="ola", name="Ola Lie"))
}


def what(text: bytes) -> Read:
    return read(text, Names(PERSONS), ZoneInfo("Europe/Oslo"), NOW)


NIGHTS = local("1", "Kari Berg", "20261023T220000", "20261024T073000", "RRULE:FREQ=DAILY;COUNT=3")
AT = ("DTSTART:20261023T200000Z", "DTEND:20261024T053000Z")


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        pytest.param("kari", ["kari"], id="by id"),
        pytest.param("Kari Berg", ["kari"], id="by name"),
        pytest.param("  KARI   berg ", ["kari"], id="however it is written"),
        pytest.param("AL: Kari Berg", ["kari"], id="after what is said of it"),
        pytest.param("Ola Lie (bakvakt)", ["ola"], id="before it"),
        pytest.param("Kari Berg / Ola Lie", ["kari", "ola"], id="two at once"),
        pytest.param("Bakvakt - Ola Lie", ["ola"], id="after a dash"),
        pytest.param("Kari Hansen", [], id="another of that first name"),
        pytest.param("Kari Berg Hansen", [], id="another who has the name too"),
        pytest.param("Karianne", [], id="part of a word"),
    ],
)
def test_whom_an_event_names(name: str, persons: list[str]) -> None:
    found = what(calendar(event("1", name.replace(",", "\\,"), *AT)))
    assert sorted(each.person for each in found.spans) == persons
    assert found.strangers == (() if persons else (name,))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        pytest.param(("DTSTART:2026XX",), "a line of it cannot be read", id="its beginning"),
        pytest.param((*AT, "RRULE:FREQ=SOMETIMES"), "a line of it cannot be read", id="its rule"),
        pytest.param((*AT, "no colon here"), "a line of it cannot be read", id="a line"),
        pytest.param(("DTEND:20261024T053000Z",), "it has no beginning", id="none"),
        pytest.param((AT[0],), "it does not end after its beginning", id="no end"),
        pytest.param((AT[0], "DTEND:20261023T200000Z"), "it does not end after", id="at once"),
        pytest.param((*AT, "RRULE:FREQ=MINUTELY"), "it recurs within a day", id="every minute"),
        pytest.param(
            (*AT, "RRULE:FREQ=DAILY;BYHOUR=1,2,3"), "it recurs within a day", id="three times a day"
        ),
        pytest.param(
            ("DTSTART:19990101T080000Z", "DTEND:19990101T160000Z", "RRULE:FREQ=DAILY"),
            "it recurs since before {detail}",
            id="for ever",
        ),
    ],
)
def test_a_broken_event_is_left_out_and_said(broken: tuple[str, ...], why: str) -> None:
    good = event("2", "Ola Lie", *AT)
    found = what(calendar(event("1", "Kari Berg", *broken), good))
    assert [each.person for each in found.spans] == ["ola"]
    (fault,) = found.faults
    assert isinstance(fault, Fault)
    assert fault.of == "Kari Berg"
    assert fault.why.startswith(why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(b"", "no whole", id="empty"),
        pytest.param(b"<html>Sign in</html>", "no whole", id="a page"),
        pytest.param(calendar(NIGHTS)[:200], "no whole", id="cut off"),
        pytest.param(b"\xff\xfe\x00END:VCALENDAR", "no calendar", id="bytes"),
        pytest.param(b"BEGIN:VEVENT\r\nEND:VCALENDAR", "no calendar", id="ends what never began"),
        pytest.param(
            calendar(*(event(str(n), "x", *AT) for n in range(5_001))), "more than 5000", id="many"
        ),
        pytest.param(
            calendar(*(event(str(n), "x", *AT, "RRULE:FREQ=DAILY") for n in range(101))),
            "more than 100 recurring",
            id="many series",
        ),
        pytest.param(
            calendar(*(event(str(n), "x", *AT, "RRULE:FREQ=DAILY") for n in range(100))),
            "more than 5000 duties",
            id="many duties",
        ),
    ],
)
def test_a_calendar_that_is_none_is_refused(text: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        what(text)


def test_an_empty_calendar_names_nobody() -> None:
    assert what(calendar()).spans == ()
