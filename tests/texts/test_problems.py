"""What is wrong in a plan, in Norwegian."""

import pytest

from wardstatus.plans import load_plan
from wardstatus.texts.problems import said
from wardstatus.texts.words import words

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-06-01
"""


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        pytest.param("folow = 1", "det finnes ingen nøkkel «folow»; mente du «follow»?", id="key"),
        pytest.param(
            'override_for = "20 minutes"',
            '"20 minutes" er ingen varighet; skriv 20m.',
            id="a kind of value that only plans have",
        ),
        pytest.param("needs = 3", "3 er ikke en tabell; skriv { nøkkel = verdi }.", id="table"),
        pytest.param(
            '[indicators.x]\nname = "X"\nwards = "half"',
            'skriv "count_red", "count_yellow", "share_red" eller { sum = "INDIKATOR" }, '
            "likeså mean, min eller max.",
            id="a sentence with brackets",
        ),
        pytest.param(
            '[red]\nwhen = [{ indicator = "beds", above = 1 }]',
            "det finnes ingen indikator «beds»; det er ingen å nevne.",
            id="a sentence within a sentence",
        ),
    ],
)
def test_problems_are_said_in_norwegian(written: str, sentence: str) -> None:
    _, found = load_plan(PLAN + written)
    assert [each.sentence for each in said(words("nb"), found)] == [sentence]


@pytest.mark.parametrize("written", ["folow = 1", "needs = 3"])
def test_english_is_as_it_was_written(written: str) -> None:
    _, found = load_plan(PLAN + written)
    assert said(words("en"), found) == found
