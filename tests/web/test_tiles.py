"""What stands on one place of the wall, before, on and after every bound."""

from datetime import timedelta

import pytest

from tests.browser.stage import NOW, ago, unit
from wardstatus.core.plans import Choice, Plan
from wardstatus.core.terms import BARE
from wardstatus.core.units import Rulebook
from wardstatus.texts.words import words
from wardstatus.web import wall_words
from wardstatus.web.tiles import Reader, Tile, tile

NAMES = {"needs": {"nurse": "Sykepleier"}, "offers": {"nurse": "+1 pleier"}}


def drawn(shown: str, **more: object) -> Tile:
    spoken, zone = wall_words.spoken(words("nb")), Rulebook(units={}).zone
    return tile(unit("x", shown, **more), NAMES, Reader(spoken=spoken, now=NOW, zone=zone))


def seconds_ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).isoformat()


@pytest.mark.parametrize(
    ("since", "line"),
    [
        (0, "Svar? 1m"),
        (119, "Svar? 1m"),
        (120, "Svar? 2m"),
        (3599, "Svar? 59m"),
        (3600, "Svar? 1t"),
        (3 * 3600 + 300, "Svar? 3t"),
    ],
)
def test_red_says_how_long_nobody_has_answered(since: float, line: str) -> None:
    assert drawn("red", since=seconds_ago(since)).line == line


def test_it_counts_from_when_somebody_was_last_asked() -> None:
    assert drawn("red", since=ago(80), waiting_since=ago(7)).line == "Svar? 7m"


@pytest.mark.parametrize(
    ("over", "line", "style"),
    [
        (0, "Over 1m", "red"),
        (25, "Over 25m", "red"),
        (60, "Over 1t", "red"),
        (125, "Over 2t 5m", "red"),
        (165, "Over 2t 45m", "red long"),
        (599, "Over 9t 59m", "red long"),
        (600, "Over 10t", "red"),
    ],
)
def test_over_the_limit_says_how_far(over: int, line: str, style: str) -> None:
    found = drawn("red", over_limit=True, over_since=ago(over), answered={"role": "AL"})
    assert (found.line, found.style, found.kind) == (line, style, "red over")


def test_a_decision_is_said_before_an_answer() -> None:
    both = drawn("red", answered={"role": "OL"}, decided={"role": "AL"})
    assert both.line == "Besluttet"
    assert drawn("red", answered={"role": "OL"}).line == "Svart"


@pytest.mark.parametrize(("since", "new"), [(0, True), (359, True), (360, False)])
def test_red_is_new_for_six_minutes(since: float, new: bool) -> None:
    assert drawn("red", since=seconds_ago(since)).new is new


def test_red_that_was_not_confirmed_asks() -> None:
    found = drawn("red", not_confirmed_since=ago(3), answered={"role": "OL"})
    assert (found.shape, found.sr) == ("3q", "Rød, ikke bekreftet, ")


def test_yellow_says_its_first_need_or_its_word() -> None:
    assert drawn("yellow", needs=["nurse", "bed"]).line == "Sykepleier"
    assert drawn("yellow", needs=["gone"]).line == "Gul"
    assert drawn("yellow").line == "Gul"


def test_green_says_its_offer_or_its_word() -> None:
    found = drawn("green", offers=["nurse"])
    assert (found.line, found.style, found.sr) == ("+1 pleier", "says", "Grønn, kan gi ")
    assert drawn("green", needs=["nurse"]).line == "Grønn"


def test_a_unit_above_says_of_how_many_it_knows() -> None:
    some = {"known": 9, "of": 10}
    found = drawn("green", of_known=some)
    assert (found.line, found.sr) == ("9/10 kjent", "Grønn, ")
    assert drawn("yellow", of_known=some, needs=["nurse"]).line == "Sykepleier"
    assert drawn("red", of_known=some, answered={"role": "OL"}).line == "Svart"


def test_unknown_says_the_last_it_knew() -> None:
    found = drawn("unknown", level="yellow", unknown_since=ago(192))
    assert (found.line, found.last, found.sr) == ("Sist 11:20", "2", "Ukjent, sist gul, siden ")
    assert drawn("unknown", level="green", unknown_since=ago(1199)).line == "Sist 18:33"
    assert drawn("unknown", level="green", unknown_since=ago(1200)).line == "Sist 20.11."
    assert drawn("unknown", level="green").line == "Sist grønn"
    assert drawn("unknown", level=None).line == "Ikke satt"


@pytest.mark.parametrize(("beds", "bar"), [(None, None), (0, 0), (85, 85), (120, 120), (130, 120)])
def test_the_bar_ends_at_a_hundred_and_twenty(beds: int | None, bar: int | None) -> None:
    found = drawn("green", beds=beds)
    assert (found.beds, found.beds_said) == (bar, "" if beds is None else f"Belegg {beds} prosent")


def test_needs_and_offers_of_one_id_keep_their_own_words() -> None:
    plan = Plan(
        id="p",
        name={},
        owner={},
        effective=BARE.effective,
        review_by=BARE.review_by,
        needs=(Choice(id="nurse", name={"nb": "sykepleier"}),),
        offers=(Choice(id="nurse", name={"nb": "+1 pleier"}),),
    )
    assert wall_words.names(plan, words("nb")) == NAMES
