"""What a leader's page says, and what it lets the leader do."""

from dataclasses import replace

import pytest

from tests.web.pages import caller
from tests.web.samples import STATES, Play, several
from wardstatus.core.levels import Level
from wardstatus.web.phone_view import Phone, form, unit_page
from wardstatus.web.phone_view import several as several_page


def _page(state: str, person: str = "berg") -> Phone:
    return unit_page(caller(STATES[state](), person))


@pytest.mark.parametrize(
    ("state", "person", "stage"),
    [
        ("unanswered", "berg", "ask"),
        ("unanswered", "lie", "ask"),
        ("over", "berg", "must"),
        ("over", "lie", "ask"),
        ("answered", "lie", "answered"),
        ("answered", "berg", "taken"),
        ("decided", "berg", "done"),
        ("decided", "moen", "taken"),
        ("yellow", "berg", "over"),
        ("green", "berg", "over"),
    ],
)
def test_a_person_stands_with_a_unit(state: str, person: str, stage: str) -> None:
    assert caller(STATES[state](), person).stage() == stage


def test_who_is_asked_can_take_it_or_pass_it_on() -> None:
    page = _page("unanswered")
    assert (page.take, page.must, page.passes) == (True, False, "Kan ikke, neste: KD")
    assert page.due == "Svar før 12:52"
    assert page.due_small == "RØD fase i 24 min. AL beslutter innen 16:12. Melding 3."
    assert (page.name, page.role) == ("K. Berg", "avdelingsleder (AL)")


def test_over_the_limit_only_a_decision_will_do() -> None:
    page = _page("over")
    assert (page.take, page.must, page.decide) == (False, True, True)
    assert page.due == "Du beslutter. Over frist 16:12"


def test_who_may_not_decide_is_not_offered_it() -> None:
    assert not _page("over", "lie").must
    assert not _page("answered", "lie").decide


def test_the_unit_is_told_with_its_need_and_its_numbers() -> None:
    assert _page("unanswered").facts.striptags() == (
        "Mangler: sykepleier. Pasienter 26, Senger 24, Sykepleiere 4, Korridor 2 (tall fra 12:12)."
    )


def test_what_waits_for_this_person_stands_by_itself() -> None:
    assert [each.striptags() for each in _page("over").waiting] == [
        "Stans planlagte denne vakten. Frist 12:42, 3 t 42 min over."
    ]


def test_an_answer_says_what_the_ward_sees() -> None:
    assert _page("answered", "lie").said.striptags() == (
        "Du tok det 12:18 Posten ser det på tavla nå: OL tar det, ny beskjed innen 13:18."
    )


def test_an_answer_may_be_changed_but_never_past_the_next_deadline() -> None:
    untils = _page("answered", "lie").untils
    assert [(each.text, each.checked, each.off) for each in untils] == [
        ("12:48", False, False),
        ("13:18", True, False),
        ("14:12", False, False),
    ]


def test_times_past_the_next_deadline_are_shown_and_cannot_be_chosen() -> None:
    sample = Play().set(Level.RED).at(25).answer("lie").at(100).answer("lie").sample()
    untils = unit_page(caller(sample, "lie")).untils
    assert [(each.text, each.off) for each in untils] == [
        ("14:12", False),
        ("14:22", True),
        ("14:52", True),
    ]


@pytest.mark.parametrize(
    ("state", "person", "said"),
    [
        ("answered", "berg", "OL (M. Lie) tok det 12:18 Ny beskjed innen 13:18."),
        (
            "decided",
            "moen",
            "AL (K. Berg) besluttet 13:32 1 sykepleier fra ressursenheten. Gjelder til 17:32.",
        ),
        ("yellow", "berg", "Rød er over Kirurgisk 1 er ikke rød lenger: gul siden 14:58."),
    ],
)
def test_a_page_that_asks_nothing_says_who_did_what(state: str, person: str, said: str) -> None:
    page = _page(state, person)
    assert page.said.striptags() == said
    assert not page.take


def test_who_decided_sees_what_follows() -> None:
    assert [(line.time, line.text.striptags()) for line in _page("decided").then] == [
        ("14:02", "Posten blir spurt: Kom det?"),
        ("17:32", "Beslutningen går ut"),
    ]


def test_all_units_that_wait_stand_on_one_page_those_over_first() -> None:
    sample = several()
    callers = [caller(replace(sample, unit_id=unit)) for unit in ("med1", "kir1")]
    page = several_page(callers)
    assert [(wait.name, wait.over, wait.by) for wait in page.waits] == [
        ("Kir 1", True, "Over frist 16:12"),
        ("Med 1", False, "Svar før 16:27"),
    ]
    assert page.head.under == "RØD fase, 1 over frist"


def test_the_decision_form_offers_the_plans_choices_first() -> None:
    sample = STATES["over"]()
    spell = sample.standing.spell
    assert spell is not None
    assert spell.limit is not None
    shown = form(caller(sample), spell, spell.limit)
    assert [(each.text, each.small) for each in shown.options] == [
        ("1 sykepleier fra ressursenheten", "merkes innen 16:54, gjelder til 20:24"),
        ("Steng for elektive innleggelser", "til 20:24"),
        ("Kan vente: vekt, mobilisering", "til 20:24"),
        ("Avtal gul med posten", "posten bekrefter"),
        ("Godta rødt til 18:24", "1 av 1 forlengelser, du står som ansvarlig"),
    ]
    assert shown.head.title == "Kir 1 RØD fase 4 t 12 min"
    assert shown.head.under == "over frist 16:12 · 1. beslutning i denne perioden"
    assert shown.so_far == "Hittil: ingen har svart, 1 av 7 tiltak gjort."
