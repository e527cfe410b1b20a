"""Who is on duty when a calendar or a person says otherwise than the configuration."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.core.build import DUTIES, at, book
from wardstatus.core import duties
from wardstatus.core.cover import gaps
from wardstatus.core.roster import Calendar, CalendarDuty, Override, Roster, Span
from wardstatus.core.units import Duty, Rulebook

AL = next(each for each in DUTIES if each.role == "AL")
BASE = Override(
    id="o1", kind="role", person="spare", begins=at(0), ends=at(60), by="demo", made=at(0)
)
TONIGHT = replace(BASE, role="AL", unit="house")
AWAY = replace(BASE, kind="away", other="al")
SWAP = replace(BASE, kind="swap", person="kd", other="al")


def on(*overrides: Override, role: str = "AL", minutes: float = 30) -> tuple[str, ...]:
    here = replace(book(), roster=Roster(overrides=overrides))
    return duties.holders(here, role, "med", at(minutes))


@pytest.mark.parametrize(
    ("minutes", "who"),
    [
        pytest.param(-0.01, ("al",), id="before it begins"),
        pytest.param(0, ("spare",), id="at its beginning"),
        pytest.param(59.99, ("spare",), id="just before its end"),
        pytest.param(60, ("al",), id="at its end"),
    ],
)
@pytest.mark.parametrize("override", [TONIGHT, AWAY], ids=["tonight", "away"])
def test_an_override_holds_for_its_span(
    override: Override, minutes: float, who: tuple[str, ...]
) -> None:
    assert on(override, minutes=minutes) == who


@pytest.mark.parametrize(
    ("overrides", "role", "who"),
    [
        pytest.param([TONIGHT], "KD", ("kd",), id="tonight: another role is as it was"),
        pytest.param([AWAY], "KD", ("kd",), id="away: another's duty is as it was"),
        pytest.param([SWAP], "AL", ("kd",), id="a swap: the one"),
        pytest.param([SWAP], "KD", ("al",), id="a swap: the other"),
        pytest.param([replace(TONIGHT, unit="med")], "AL", ("spare",), id="nearer is nearest"),
        pytest.param([replace(TONIGHT, unit="kir")], "AL", ("al",), id="another ward's"),
        pytest.param(
            [TONIGHT, replace(TONIGHT, person="ol")], "AL", ("ol",), id="the one made last counts"
        ),
        pytest.param(
            [AWAY, replace(AWAY, person="ol", other="spare")],
            "AL",
            ("ol",),
            id="who took it goes too, and leaves all of it",
        ),
        pytest.param(
            [replace(AWAY, person="kd"), SWAP], "AL", ("al",), id="a swap of what was handed over"
        ),
        pytest.param(
            [TONIGHT, replace(AWAY, person="ol", other="spare")], "AL", ("ol",), id="tonight's goes"
        ),
    ],
)
def test_what_overrides_make_of_a_role(
    overrides: list[Override], role: str, who: tuple[str, ...]
) -> None:
    assert on(*overrides, role=role) == who


def test_an_override_gives_a_role_to_somebody_where_nobody_had_it() -> None:
    here = replace(book(duties=()), roster=Roster(overrides=(TONIGHT,)))
    assert duties.holders(here, "AL", "med", at(30)) == ("spare",)
    assert duties.holders(here, "AL", "med", at(60)) == ()


def test_of_several_on_duty_only_who_is_away_is_replaced() -> None:
    both = (AL, replace(AL, person="ol"))
    here = replace(book(duties=both), roster=Roster(overrides=(AWAY,)))
    assert duties.holders(here, "AL", "med", at(30)) == ("spare", "ol")
    taken_by_the_other = replace(here, roster=Roster(overrides=(replace(AWAY, person="ol"),)))
    assert duties.holders(taken_by_the_other, "AL", "med", at(30)) == ("ol",)


def by_calendar(*spans: tuple[str, float, float], known: Sequence[Duty] = ()) -> Rulebook:
    """Return a house whose department head stands in a calendar."""
    copy = Calendar(
        id="al.ics",
        tried_at=at(0),
        read_at=at(0),
        spans=tuple(
            Span(person=who, begins=at(begins), ends=at(ends)) for who, begins, ends in spans
        ),
    )
    return replace(
        book(duties=tuple(known)),
        calendars=(CalendarDuty(role="AL", unit="house", calendar="al.ics"),),
        roster=Roster(calendars={"al.ics": copy}),
    )


@pytest.mark.parametrize(
    ("minutes", "who"),
    [
        pytest.param(-1, (), id="before the first"),
        pytest.param(0, ("al",), id="at its beginning"),
        pytest.param(59.99, ("al",), id="just before its end"),
        pytest.param(60, ("kd",), id="where one follows the other"),
        pytest.param(90, ("kd", "ol"), id="two at once"),
        pytest.param(120, ("ol",), id="when the first of them has ended"),
        pytest.param(180, (), id="after the last"),
    ],
)
def test_a_calendar_says_who(minutes: float, who: tuple[str, ...]) -> None:
    here = by_calendar(("al", 0, 60), ("kd", 60, 120), ("ol", 90, 180))
    assert duties.holders(here, "AL", "med", at(minutes)) == who
    assert duties.holders(here, "KD", "med", at(minutes)) == ()


def test_a_calendar_that_was_never_read_names_nobody() -> None:
    here = replace(by_calendar(), roster=Roster())
    assert duties.holders(here, "AL", "med", at(0)) == ()


def test_gaps_are_cut_where_a_calendar_and_an_override_end() -> None:
    known = [each for each in DUTIES if each.role in ("EL", "OL")]
    here = by_calendar(("al", 0, 60), ("kd", 90, 120), known=known)
    override = replace(TONIGHT, begins=at(100), ends=at(150))
    here = replace(here, roster=replace(here.roster, overrides=(override,)))
    found = gaps(here, "med", at(0), at(200))
    assert [(each.question, each.begins, each.ends) for each in found] == [
        ("decide", at(60), at(90)),
        ("decide", at(150), at(200)),
    ]


@pytest.mark.parametrize(
    ("overrides", "places"),
    [
        pytest.param([], set(), id="without any"),
        pytest.param([TONIGHT], {"house"}, id="given a role there"),
        pytest.param([replace(TONIGHT, unit="kir")], {"kir"}, id="given a role elsewhere"),
        pytest.param([AWAY], {"house"}, id="takes another's"),
        pytest.param(
            [replace(TONIGHT, person="ol", unit="med"), replace(AWAY, other="ol")],
            {"house", "med"},
            id="takes what the other was given",
        ),
        pytest.param([replace(SWAP, person="desk", other="spare")], set(), id="of nobody's"),
        pytest.param([replace(SWAP, person="al", other="spare")], {"house"}, id="exchanges"),
    ],
)
def test_where_somebody_has_a_duty(overrides: list[Override], places: set[str]) -> None:
    here = replace(book(), roster=Roster(overrides=tuple(overrides)))
    assert duties.places(here, "spare") == places


def test_who_stands_in_a_calendar_has_a_duty_there() -> None:
    here = by_calendar(("spare", 0, 60))
    assert duties.places(here, "spare") == {"house"}
    assert duties.has_at(here, "spare", "house", at(59))
    assert not duties.has_at(here, "spare", "house", at(60))
    assert not duties.has_at(here, "spare", "med", at(0))
