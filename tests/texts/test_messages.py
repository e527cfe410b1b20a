"""What a message says, and that it always fits one text message."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.texts.hospital import AT, POOL, RED, RULEBOOK, a_notice
from wardstatus.core.notices import Facts, NoticeKind
from wardstatus.texts.messages import compose, compose_test
from wardstatus.texts.words import words

FIRST = Facts(red_since=RED, needs=("nurse",), next_roles=("AL",), next_at=AT + timedelta(0, 600))
REPEAT = Facts(
    red_since=AT - timedelta(minutes=70),
    number=3,
    next_roles=("KD",),
    next_at=AT + timedelta(minutes=65),
)
OVER = Facts(
    red_since=AT - timedelta(hours=4),
    deadline=AT,
    next_roles=("KD",),
    next_at=AT + timedelta(minutes=30),
)
TAKEN = Facts(red_since=RED, by="kari", by_role="OL", until=AT + timedelta(minutes=60))
DECIDED = Facts(
    text=POOL,
    by="kari",
    by_role="AL",
    due=AT + timedelta(minutes=30),
    until=AT + timedelta(hours=3),
)


@pytest.mark.parametrize(
    ("kind", "facts", "norwegian", "english"),
    [
        pytest.param(
            "answer_step",
            FIRST,
            "Kapasitet: Med 2 RØD fase 03:40. Mangler sykepleier."
            " Svar før 04:00, ellers AL. Tlf 51518000 {link}",
            "Capacity: Med 2 RED phase 03:40. Needs nurse."
            " Answer by 04:00, then AL. Tel 51518000 {link}",
            id="the first of a chain",
        ),
        pytest.param(
            "answer_step",
            replace(FIRST, again=True, needs=()),
            "Kapasitet: Med 2 RØD fase igjen 03:40. Svar før 04:00, ellers AL. Tlf 51518000 {link}",
            "Capacity: Med 2 RED phase again 03:40. Answer by 04:00, then AL. Tel 51518000 {link}",
            id="the same red again",
        ),
        pytest.param(
            "answer_step",
            REPEAT,
            "Kapasitet: Med 2 fortsatt RØD fase, 1 t 10 min. Ingen har svart. Melding 3."
            " Neste KD 04:55. Tlf 51518000 {link}",
            "Capacity: Med 2 still RED phase, 1 h 10 min. Nobody has answered. Message 3."
            " Next KD 04:55. Tel 51518000 {link}",
            id="a later one",
        ),
        pytest.param(
            "limit_step",
            OVER,
            "Kapasitet: Med 2 RØD fase 4 t, OVER FRIST 03:50. Du må beslutte. Melding 1."
            " Neste KD 04:20. Tlf 51518000 {link}",
            "Capacity: Med 2 RED phase 4 h, OVER LIMIT 03:50. You must decide. Message 1."
            " Next KD 04:20. Tel 51518000 {link}",
            id="over the limit",
        ),
        pytest.param(
            "decided",
            DECIDED,
            "Kapasitet Med 2: besluttet 03:50 av K. Berg (AL): 1 sykepleier fra Med 4"
            " innen 04:20. Gjelder til 06:50. Kom det ikke? Trykk på tavla.",
            "Capacity Med 2: decided 03:50 by K. Berg (AL): 1 nurse from Med 4"
            " by 04:20. Holds until 06:50. Did it not come? Tap the board.",
            id="decided, in the reader's words",
        ),
        pytest.param(
            "answered",
            TAKEN,
            "Kapasitet: Med 2 RØD fase. K. Berg (OL) tar det, ny beskjed innen 04:50. {link}",
            "Capacity: Med 2 RED phase. K. Berg (OL) takes it, news by 04:50. {link}",
            id="somebody takes it",
        ),
        pytest.param(
            "handed_over",
            replace(FIRST, by="kari", by_role="AL", until=AT + timedelta(hours=3)),
            "Kapasitet: Med 2 RØD fase 03:40. K. Berg (AL) er borte til 06:50."
            " Mangler sykepleier. Svar før 04:00, ellers AL. Tlf 51518000 {link}",
            "Capacity: Med 2 RED phase 03:40. K. Berg (AL) is away until 06:50."
            " Needs nurse. Answer by 04:00, then AL. Tel 51518000 {link}",
            id="handed over while it waits",
        ),
        pytest.param(
            "handed_over",
            Facts(by="kari", by_role="AL", until=AT + timedelta(hours=3)),
            "Kapasitet: Med 2. K. Berg (AL) er borte til 06:50. Du tar det så lenge. {link}",
            "Capacity: Med 2. K. Berg (AL) is away until 06:50. You take it meanwhile. {link}",
            id="handed over while nothing waits",
        ),
        pytest.param(
            "overdue",
            Facts(item="R4", due=AT),
            "Kapasitet: Med 2. Over tiden siden 03:50: Stopp planlagte innleggelser. {link}",
            "Capacity: Med 2. Overdue since 03:50: Stop planned admissions. {link}",
            id="an item of a unit that is not red",
        ),
        pytest.param(
            "all_clear",
            REPEAT,
            "Kapasitet: Med 2 ikke lenger RØD fase 03:50. Det varte 1 t 10 min. {link}",
            "Capacity: Med 2 no longer RED phase 03:50. It lasted 1 h 10 min. {link}",
            id="all clear",
        ),
    ],
)
def test_a_message_says(kind: NoticeKind, facts: Facts, norwegian: str, english: str) -> None:
    notices = [a_notice(kind, facts)]
    link = "https://tavle.example.org/k/7Q2F"
    assert compose(words("nb"), notices, RULEBOOK, AT, link) == norwegian.format(link=link)
    assert compose(words("en"), notices, RULEBOOK, AT, link) == english.format(link=link)


@pytest.mark.parametrize(
    ("minutes", "late"),
    [
        pytest.param(0, False, id="at once"),
        pytest.param(10, False, id="as late as a bundle may be"),
        pytest.param(10.1, True, id="later than that"),
    ],
)
def test_a_late_message_says_so(minutes: float, late: bool) -> None:
    now = AT + timedelta(minutes=minutes)
    said = compose(words("nb"), [a_notice("answer_step", REPEAT)], RULEBOOK, now, "")
    assert ("Forsinket, skulle gått 03:50." in said) is late


def test_a_late_message_does_not_ask_for_an_answer_in_the_past() -> None:
    later = AT + timedelta(minutes=45)
    said = compose(words("nb"), [a_notice("answer_step", FIRST)], RULEBOOK, later, "")
    assert "Svar nå." in said
    assert "Svar før" not in said


def test_missed_repeats_are_counted() -> None:
    facts = replace(REPEAT, missed=4)
    said = compose(words("nb"), [a_notice("answer_step", facts)], RULEBOOK, AT, "")
    assert "4 tidligere ikke sendt." in said


def test_an_overdue_item_is_named_in_the_next_message() -> None:
    facts = replace(REPEAT, item="R4")
    said = compose(words("nb"), [a_notice("answer_step", facts)], RULEBOOK, AT, "")
    assert "Over tiden: Stopp planlagte innleggelser." in said


def test_the_other_items_that_are_overdue_are_counted() -> None:
    facts = replace(REPEAT, item="R4", more=2)
    said = compose(words("nb"), [a_notice("answer_step", facts)], RULEBOOK, AT, "")
    assert "Over tiden: Stopp planlagte innleggelser, 2 til." in said
    told = replace(facts, item_due=AT - timedelta(minutes=20))
    said = compose(words("nb"), [a_notice("overdue", told)], RULEBOOK, AT, "")
    assert said.endswith("Over tiden siden 03:30: Stopp planlagte innleggelser. Og 2 til.")


def test_repeats_that_leave_together_are_one_message_that_counts_the_others() -> None:
    repeats = [
        replace(a_notice("answer_step", replace(REPEAT, number=n)), key=str(n), chain="c", step=1)
        for n in (3, 4, 5)
    ]
    said = compose(words("nb"), repeats, RULEBOOK, AT, "")
    assert "Melding 5. 2 tidligere ikke sendt." in said
    other = replace(repeats[0], step=0)
    assert "ikke sendt" not in compose(words("nb"), [other, repeats[2]], RULEBOOK, AT, "")


def test_a_channel_is_tried_with_a_text_that_asks_for_nothing() -> None:
    said = compose_test(words("nb"), RULEBOOK, AT)
    assert said == "Kapasitet: test av varsling 03:50. Du trenger ikke gjøre noe."
