"""However long its words are, a message fits one text message."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.texts.hospital import AT, LINK, LONGEST, POOL, RED, RULEBOOK, a_notice
from wardstatus.core.notices import Facts, NoticeKind
from wardstatus.texts import gsm
from wardstatus.texts.catalogues import FALLBACKS
from wardstatus.texts.messages import compose, subject
from wardstatus.texts.words import words

KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)
SAID_ALL: tuple[NoticeKind, ...] = ("decided", "proof", "proof_failed")
"""Kinds behind which there is nothing to do."""
SPOKEN = [language for language in FALLBACKS if language != "qps"]
"""The pseudo-language tries pages; nobody is sent it."""
RED_KINDS = [kind for kind in KINDS if kind not in (*SAID_ALL, "all_clear", "sign_in")]

FIRST = Facts(red_since=RED, needs=("nurse",), next_roles=("AL",), next_at=AT + timedelta(0, 600))
REPEAT = Facts(
    red_since=AT - timedelta(minutes=70),
    number=3,
    next_roles=("KD",),
    next_at=AT + timedelta(minutes=65),
)
DECIDED = Facts(
    text=POOL,
    by="kari",
    by_role="AL",
    due=AT + timedelta(minutes=30),
    until=AT + timedelta(hours=3),
)


@pytest.mark.parametrize("late", [False, True], ids=["in time", "late"])
@pytest.mark.parametrize("unit", ["longest", "gone"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", SPOKEN)
def test_the_longest_message_fits(language: str, kind: NoticeKind, unit: str, late: bool) -> None:
    now = AT + timedelta(hours=26) if late else AT
    relieved = replace(LONGEST, by="", by_role="AL/KD/OL/EL")
    for facts in (LONGEST, replace(LONGEST, number=1, again=False, item=""), relieved):
        said = compose(words(language), [a_notice(kind, facts, unit)], RULEBOOK, now, LINK)
        assert gsm.is_plain(said), said
        assert gsm.cost(said) <= 160, said
        assert said.endswith(LINK) or kind in SAID_ALL
        assert said.startswith(("Kapasitet", "Capacity", "Kapacitet"))
        assert "..." not in said.removesuffix(LINK)[-5:] or kind in TEXTED, said


TEXTED = ("answered", "decided", "did_not_come", "recorded_by_phone", "overdue")
"""Kinds that carry free text, which is cut."""


@pytest.mark.parametrize("kind", RED_KINDS)
def test_a_message_of_a_red_unit_says_so(kind: NoticeKind) -> None:
    notices = [a_notice(kind, LONGEST)]
    assert "RØD fase" in compose(words("nb"), notices, RULEBOOK, AT, LINK)
    assert "RED phase" in compose(words("en"), notices, RULEBOOK, AT, LINK)


def test_telephone_next_step_and_need_go_in_this_order() -> None:
    facts = replace(REPEAT, needs=("nurse",))
    there = []
    for length in range(20, 110):
        said = compose(words("nb"), [a_notice("answer_step", facts)], RULEBOOK, AT, "x" * length)
        there.append(tuple(part in said for part in ("Tlf", "Neste", "Mangler")))
    assert list(dict.fromkeys(there)) == [
        (True, True, True),
        (False, True, True),
        (False, False, True),
        (False, False, False),
    ]


def test_of_many_needs_the_first_is_said_where_all_do_not_fit() -> None:
    facts = replace(FIRST, needs=("bed", "longest"))
    said = compose(words("nb"), [a_notice("answer_step", facts)], RULEBOOK, AT, "x" * 90)
    assert "Mangler seng." in said


def test_a_long_decision_is_cut_last() -> None:
    facts = replace(
        DECIDED, text={"nb": "Fire sykepleiere fra kirurgisk ressursenhet og to senger på B3"}
    )
    said = compose(words("nb"), [a_notice("decided", facts)], RULEBOOK, AT, LINK)
    assert len(said) > 150
    assert "ressursenhet o... innen 04:20. Gjelder til 06:50. Kom det ikke?" in said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("now", [AT, AT + timedelta(hours=26)], ids=["in time", "late"])
def test_a_subject_is_one_short_line(language: str, kind: NoticeKind, now: datetime) -> None:
    for facts in (LONGEST, Facts()):
        said = subject(words(language), [a_notice(kind, facts, "longest")], RULEBOOK, now)
        assert said.startswith(("Kapasitet", "Capacity", "Kapacitet"))
        assert len(said) <= 78
        assert said.isprintable()


@given(text=st.text(max_size=140), need=st.text(max_size=60), kind=st.sampled_from(KINDS))
def test_whatever_people_write_a_message_fits(text: str, need: str, kind: NoticeKind) -> None:
    facts = replace(LONGEST, text={"": text}, needs=(need, text), item=need)
    said = compose(words("nb"), [a_notice(kind, facts)], RULEBOOK, AT, LINK)
    assert gsm.is_plain(said)
    assert gsm.cost(said) <= gsm.LONGEST
