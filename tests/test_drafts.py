"""What is said of a plan that somebody writes: all that the check would say of it and its units."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.test_checking import CONFIG, PLAN
from wardstatus.checking import check, draft
from wardstatus.plans import load_rules
from wardstatus.settings import load_settings, rulebook
from wardstatus.texts.words import words
from wardstatus.toml.problems import Problem

CHAIN = """
[roles]
AL = "Head"

[indicators.occupied]
name = "Patients"

[indicators.staffed_beds]
name = "Beds"

[indicators.occupancy]
name = "Occupancy"
unit = "%"
formula = "100 * occupied / staffed_beds"

[red]
when = [{ indicator = "occupancy", at_or_above = 95 }]
actions = [{ id = "R1", role = "AL", within = "10m", text = "Answer" }]

[red.answer]
steps = [{ after = "0m", notify = ["AL"] }]

[red.limit]
limit = "4h"
decided_by = ["AL"]
steps = [{ after = "0m", notify = ["AL"] }]
"""
MANNED = """
[unit.numbers]
staffed_beds = 8

[mail]
host = "mail.example.org"
sender = "wardstatus@example.org"

[[person]]
id = "kari"
name = "K. Berg"
channels = ["mailto:kari@example.org"]

[[duty]]
role = "AL"
unit = "med-1"
person = "kari"
days = ["mon", "tue", "wed", "thu", "fri"]
from = 08:00:00
to = 16:00:00
"""
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
MANNED_HOUSE = CONFIG + MANNED


def _drafted(house: Path, text: str, language: str = "en") -> list[Problem]:
    settings, found = load_settings(house / "config.toml", {})
    assert settings is not None, found
    plans, _problems = load_rules(settings.server.rules)
    return draft(words(language), text, settings, rulebook(settings, plans), NOW)


@pytest.fixture
def manned(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "config.toml").write_text(MANNED_HOUSE)
    (tmp_path / "rules" / "ward.toml").write_text(PLAN + CHAIN)
    return tmp_path


@pytest.mark.parametrize("language", ["en", "nb"])
def test_of_a_draft_all_is_said_that_is_said_of_the_file(manned: Path, language: str) -> None:
    asked = check(manned / "config.toml", environ={}, now=NOW, language=language)
    drafted = _drafted(manned, PLAN + CHAIN, language)
    assert [each.sentence for each in drafted] == [each.sentence for each in asked]
    # No leader acts in red, nobody can decide out of hours, eight beds are full before 95 %.
    assert len(drafted) == 3
    assert {each.kind for each in drafted} == {"warning"}


def test_a_draft_is_tried_on_the_units_that_have_its_plan_alone(manned: Path) -> None:
    assert _drafted(manned, (PLAN + CHAIN).replace('"ward"', '"other"')) == []
    earlier = _drafted(manned, (PLAN + CHAIN).replace("at_or_above = 95", "at_or_above = 50"))
    assert len(earlier) == 2


def test_a_draft_without_what_a_unit_has_numbers_for_does_not_fit(manned: Path) -> None:
    found = _drafted(manned, PLAN)
    assert [(each.kind, each.path) for each in found if each.kind == "error"] == [
        ("error", "unit[0].numbers.staffed_beds")
    ]


def test_of_a_refused_draft_nothing_is_tried(manned: Path) -> None:
    found = _drafted(manned, PLAN + CHAIN.replace('limit = "4h"', 'limit = "4"'))
    assert [each.path for each in found] == ["red.limit.limit"]
