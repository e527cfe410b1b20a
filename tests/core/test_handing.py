"""Somebody else tonight, and what waits for whoever goes: before, at and after each instant."""

from dataclasses import replace

import pytest

from tests.core.build import ANSWER, PLAN, RED, Day, at, book, step
from wardstatus.core import decide, handing
from wardstatus.core.events import DutyGivenBack, DutyOverridden, HandedOver
from wardstatus.core.inputs import OverrideDuty, ReportDelivery, TakeChain
from wardstatus.core.judge import duty
from wardstatus.core.roster import Override, Roster

AWAY = OverrideDuty(
    unit="house", by="person:al", kind="away", person="spare", other="al", until=at(600)
)
EL_AWAY = replace(AWAY, other="el")
TONIGHT = replace(AWAY, kind="role", role="AL", other="", until=at(60))
UNDO = 0.333


def say(day: Day, minutes: float, said: OverrideDuty) -> Override:
    """Let something be said of duty; the day goes on with the roster it leads to."""
    now = at(minutes)
    number = len(day.book.roster.overrides) + 1
    made = duty.override_of(day.book, said, f"o{number}", now)
    after = replace(day.book, roster=Roster(overrides=(*day.book.roster.overrides, made)))
    event = DutyOverridden(at=now, unit=said.unit, override=made, by=said.by)
    day._keep(decide.on_duty(day.board, (day.book, after), event, (), now))
    day.book = after
    return made


def red() -> Day:
    day = Day(book(replace(PLAN, answer=replace(ANSWER, steps=(step(0, "EL"), step(10, "AL"))))))
    day.declare(0, RED)
    return day


@pytest.mark.parametrize(
    ("minutes", "second"),
    [
        pytest.param(9.99, "spare", id="before the step is due"),
        pytest.param(10, "spare", id="at the instant it is due: people first, then time"),
        pytest.param(10.01, "al", id="after it"),
    ],
)
def test_a_step_goes_to_whoever_is_on_duty_when_it_falls_due(minutes: float, second: str) -> None:
    day = red()
    say(day, minutes, TONIGHT)
    day.tick(20)
    assert day.told()[:2] == [(UNDO, "el"), (10, second)]


@pytest.mark.parametrize(
    ("until", "second"),
    [
        pytest.param(9.99, "al", id="it ended before"),
        pytest.param(10, "al", id="it ends at that instant"),
        pytest.param(10.01, "spare", id="it ends after"),
    ],
)
def test_an_override_that_ends_gives_the_role_back(until: float, second: str) -> None:
    day = red()
    say(day, 5, replace(TONIGHT, until=at(until)))
    day.tick(20)
    assert day.told()[:2] == [(UNDO, "el"), (10, second)]


@pytest.mark.parametrize("ticks", [(), (7, 9, 10, 12, 30, 41)], ids=["slept", "awake"])
def test_a_server_that_slept_tells_whom_one_awake_would(ticks: tuple[float, ...]) -> None:
    day = red()
    say(day, 5, replace(TONIGHT, until=at(45)))
    for minutes in ticks:
        day.tick(minutes)
    day.tick(80)
    assert day.told() == [(UNDO, "el"), (10, "spare"), (40, "spare"), (70, "al")]


def test_it_is_logged_and_a_heading_keeps_no_standing() -> None:
    day = red()
    made = say(day, 5, TONIGHT)
    assert DutyOverridden(at=at(5), unit="house", override=made, by="person:al") in day.events
    assert "house" not in day.board.standings


def test_one_of_a_ward_is_an_event_of_the_ward() -> None:
    day = red()
    before = day.board.standings["kir"]
    say(day, 5, replace(TONIGHT, unit="med"))
    assert isinstance(day.events[-1], DutyOverridden)
    assert day.board.standings["kir"] == before


def test_what_waits_is_told_to_whoever_takes_it_at_once() -> None:
    day = red()
    day.tick(3)
    say(day, 4, EL_AWAY)
    handed = [each for each in day.notices if each.kind == "handed_over"]
    assert [(each.person, each.role, each.unit) for each in handed] == [("spare", "EL", "med")]
    assert handed[0].at == handed[0].ready_at == at(4)
    assert handed[0].facts.by == "el"
    assert handed[0].facts.until == at(600)
    assert handed[0].facts.next_roles == ("AL",)
    assert [told.person for told in day.chain.taken[0].told] == ["el", "spare"]


def test_the_colleague_may_answer_and_the_ward_sees_in_which_role() -> None:
    day = red()
    say(day, 4, EL_AWAY)
    day.take(5, TakeChain(unit="med", by="person:spare", chain=day.chain.id, person="spare"))
    assert day.spell.answer is not None
    assert (day.spell.answer.by, day.spell.answer.role) == ("spare", "EL")


def test_what_became_of_the_message_is_known() -> None:
    day = red()
    say(day, 4, EL_AWAY)
    key = day.chain.taken[0].told[-1].key
    day.take(5, ReportDelivery(unit="med", by="delivery", key=key, state="accepted"))
    assert day.chain.taken[0].told[-1].state == "accepted"


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(None, id="nothing has told them"),
        pytest.param("el", id="somebody has answered"),
    ],
)
def test_what_does_not_wait_is_not_handed_over(prepare: str | None) -> None:
    day = red()
    if prepare:
        day.take(3, TakeChain(unit="med", by="person:el", chain=day.chain.id, person=prepare))
    say(day, 4, EL_AWAY if prepare else AWAY)
    assert not any(isinstance(each, HandedOver) for each in day.events)


def test_an_answer_stays_with_whoever_gave_it() -> None:
    day = red()
    day.take(3, TakeChain(unit="med", by="person:el", chain=day.chain.id, person="el"))
    say(day, 4, EL_AWAY)
    assert day.spell.answer is not None
    assert day.spell.answer.by == "el"


def test_one_that_begins_later_hands_nothing_over_now() -> None:
    day = red()
    say(day, 4, replace(EL_AWAY, begins=at(30)))
    assert not any(isinstance(each, HandedOver) for each in day.events)


def test_what_was_handed_over_and_not_sent_goes_when_red_is_left() -> None:
    day = red()
    made = say(day, 0.1, EL_AWAY)
    day.undo(0.2)
    assert [each.key for each in day.notices if made.id in each.key] == []


def test_somebody_is_told_alone_of_duties_of_which_nothing_waits() -> None:
    day = red()
    made = say(day, 4, AWAY)
    notice = handing.notice_alone(day.book, made, at(4))
    assert notice is not None
    assert (notice.person, notice.role, notice.unit, notice.kind) == (
        "spare",
        "AL",
        "med",
        "handed_over",
    )
    assert notice.facts.until == made.ends
    assert handing.notice_alone(day.book, replace(made, kind="swap"), at(4)) is None


def test_given_back_the_next_step_is_the_owners_again() -> None:
    day = red()
    made = say(day, 5, TONIGHT)
    after = replace(day.book, roster=Roster(overrides=(replace(made, ends=at(8)),)))
    event = DutyGivenBack(at=at(8), unit="house", override=made.id, by="demo")
    day._keep(decide.on_duty(day.board, (day.book, after), event, (), at(8)))
    day.book = after
    day.tick(10)
    assert day.told() == [(UNDO, "el"), (10, "al")]
    assert event in day.events
