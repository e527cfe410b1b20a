"""A walk through the chains in plain words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wardstatus.core.cover import Gap, Question, Sleeper
from wardstatus.core.levels import Level
from wardstatus.core.sizes import TooFull
from wardstatus.core.units import Person, Rulebook, Unit
from wardstatus.texts import cover
from wardstatus.texts.words import words

BOOK = Rulebook(
    units={"med2": Unit(id="med2", name="Medisin 2", short="Med 2")},
    persons={"berg": Person(id="berg", name="K. Berg")},
    zone=ZoneInfo("Europe/Oslo"),
)
MONDAY = datetime(2026, 11, 22, 23, tzinfo=UTC)
WEEK = (MONDAY, MONDAY + timedelta(days=7))


def gap(begins: float, ends: float, question: Question = "decide") -> Gap:
    """Return a gap between two hours after Monday's local midnight."""
    return Gap(
        unit="med2",
        question=question,
        roles=("AL", "KD"),
        begins=MONDAY + timedelta(hours=begins),
        ends=MONDAY + timedelta(hours=ends),
    )


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        pytest.param(
            [gap(122, 127.5)],
            "Lør 02:00–07:30 kan ingen beslutte for Med 2 (AL, KD).",
            id="one night",
        ),
        pytest.param(
            [gap(122, 127.5), gap(146, 151.5)],
            "Lør, søn 02:00–07:30 kan ingen beslutte for Med 2 (AL, KD).",
            id="the same hours on two nights",
        ),
        pytest.param(
            [gap(24 * day - 8, 24 * day + 7) for day in range(1, 8)],
            "Hver dag 16:00–07:00 kan ingen beslutte for Med 2 (AL, KD).",
            id="every night",
        ),
        pytest.param(
            [gap(26, 192)],
            "Fra tir 02:00 kan ingen beslutte for Med 2 (AL, KD).",
            id="from an instant on, farther than the walk goes",
        ),
        pytest.param(
            [gap(26, 191.9)],
            "Tir 02:00–man 23:54 kan ingen beslutte for Med 2 (AL, KD).",
            id="as far as the walk goes",
        ),
        pytest.param(
            [gap(-24, 31.5), gap(122, 127.5)],
            "Til tir 07:30, lør 02:00–07:30 kan ingen beslutte for Med 2 (AL, KD).",
            id="since longer than the walk goes",
        ),
        pytest.param(
            [gap(112, 175)],
            "Fre 16:00–man 07:00 kan ingen beslutte for Med 2 (AL, KD).",
            id="over a weekend",
        ),
        pytest.param(
            [gap(24 * day, 24 * day + day) for day in range(1, 6)],
            "Tir 00:00–01:00, ons 00:00–02:00, tor 00:00–03:00, 2 til "
            "kan ingen beslutte for Med 2 (AL, KD).",
            id="more than a line holds",
        ),
        pytest.param(
            [gap(-5, 24, "answer")],
            "Søn 19:00–man 24:00 kan ingen svare for Med 2 (AL, KD).",
            id="until midnight",
        ),
        pytest.param(
            [gap(-24, 192, "answer")],
            "De neste sju dagene kan ingen svare for Med 2 (AL, KD).",
            id="all week",
        ),
    ],
)
def test_gaps_in_norwegian(gaps: list[Gap], said: str) -> None:
    assert cover.gap(words("nb"), BOOK, gaps, WEEK) == said


def test_gaps_in_english() -> None:
    said = "Sat 02:00–07:30 nobody can decide for Med 2 (AL, KD)."
    assert cover.gap(words("en"), BOOK, [gap(122, 127.5)], WEEK) == said


def test_somebody_who_is_not_woken() -> None:
    mail = Sleeper(person="berg", role="AL", units=("med2",), channels=("mailto:a@b",))
    said = "K. Berg (AL) nås om natten bare på e-post, som ikke vekker noen."
    assert cover.sleeper(words("nb"), BOOK, mail) == said
    none = Sleeper(person="berg", role="AL", units=("med2",), channels=())
    said = "K. Berg (AL) has no channel and cannot be told."
    assert cover.sleeper(words("en"), BOOK, none) == said


def test_few_beds() -> None:
    late = TooFull(
        level=Level.YELLOW, indicator="occupancy", beds=8, bound=90, full=0.515, mean=0.54
    )
    assert cover.too_full(words("nb"), "Barn 1", late) == (
        "Barn 1: gult fra 90 % av 8 senger kommer for sent. Med så høyt belegg i snitt møter 52 % "
        "av dem som kommer en full post (Erlang); én av tjue gjør det ved 54 %. Med så få senger, "
        "tell ledige senger."
    )
