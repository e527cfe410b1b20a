"""Everything one can set, type or depend on stands in the documentation."""

import re
import tomllib
from collections.abc import Iterator

import click
import pytest

from tests.docs.pages import ROOT, text_of
from tests.settings.test_example import SECTIONS
from wardstatus.cli import main
from wardstatus.plans.form import IndicatorForm, PlanForm
from wardstatus.plans.level_forms import LimitForm

IT = text_of("docs/it.md")
DEPENDENCIES = text_of("docs/dependencies.md")
OWNERS = ("docs/plan-owner.md", "docs/nb/planeier.md")

LEFT_TO_THE_PLANS = {"id", "name", "needs", "example", "yellow", "tell", "decision_lasts", "steps"}
"""Keys whose meaning the example plan shows by itself."""


SETTINGS = [
    (header, field.alias or name)
    for header, form in SECTIONS.items()
    for name, field in form.model_fields.items()
]


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(_commands(main))
OPTIONS = [
    (name, parameter.opts[0])
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
]


@pytest.mark.parametrize(("section", "key"), SETTINGS)
def test_every_setting_is_described(section: str, key: str) -> None:
    assert f"`{key}`" in IT, f"{key} of {section}"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_described(name: str) -> None:
    assert re.search(rf"`(wardstatus )?{name}\b", IT)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_described(command: str, option: str) -> None:
    # What `--config` is stands once for all commands.
    rows = [line for line in IT.splitlines() if option in line]
    word = command.split()[0]
    assert any(word in row for row in rows)


@pytest.mark.parametrize("page", OWNERS)
def test_every_key_of_a_plan_is_described(page: str) -> None:
    text = text_of(page)
    forms = (PlanForm, IndicatorForm, LimitForm)
    keys = {field.alias or name for form in forms for name, field in form.model_fields.items()}
    missing = {key for key in keys if not re.search(rf"\b{key}\b", text)}
    assert missing <= LEFT_TO_THE_PLANS


def test_every_library_is_named_with_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for more in project["optional-dependencies"].values():
        wanted += more
    names = {re.split(r"[^a-z0-9-]", each.lower())[0] for each in wanted}
    assert {name for name in names if name not in DEPENDENCIES} == set()
