"""Why the numbers ask for a level, in one sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wardstatus.core.levels import Level
from wardstatus.core.made import Made, Part
from wardstatus.core.plans import Indicator, Plan
from wardstatus.core.recommend import Reason
from wardstatus.core.scores import SCORES
from wardstatus.core.units import Unit
from wardstatus.texts.days import last_day
from wardstatus.texts.reasons import why
from wardstatus.texts.scores import band
from wardstatus.texts.words import words

OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)
AT = NOW - timedelta(minutes=7)

PLAN = Plan(
    id="medical-ward",
    name={"nb": "Plan"},
    owner={"": "AL"},
    effective=date(2026, 1, 1),
    review_by=date(2027, 1, 1),
    indicators={
        "occupancy": Indicator(
            id="occupancy", name={"nb": "Belegg", "en": "Occupancy"}, unit={"": "%"}
        ),
        "corridor": Indicator(
            id="corridor",
            name={"nb": "Korridor", "en": "Corridor"},
            unit={"nb": "pasienter", "en": "patients"},
        ),
        "nedocs": Indicator(id="nedocs", name={"": "NEDOCS"}),
    },
)
UNIT = Unit(id="med2", name="Medisin 2", short="Med 2", plan=PLAN)

FULL = Reason(
    indicator="occupancy",
    value=108.333,
    at=AT,
    source="screen:med2",
    comparison="at_or_above",
    bound=92,
    level=Level.RED,
    since=AT,
)
CORRIDOR = replace(FULL, indicator="corridor", value=2, comparison="above", bound=0)
SCORE = replace(FULL, indicator="nedocs", value=141.5, bound=140, at=None, source="")

CROWDED = Made(score="nedocs", value=141.5, parts=(Part(indicator="corridor", value=2),))
FEW = Part(indicator="occupancy", value=90, known=9, of=10)


@pytest.mark.parametrize(
    ("level", "reasons", "norwegian", "english"),
    [
        pytest.param(
            Level.RED,
            [FULL, CORRIDOR],
            "Rød fordi belegg 108,33 % (grense 92), korridor 2 pasienter (over 0)."
            " Tall fra 14:25, tastet på posten.",
            "Red because occupancy 108.33% (bound 92), corridor 2 patients (over 0)."
            " Numbers from 14:25, entered on the ward.",
            id="numbers, bounds, age and source",
        ),
        pytest.param(
            Level.YELLOW,
            [SCORE],
            "Gul fordi NEDOCS 141,5 (grense 140).",
            "Yellow because NEDOCS 141.5 (bound 140).",
            id="a computed number without an age",
        ),
        pytest.param(
            Level.RED,
            [FULL, replace(CORRIDOR, at=AT - timedelta(hours=1), source="token:feed")],
            "Rød fordi belegg 108,33 % (grense 92), korridor 2 pasienter (over 0)."
            " Tall fra 13:25 til 14:25, tastet på posten, fra fagsystem.",
            "Red because occupancy 108.33% (bound 92), corridor 2 patients (over 0)."
            " Numbers from 13:25 to 14:25, entered on the ward, from a system.",
            id="numbers of different age",
        ),
        pytest.param(
            Level.YELLOW,
            [replace(SCORE, at=NOW - timedelta(days=2))],
            "Gul fordi NEDOCS 141,5 (grense 140). Tall fra tor 19. nov 14:32.",
            "Yellow because NEDOCS 141.5 (bound 140). Numbers from Thu 19 Nov 14:32.",
            id="numbers of another day",
        ),
        pytest.param(
            Level.RED,
            [SCORE] * 6,
            "Rød fordi " + "NEDOCS 141,5 (grense 140), " * 4 + "2 til.",
            "Red because " + "NEDOCS 141.5 (bound 140), " * 4 + "2 more.",
            id="four at most",
        ),
        pytest.param(
            Level.YELLOW,
            [replace(SCORE, made=CROWDED)],
            "Gul fordi NEDOCS 141,5 (grense 140; alvorlig overfylt, korridor 2 pasienter).",
            "Yellow because NEDOCS 141.5 (bound 140; severely overcrowded, corridor 2 patients).",
            id="a score with its band and its raw numbers",
        ),
        pytest.param(
            Level.YELLOW,
            [replace(FULL, at=None, source="", made=Made(known=9, of=10))],
            "Gul fordi belegg 108,33 % (grense 92; 9 av 10 kjent).",
            "Yellow because occupancy 108.33% (bound 92; 9 of 10 known).",
            id="a figure over units",
        ),
        pytest.param(
            Level.YELLOW,
            [replace(SCORE, made=Made(parts=(FEW, replace(FEW, known=10))))],
            "Gul fordi NEDOCS 141,5 (grense 140; belegg 90 % [9 av 10 kjent], belegg 90 %).",
            "Yellow because NEDOCS 141.5 (bound 140; occupancy 90% [9 of 10 known],"
            " occupancy 90%).",
            id="points, one for a figure that lacks a unit",
        ),
        pytest.param(
            Level.YELLOW,
            [replace(SCORE, made=Made(parts=(Part(indicator="corridor", value=2),) * 4))],
            "Gul fordi NEDOCS 141,5 (grense 140;" + " korridor 2 pasienter," * 3 + " …).",
            "Yellow because NEDOCS 141.5 (bound 140;" + " corridor 2 patients," * 3 + " …).",
            id="the first of many raw numbers; the rest stand with the reason",
        ),
        pytest.param(
            Level.GREEN,
            [],
            "Grønn: ingen grense er nådd.",
            "Green: no bound has been reached.",
            id="green",
        ),
        pytest.param(
            None,
            [FULL],
            "Ukjent: tallene mangler eller er for gamle.",
            "Unknown: the numbers are missing or too old.",
            id="unknown",
        ),
        pytest.param(
            Level.RED,
            [],
            "Rød til tallene har vært bedre lenge nok.",
            "Red until the numbers have been better for long enough.",
            id="held by its delay",
        ),
    ],
)
def test_why(level: Level | None, reasons: Sequence[Reason], norwegian: str, english: str) -> None:
    assert why(words("nb"), UNIT, level, reasons, NOW, OSLO) == norwegian
    assert why(words("en"), UNIT, level, reasons, NOW, OSLO) == english


def test_a_unit_that_lost_its_plan_still_has_reasons() -> None:
    bare = replace(UNIT, plan=None)
    said = why(words("nb"), bare, Level.RED, [SCORE], NOW, OSLO)
    assert said == "Rød fordi nedocs 141,5 (grense 140)."


def test_the_last_day_in_words() -> None:
    start = NOW - timedelta(hours=24)
    spans = [
        (start - timedelta(days=3), Level.GREEN),
        (start - timedelta(hours=2), Level.YELLOW),
        (start + timedelta(hours=3), Level.RED),
        (start + timedelta(hours=5), None),
    ]
    assert last_day(words("nb"), spans, start, OSLO) == (
        "Siste døgn: gul fra 14:32, rød fra 17:32, ukjent fra 19:32"
    )
    assert last_day(words("nb"), spans[2:3], start, OSLO) == "Siste døgn: rød fra 17:32"
    assert last_day(words("nb"), [], start, OSLO) == "Siste døgn: ingenting kjent"


def test_every_band_of_every_score_has_a_name_in_both_languages() -> None:
    for name, score in SCORES.items():
        for bound in score.bands.values():
            said = [band(words(language), name, bound) for language in ("nb", "en")]
            assert said[0] != said[1]
