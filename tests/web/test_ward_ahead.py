"""What a tap would bring stands on the ward's screen where a list is empty."""

import pytest

from tests.web.house import book
from tests.web.pages import ward_of
from tests.web.play import Play, Sample
from tests.web.samples import STATES
from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook
from wardstatus.web.ward_view.ahead import Ahead

TOLD = [
    ("Overlege i vakt (OL)", "Straks · M. Lie", "51 51 81 20"),
    ("Avdelingsleder (AL)", "Hvis ingen svarer · K. Berg", "51 51 82 00"),
    ("Klinikkdirektør (KD)", "Hvis ingen svarer · L. Moen", "51 51 90 10"),
]


def _rows(found: Ahead | None) -> list[tuple[str, str, str]]:
    return [(row.text, row.small, row.state) for row in found.rows] if found else []


def _green(house: Rulebook) -> Sample:
    return Play(house).set(Level.GREEN).at(30).sample()


@pytest.mark.parametrize("state", ["never", "green"])
def test_before_red_it_is_known_who_red_would_tell(state: str) -> None:
    owed = ward_of(STATES[state]()).lists.owed
    assert owed.coming is not None
    assert owed.coming.title == "Setter dere rød, får disse beskjed:"
    assert _rows(owed.coming) == TOLD


def test_who_may_not_see_names_sees_the_roles_alone() -> None:
    owed = ward_of(STATES["green"](), names=False).lists.owed
    assert _rows(owed.coming) == [(role, small.partition(" · ")[0], "") for role, small, _ in TOLD]


def test_that_nobody_is_on_duty_is_known_before_it_is_red() -> None:
    owed = ward_of(_green(book(staffed=False))).lists.owed
    assert owed.coming is not None
    assert owed.coming.title == "Setter dere rød, er ingen på vakt til å få beskjed."
    assert owed.coming.rows == ()


def test_before_yellow_it_is_known_what_the_ward_would_do() -> None:
    own = ward_of(STATES["green"]()).lists.own
    assert own.coming is not None
    assert _rows(own.coming) == [("Si hva som mangler", "innen 10 min", "")]


def test_a_trial_without_messages_promises_none() -> None:
    assert ward_of(_green(book(silent=True))).lists.owed.coming is None


@pytest.mark.parametrize("state", ["unanswered", "answered", "many", "yellow", "undo-green"])
def test_a_list_that_is_used_and_a_tap_just_made_leave_no_room(state: str) -> None:
    lists = ward_of(STATES[state]()).lists
    assert (lists.own.coming, lists.owed.coming) == (None, None)
