"""What a calendar says of duty: every way an event may be written, and both clock nights."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.rota.ics import calendar, event, local
from wardstatus.core.units import Person
from wardstatus.rota.names import Names
from wardstatus.rota.reading import Read, read

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 10, 23, 12, tzinfo=UTC)
"""The Friday before the clocks go back."""

PERSONS = {
    each.id: each
    for each in (Person(id="kari", name="Kari Berg"), Person(id="ola", name="Ola Lie"))
}


def what(text: bytes, now: datetime = NOW) -> Read:
    return read(text, Names(PERSONS), OSLO, now)


def spans(*events: str, now: datetime = NOW) -> list[tuple[str, str, str]]:
    """Return who, from and until (UTC, `24T20:00`) of each duty."""
    return [
        (each.person, f"{each.begins:%dT%H:%M}", f"{each.ends:%dT%H:%M}")
        for each in what(calendar(*events), now).spans
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("DTSTART:20261023T200000Z", "DTEND:20261024T053000Z"),
            [("kari", "23T20:00", "24T05:30")],
            id="in UTC",
        ),
        pytest.param(
            ("DTSTART;TZID=Europe/Oslo:20261023T220000", "DTEND;TZID=Europe/Oslo:20261024T073000"),
            [("kari", "23T20:00", "24T05:30")],
            id="in the zone of the hospital",
        ),
        pytest.param(
            ("DTSTART;TZID=Europe/London:20261023T210000", "DTEND:20261024T053000Z"),
            [("kari", "23T20:00", "24T05:30")],
            id="in another zone",
        ),
        pytest.param(
            (
                "DTSTART;TZID=W. Europe Standard Time:20261023T220000",
                "DTEND;TZID=W. Europe Standard Time:20261024T073000",
            ),
            [("kari", "23T20:00", "24T05:30")],
            id="in a zone as Outlook calls it",
        ),
        pytest.param(
            ("DTSTART:20261023T220000", "DTEND:20261024T073000"),
            [("kari", "23T20:00", "24T05:30")],
            id="without a zone: local",
        ),
        pytest.param(
            ("DTSTART:20261023T200000Z", "DURATION:PT9H30M"),
            [("kari", "23T20:00", "24T05:30")],
            id="with a duration",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20261023", "DTEND;VALUE=DATE:20261024"),
            [("kari", "22T22:00", "23T22:00")],
            id="a whole day, from local midnight",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20261023",),
            [("kari", "22T22:00", "23T22:00")],
            id="a whole day without an end",
        ),
        pytest.param(
            ("DTSTART;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261026"),
            [("kari", "24T22:00", "25T23:00")],
            id="the day the clocks go back has 25 hours",
        ),
        pytest.param(
            ("DTSTART:20261023T200000Z", "DTEND:20261024T053000Z", "STATUS:CANCELLED"),
            [],
            id="cancelled",
        ),
        pytest.param(
            ("DTSTART:20261023T200000Z", "DTEND:20261024T053000Z", "STATUS:TENTATIVE"),
            [("kari", "23T20:00", "24T05:30")],
            id="tentative: nobody else is named",
        ),
    ],
)
def test_one_event(lines: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert spans(event("1", "Kari Berg", *lines)) == expected


NIGHTS = local("1", "Kari Berg", "20261023T220000", "20261024T073000", "RRULE:FREQ=DAILY;COUNT=3")


def test_nights_in_a_row_over_the_night_the_clocks_go_back() -> None:
    assert spans(NIGHTS) == [
        ("kari", "23T20:00", "24T05:30"),
        ("kari", "24T20:00", "25T06:30"),
        ("kari", "25T21:00", "26T06:30"),
    ]


def test_nights_in_a_row_over_the_night_the_clocks_go_forward() -> None:
    nights = local(
        "1", "Kari Berg", "20270327T220000", "20270328T073000", "RRULE:FREQ=DAILY;COUNT=2"
    )
    assert spans(nights, now=datetime(2027, 3, 26, tzinfo=UTC)) == [
        ("kari", "27T21:00", "28T05:30"),
        ("kari", "28T20:00", "29T05:30"),
    ]


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        pytest.param(
            "20261025T023000", "20261025T073000", ("25T00:30", "25T06:30"), id="twice: its first"
        ),
        pytest.param(
            "20261024T220000", "20261025T023000", ("24T20:00", "25T00:30"), id="until its first"
        ),
        pytest.param(
            "20270328T023000", "20270328T073000", ("28T01:00", "28T05:30"), id="never: the jump"
        ),
        pytest.param(
            "20270327T220000", "20270328T023000", ("27T21:00", "28T01:00"), id="until the jump"
        ),
    ],
)
def test_a_local_time_that_comes_twice_or_never(
    begins: str, ends: str, expected: tuple[str, str]
) -> None:
    now = datetime.strptime(begins, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    assert spans(local("1", "Kari Berg", begins, ends), now=now) == [("kari", *expected)]


def test_exceptions_of_a_series() -> None:
    series = (
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE;TZID=Europe/Oslo:20261026T220000",
    )
    first = local("1", "Kari Berg", "20261023T220000", "20261024T073000", *series)
    swapped = local(
        "1", "Ola Lie", "20261024T230000", "20261025T073000",
        "RECURRENCE-ID;TZID=Europe/Oslo:20261024T220000",
    )  # fmt: skip
    dropped = local(
        "1", "Kari Berg", "20261025T220000", "20261026T073000", "STATUS:CANCELLED",
        "RECURRENCE-ID;TZID=Europe/Oslo:20261025T220000",
    )  # fmt: skip
    assert spans(first, swapped, dropped) == [
        ("kari", "23T20:00", "24T05:30"),
        ("ola", "24T21:00", "25T06:30"),
    ]


def test_every_other_week() -> None:
    weeks = local(
        "1", "Ola Lie", "20261001T080000", "20261001T160000", "RRULE:FREQ=WEEKLY;INTERVAL=2"
    )
    found = spans(weeks)
    assert found[:3] == [
        ("ola", "15T06:00", "15T14:00"),
        ("ola", "29T07:00", "29T15:00"),
        ("ola", "12T07:00", "12T15:00"),
    ]


@pytest.mark.parametrize(
    ("begins", "there"),
    [
        pytest.param(NOW - timedelta(days=8, hours=2), False, id="over eight days ago"),
        pytest.param(NOW - timedelta(days=8, minutes=30), True, id="reaches into them"),
        pytest.param(NOW + timedelta(days=62, minutes=-1), True, id="just before sixty-two days"),
        pytest.param(NOW + timedelta(days=62), False, id="later"),
    ],
)
def test_so_far_around_now(begins: datetime, there: bool) -> None:
    ends = begins + timedelta(hours=1)
    one = event(
        "1", "Kari Berg", f"DTSTART:{begins:%Y%m%dT%H%M%SZ}", f"DTEND:{ends:%Y%m%dT%H%M%SZ}"
    )
    assert bool(spans(one)) is there
    assert what(calendar()).until == NOW + timedelta(days=62)
