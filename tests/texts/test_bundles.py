"""One message for several units."""

from datetime import timedelta

import pytest

from tests.texts.hospital import AT, LINK, LONGEST, RED, RULEBOOK, a_notice
from wardstatus.core.notices import Facts, NoticeKind
from wardstatus.texts import gsm
from wardstatus.texts.catalogues import FALLBACKS
from wardstatus.texts.messages import compose, subject
from wardstatus.texts.words import words

FOUR = [
    a_notice("answer_step", unit="med1"),
    a_notice("limit_step", Facts(red_since=RED, deadline=AT), unit="med2"),
    a_notice("limit_step", Facts(red_since=RED, deadline=AT), unit="kir1"),
    a_notice("answer_step", unit="akutt"),
]


def test_units_that_fell_due_together_are_named_in_one_message() -> None:
    said = compose(words("nb"), FOUR, RULEBOOK, AT, "LINK")
    assert said == (
        "Kapasitet: 4 enheter RØD fase: Med 1, Med 2, Kir 1, Akutt."
        " 2 over frist. Svar for alle: LINK"
    )
    said = compose(words("en"), FOUR, RULEBOOK, AT, "LINK")
    assert said == (
        "Capacity: 4 units RED phase: Med 1, Med 2, Kir 1, Akutt."
        " 2 over limit. Answer for all: LINK"
    )


def test_where_all_are_over_the_limit_an_answer_is_not_enough() -> None:
    said = compose(words("nb"), FOUR[1:3], RULEBOOK, AT, "LINK")
    assert (
        said == "Kapasitet: 2 enheter RØD fase: Med 2, Kir 1. 2 over frist. Beslutt for hver: LINK"
    )


def test_two_notices_of_one_unit_are_one_text_and_the_newest_counts() -> None:
    late = AT + timedelta(minutes=30)
    second = Facts(red_since=RED, number=2)
    notices = [a_notice("answer_step"), a_notice("answer_step", second, at=late)]
    said = compose(words("nb"), notices, RULEBOOK, late, "LINK")
    assert "Melding 2." in said
    assert "til på siden" not in said


def test_what_does_not_fit_the_text_is_counted() -> None:
    notices = [a_notice("all_clear", unit="med1"), a_notice("answer_step")]
    said = compose(words("nb"), notices, RULEBOOK, AT, "LINK")
    assert said.startswith("Kapasitet: Med 2 RØD fase 03:40.")
    assert said.endswith("1 til på siden. LINK")


def test_several_all_clears_are_one() -> None:
    notices = [a_notice("all_clear", unit=unit) for unit in ("med1", "med2")]
    said = compose(words("nb"), notices, RULEBOOK, AT, "LINK")
    assert said == "Kapasitet: 2 enheter ikke lenger RØD fase: Med 1, Med 2. LINK"


@pytest.mark.parametrize("kind", ["answer_step", "limit_step", "all_clear", "decided"])
@pytest.mark.parametrize("language", FALLBACKS)
def test_thirty_units_fit(language: str, kind: NoticeKind) -> None:
    notices = [a_notice(kind, LONGEST, f"ward{n}") for n in range(30)]
    now = AT + timedelta(hours=26)
    said = compose(words(language), notices, RULEBOOK, now, LINK)
    assert gsm.cost(said) <= 160
    assert said.endswith(LINK)
    assert len(subject(words(language), notices, RULEBOOK, now)) <= 78
