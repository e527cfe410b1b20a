"""The dashboard and the meeting as views: who owes, what comes next, who may press what."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal, TypeAlias

import pytest

from tests.web.house import book
from tests.web.play import Sample
from tests.web.samples import STATES
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board, Standing, Status
from wardstatus.measures.past import Past, Turn
from wardstatus.texts.words import words
from wardstatus.web.meeting_view.page import meeting
from wardstatus.web.overview_view import lacking, notes, rows, tasks
from wardstatus.web.overview_view.desk import Desk
from wardstatus.web.overview_view.page import overview
from wardstatus.web.overview_view.waiting import Waiting, waiting

Why: TypeAlias = Literal["", "managing", "numbers_wrong"]


def desk(sample: Sample, person: str = "", language: str = "nb") -> Desk:
    """Return the reader of a board on which every other unit has never been set."""
    units = sample.rulebook.declarable("nordvag")
    never = {unit: Standing(unit=unit) for unit in units}
    return Desk(
        board=replace(sample.board, standings={**never, **sample.board.standings}),
        rulebook=sample.rulebook,
        words=words(language),
        now=sample.now,
        root="nordvag",
        pasts={},
        person=person,
    )


def first(state: str, person: str = "") -> Waiting:
    return waiting(desk(STATES[state](), person))[0]


@pytest.mark.parametrize(
    ("state", "over", "owed", "owes"),
    [
        ("unanswered", False, True, "Ingen har svart"),
        ("answered", False, False, "tar det, ny beskjed"),
        ("decided", False, False, "Besluttet av"),
        ("over", True, True, "skylder en beslutning"),
    ],
)
def test_a_red_says_who_owes_what(state: str, over: bool, owed: bool, owes: str) -> None:
    found = first(state)
    assert (found.over, found.owed) == (over, owed)
    assert owes in str(found.owes)


def test_a_calm_unit_waits_for_nobody() -> None:
    assert waiting(desk(STATES["green"]())) == []


@pytest.mark.parametrize(
    ("state", "person", "take"),
    [
        pytest.param("unanswered", "", False, id="nobody known"),
        pytest.param("unanswered", "lie", True, id="told, and not answered"),
        pytest.param("unanswered", "dahl", False, id="not told"),
        pytest.param("answered", "lie", False, id="somebody has it"),
        pytest.param("decided", "lie", False, id="decided"),
    ],
)
def test_only_whom_it_waits_for_may_take_it(state: str, person: str, take: bool) -> None:
    assert first(state, person).take == take


@pytest.mark.parametrize(
    ("person", "decide"), [("", False), ("lie", False), ("berg", True), ("moen", True)]
)
def test_only_a_deciding_role_may_decide(person: str, decide: bool) -> None:
    assert first("over", person).decide == decide


def test_what_is_late_stands_first_and_says_so() -> None:
    found = tasks.tasks(desk(STATES["over"]()))
    assert found.late > 0
    assert all(each.over for each in found.seen[: found.late])
    assert found.seen[0].over.endswith("over")


def test_needs_and_offers_of_one_thing_stand_side_by_side() -> None:
    here = desk(STATES["unanswered"]())
    green = Status(level=Level.GREEN, since=here.now, offers=("nurse",))
    board = with_standing(here, replace(here.board.standings["med1"], status=green))
    (found,) = lacking.resources(replace(here, board=board))
    assert found.name == "sykepleier"
    assert [place.unit.id for place in found.lacking] == ["kir1"]
    assert [place.unit.id for place in found.offered] == ["med1"]


def with_standing(here: Desk, standing: Standing) -> Board:
    return replace(here.board, standings={**here.board.standings, standing.unit: standing})


@pytest.mark.parametrize("lapsed", [False, True], ids=["known", "unknown"])
def test_an_unknown_unit_offers_nothing(lapsed: bool) -> None:
    here = desk(STATES["unanswered"]())
    offer = here.rulebook.units["med1"].plan
    assert offer is not None
    first = offer.offers[0]
    green = Status(level=Level.GREEN, since=here.now, offers=(first.id,), lapsed=lapsed)
    board = with_standing(here, replace(here.board.standings["med1"], status=green))
    row = rows.row(replace(here, board=board), here.rulebook.units["med1"])
    assert row.says == ("–" if lapsed else f"+ {here.words.pick(first.name).lower()}")


def test_red_of_late_is_the_units_own_beside_its_own_before() -> None:
    here = desk(STATES["unanswered"]())
    unit = here.rulebook.units["kir1"]
    day = rows.DAY
    turns = (
        Turn(here.now - 14 * day, Level.RED),
        Turn(here.now - 10.5 * day, Level.GREEN),
        Turn(here.now - day, Level.RED),
    )
    row = rows.row(replace(here, pasts={"kir1": Past(unit="kir1", turns=turns)}), unit)
    assert (row.red, row.red_before) == ("14,3 %", "før 50 %")


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", "Kirurgisk 1: gul, tallene sier rød"),
        ("managing", "Kirurgisk 1: gul, tallene sier rød (Vi klarer oss, til 14:00)"),
        ("numbers_wrong", "Kirurgisk 1: gul, tallene sier rød (Tallene stemmer ikke, til 14:00)"),
    ],
)
def test_numbers_that_ask_for_more_are_named(why: Why, said: str) -> None:
    here = desk(STATES["yellow"]())
    standing = here.board.standings["kir1"]
    until = datetime(2026, 11, 21, 13, tzinfo=UTC) if why else None
    rested = replace(standing.status, rested_why=why, rested_until=until)
    numbers = replace(standing.numbers, recommended=Level.RED)
    board = with_standing(here, replace(standing, status=rested, numbers=numbers))
    found = notes.notes(replace(here, board=board, now=datetime(2026, 11, 21, 12, tzinfo=UTC)))
    assert [each.says for each in found if each.about == "Tallene sier mer"] == [said]


def test_nobody_on_duty_is_one_line() -> None:
    sample = STATES["green"]()
    alone = replace(desk(sample), rulebook=book(staffed=False))
    said = [each.says for each in notes.notes(alone) if each.about == "Ingen på vakt"]
    assert len(said) == 1


def test_the_meeting_opens_what_is_not_green_in_the_order_of_the_wall() -> None:
    page = meeting(desk(STATES["over"]()))
    assert [each.unit.id for each in page.opened] == ["kir1", "med1"]
    assert page.opened[0].over
    assert [line.text for line in page.opened[0].owes][:1] == ["Beslutning"]
    assert page.opened[1].small == "ikke satt"


@pytest.mark.parametrize("state", sorted(STATES))
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_state_can_be_shown(state: str, language: str) -> None:
    here = desk(STATES[state](), "berg", language)
    assert overview(here).groups[0].rows[0].unit.id == "kir1"
    assert meeting(here).title.startswith(("Møte, ", "Meeting, "))
