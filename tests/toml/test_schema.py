"""The JSON Schema that editors read is made of the forms that files are held to."""

import json
import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from wardstatus.cli import main
from wardstatus.plans.form import PlanForm
from wardstatus.settings.forms import SettingsForm
from wardstatus.toml.schema import Schema, schema

ROOT = Path(__file__).parent.parent.parent
PLAN, CONFIG = schema(PlanForm), schema(SettingsForm)

FILES = [
    *((file, PLAN) for file in sorted(ROOT.glob("rules/*.toml"))),
    *((file, PLAN) for file in sorted(ROOT.glob("tests/plans/good/*.toml"))),
    (ROOT / "config.example.toml", CONFIG),
    (ROOT / "wardstatus" / "demo" / "house" / "config.toml", CONFIG),
]


def written(text: str) -> object:
    """Return what TOML says, its dates and times as an editor sees them."""
    tables = tomllib.loads(text)
    return json.loads(json.dumps(tables, default=_as_text))


def _as_text(value: object) -> str:
    assert isinstance(value, date | time)
    return value.isoformat()


@pytest.mark.parametrize(("file", "form"), FILES, ids=lambda each: getattr(each, "stem", ""))
def test_files_that_load_fit_the_schema(file: Path, form: Schema) -> None:
    Draft202012Validator.check_schema(form)
    Draft202012Validator(form).validate(written(file.read_text()))


HEAD = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-06-01
"""


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("folow = 1", id="a key that is not there"),
        pytest.param('override_for = "20 minutes"', id="a duration written out"),
        pytest.param('[red]\nany = "two"', id="a word for a number"),
        pytest.param('[red]\nactions = [{ id = "R1" }]', id="an action without a role"),
        pytest.param('[confirm]\ngreen = "watch"', id="neither a duration nor a shift"),
    ],
)
def test_what_does_not_load_does_not_fit(wrong: str) -> None:
    assert not Draft202012Validator(PLAN).is_valid(written(HEAD + wrong))


def test_a_default_is_said_as_it_is_written() -> None:
    assert PLAN["properties"]["override_for"]["default"] == "4h"


@pytest.mark.parametrize(("options", "form"), [([], PLAN), (["--config"], CONFIG)])
def test_the_command_prints_it(options: list[str], form: Schema) -> None:
    result = CliRunner().invoke(main, ["schema", *options])
    assert json.loads(result.output) == form
