from datetime import UTC, datetime, timedelta

from wardstatus.core.events import LevelFollowed, ReadingTaken
from wardstatus.core.levels import Level
from wardstatus.core.notices import Facts, Notice, NoticeKind

T0 = datetime(2026, 11, 22, 3, 40, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def a_notice(
    key: str,
    kind: NoticeKind = "answer_step",
    *,
    unit: str = "med2",
    person: str = "kari",
    at: datetime = T0,
) -> Notice:
    return Notice(
        key=key,
        unit=unit,
        kind=kind,
        person=person,
        role="OL",
        at=at,
        ready_at=at,
        chain="med2.1.answer",
        step=1,
        facts=Facts(red_since=T0, needs=("nurse",), next_roles=("AL",), next_at=T0 + minutes(10)),
    )


def a_level(unit: str, level: Level = Level.RED) -> LevelFollowed:
    return LevelFollowed(at=T0, unit=unit, level=level, previous=None)


def a_reading(unit: str, value: float, indicator: str = "occupied") -> ReadingTaken:
    return ReadingTaken(
        at=T0, unit=unit, indicator=indicator, value=value, measured=T0, source="token:beds"
    )
