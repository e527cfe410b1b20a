"""What would have to change, in sentences."""

from datetime import timedelta

import pytest

from tests.texts.test_reasons import AT, FULL, NOW, OSLO, SCORE, UNIT
from wardstatus.core.change import Change, Part, Wanted
from wardstatus.core.levels import Level
from wardstatus.texts.changes import change
from wardstatus.texts.reasons import in_full
from wardstatus.texts.words import words

HOUR = timedelta(minutes=60)
BEDS = Wanted(indicator="occupancy", value=108.333, comparison="below", bound=96)
LESS = Wanted(indicator="corridor", value=2, comparison="at_or_below", bound=0)
SCORED = Wanted(indicator="nedocs", value=None, comparison="at_or_above", bound=140)
OFF = Part(level=Level.RED, on=False, needed=1, some=(BEDS,), lasting=HOUR)
YELLOW_OFF = Part(level=Level.YELLOW, on=False, needed=0, some=(), every=(LESS,))
ON = Part(level=Level.RED, on=True, needed=1, some=(SCORED, BEDS), lasting=HOUR, at_once=(LESS,))


@pytest.mark.parametrize(
    ("found", "norwegian", "english"),
    [
        pytest.param(
            Change(to=Level.YELLOW, parts=(OFF,)),
            "Gul når belegg er under 96 % (nå 108,33) i 1 t.",
            "Yellow when occupancy is under 96% (now 108.33) for 1 h.",
            id="one number for an hour",
        ),
        pytest.param(
            Change(to=Level.GREEN, parts=(OFF, YELLOW_OFF)),
            "Deretter grønn når korridor er 0 pasienter eller mindre (nå 2).",
            "Then green when corridor is 0 patients or less (now 2).",
            id="two levels have to turn, the nearer is said before",
        ),
        pytest.param(
            Change(to=Level.RED, parts=(ON,)),
            "Rød når NEDOCS er 140 eller mer (ukjent nå) eller belegg er under 96 % (nå 108,33) "
            "i 1 t, eller straks når korridor er 0 pasienter eller mindre (nå 2).",
            "Red when NEDOCS is 140 or more (unknown now) or occupancy is under 96% (now 108.33) "
            "for 1 h, or at once when corridor is 0 patients or less (now 2).",
            id="one of several, or at once",
        ),
        pytest.param(
            Change(
                to=Level.YELLOW,
                parts=(Part(level=Level.RED, on=False, needed=2, some=(BEDS, LESS, SCORED)),),
            ),
            "Gul når 2 av disse: belegg er under 96 % (nå 108,33), "
            "korridor er 0 pasienter eller mindre (nå 2), NEDOCS er 140 eller mer (ukjent nå).",
            "Yellow when 2 of these: occupancy is under 96% (now 108.33), "
            "corridor is 0 patients or less (now 2), NEDOCS is 140 or more (unknown now).",
            id="two of three",
        ),
        pytest.param(
            Change(
                to=Level.GREEN,
                parts=(Part(level=Level.RED, on=False, needed=0, some=(), at=NOW + HOUR),),
            ),
            "Grønn 15:32 hvis tallene blir som de er.",
            "Green at 15:32 if the numbers stay as they are.",
            id="only time is missing",
        ),
    ],
)
def test_a_change_is_one_sentence(found: Change, norwegian: str, english: str) -> None:
    assert change(words("nb"), UNIT, found, OSLO) == norwegian
    assert change(words("en"), UNIT, found, OSLO) == english


def test_a_condition_says_since_when_its_age_and_its_source() -> None:
    said = "på siden 14:25, avlest 14:25, for 7 min siden, tastet på posten"
    assert in_full(words("nb"), FULL, NOW, OSLO) == said


def test_a_constant_has_no_age() -> None:
    assert in_full(words("en"), SCORE, NOW, OSLO) == "on since 14:25"
    assert AT < NOW
