from dataclasses import replace
from datetime import timedelta

import pytest

from tests.access.samples import EVERYBODY, RULEBOOK, T0
from wardstatus.access import rights
from wardstatus.core.plans import AnswerTerms
from wardstatus.core.standing import Chain, Spell, Standing, Taken, Told

RED = Standing(
    unit="med1",
    spell=Spell(id="med1.1", started=T0, red_since=T0, answer_terms=AnswerTerms()),
)
TOLD_KARI = Standing(
    unit="sur1",
    spell=Spell(
        id="sur1.1",
        started=T0,
        red_since=T0,
        chain=Chain(
            id="sur1.1.a1",
            kind="answer",
            started=T0,
            next_step=1,
            next_at=T0 + timedelta(minutes=10),
            taken=(
                Taken(
                    step=0,
                    roles=("AL",),
                    at=T0,
                    ready_at=T0,
                    told=(Told(key="k", role="AL", person="kari"),),
                ),
            ),
        ),
    ),
)

# Who, for med1 at noon: act, as the unit, send readings, answer, note a telephone decision.
TABLE = {
    "screen of med1": (True, True, True, False, False),
    "screen of med": (True, False, True, False, True),
    "wall": (False, False, False, False, False),
    "token of med1": (True, True, True, False, False),
    "token of med": (True, True, True, False, True),
    "token that reads": (False, False, False, False, False),
    "kari, on duty above": (True, False, False, True, True),
    "ola, duty there at night": (True, False, False, True, False),
    "liv, duty elsewhere": (False, False, False, True, False),
    "kari's link": (False, False, False, True, True),
    "demo": (True, True, True, False, True),
    "local": (True, True, True, False, True),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_do_what_for_a_ward(who: str) -> None:
    asking = EVERYBODY[who]
    assert (
        rights.may_act_for(asking, "med1", RULEBOOK),
        rights.acts_as_unit(asking, "med1", RULEBOOK, T0),
        rights.may_send_readings(asking, "med1", RULEBOOK, T0),
        rights.may_answer(asking, RED),
        rights.may_record_decision(asking, "med1", RULEBOOK, T0),
    ) == TABLE[who]


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who not in ("demo", "local")])
def test_nobody_of_one_department_acts_for_another(who: str) -> None:
    assert not rights.may_act_for(EVERYBODY[who], "sur1", RULEBOOK)
    assert not rights.acts_as_unit(EVERYBODY[who], "sur1", RULEBOOK, T0)


@pytest.mark.parametrize(
    ("hours", "lowers"),
    [
        pytest.param(6.9, False, id="before the duty, 19:54 local"),
        pytest.param(7, True, id="as it begins"),
        pytest.param(8.9, True, id="before it ends"),
        pytest.param(9, False, id="as it ends"),
    ],
)
def test_a_person_is_the_unit_while_on_duty_there(hours: float, lowers: bool) -> None:
    now = T0 + timedelta(hours=hours)
    ola = EVERYBODY["ola, duty there at night"]
    assert rights.acts_as_unit(ola, "med1", RULEBOOK, now) is lowers


def test_a_link_answers_for_its_unit_and_wherever_its_person_was_told() -> None:
    link = EVERYBODY["kari's link"]
    nobody_told = Standing(unit="sur1", spell=RED.spell)
    assert rights.may_answer(link, RED)
    assert rights.may_answer(link, TOLD_KARI)
    assert not rights.may_answer(link, nobody_told)


@pytest.mark.parametrize(
    ("who", "unit", "sees"),
    [
        ("wall", None, True),
        ("token that reads", "sur1", True),
        ("kari's link", "med2", True),
        ("kari's link", None, False),
    ],
)
def test_who_may_read(who: str, unit: str | None, sees: bool) -> None:
    assert rights.may_read(EVERYBODY[who], unit, RULEBOOK) is sees


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("screen of med1", True),
        ("kari, on duty above", True),
        ("kari's link", True),
        ("wall", False),
        ("token that reads", False),
        ("token of med", False),
    ],
)
def test_walls_and_programs_see_roles_and_no_names(who: str, sees: bool) -> None:
    assert rights.sees_names(EVERYBODY[who]) is sees


@pytest.mark.parametrize(
    ("hours", "records"),
    [
        pytest.param(6.9, True, id="before the duty at the ward"),
        pytest.param(7, False, id="as it begins: the ward itself"),
        pytest.param(8.9, False, id="before it ends"),
        pytest.param(9, True, id="as it ends"),
    ],
)
def test_the_switchboard_records_a_decision_unless_it_is_the_ward(
    hours: float, records: bool
) -> None:
    book = replace(RULEBOOK, last_resort=("ola",))
    now = T0 + timedelta(hours=hours)
    assert rights.stands_above("ola", "med1", book, now) is records
    assert not rights.stands_above("liv", "med1", book, now)
