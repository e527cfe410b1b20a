"""config.example.toml shows every setting with its default, and is a configuration that works."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import PydanticUndefined

from wardstatus.checking import check
from wardstatus.core import durations
from wardstatus.settings.forms import (
    Auth,
    DutyForm,
    Engine,
    Mail,
    PersonForm,
    Retention,
    Server,
    UnitForm,
)
from wardstatus.settings.http_form import HttpChannel
from wardstatus.toml.shape import Form

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
SECTIONS: dict[str, type[Form]] = {
    "[server]": Server,
    "[mail]": Mail,
    "[auth]": Auth,
    "[engine]": Engine,
    "[retention]": Retention,
    "[channel.pager]": HttpChannel,
    "[[unit]]": UnitForm,
    "[[person]]": PersonForm,
    "[[duty]]": DutyForm,
}
SHOWN_OTHERWISE = {"last_resort", "administrator", "rules"}
"""Settings whose line shows an example, with the default said in its comment."""


def _section(header: str) -> str:
    """Return every line that stands under a header of this kind."""
    parts = re.split(r"^(\[.*\])", EXAMPLE.read_text(), flags=re.MULTILINE)
    bodies = zip(parts[1::2], parts[2::2], strict=True)
    return "".join(body for name, body in bodies if name == header)


def _settings() -> Iterator[tuple[str, str, Any]]:
    for header, form in SECTIONS.items():
        for name, field in form.model_fields.items():
            yield header, field.alias or name, field.default


def test_the_example_is_a_configuration_without_errors() -> None:
    found = check(EXAMPLE, environ={}, now=datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert [str(each) for each in found if each.kind != "warning"] == []


@pytest.mark.parametrize(("header", "key"), [row[:2] for row in _settings()])
def test_every_setting_is_in_the_example(header: str, key: str) -> None:
    there = re.search(rf"^(# )?{key} = ", _section(header), re.MULTILINE)
    assert there or (key == "numbers" and "\n[unit.numbers]" in EXAMPLE.read_text())


@pytest.mark.parametrize(
    ("header", "key", "default"),
    [row for row in _settings() if row[0] in ("[server]", "[mail]", "[engine]")],
)
def test_the_example_shows_the_default(header: str, key: str, default: Any) -> None:
    if key in SHOWN_OTHERWISE or default is PydanticUndefined:
        return
    line = next(line for line in _section(header).splitlines() if f"{key} = " in line)
    if default is None:
        assert line.startswith("# ")
        assert "default none" in line
        return
    written = durations.say(default) if isinstance(default, timedelta) else str(default)
    written = written.lower() if isinstance(default, bool) else written
    quoted = written if isinstance(default, bool | int | time) else f'"{written}"'
    assert line.startswith(f"{key} = {quoted} ") or line == f"{key} = {quoted}"
