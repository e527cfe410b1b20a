"""The dark theme says what night says: a media query cannot set the attribute that would."""

import re
from pathlib import Path

import pytest

from tests.web.colours import contrast

STATIC = Path(__file__).parents[2] / "static"


def tokens(text: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", text))


def block(sheet: str, selector: str) -> str:
    text = (STATIC / sheet).read_text(encoding="utf-8")
    return text.split(f"{selector} {{", 1)[1].split("}", 1)[0]


def test_dark_is_night() -> None:
    assert tokens(block("dark.css", ":root")) == tokens(block("tokens.css", "[data-night]"))


@pytest.mark.parametrize("step", range(6))
def test_a_figure_is_read_on_its_shade_by_day_and_in_the_dark(step: int) -> None:
    dark = (STATIC / "overview.css").read_text(encoding="utf-8").split("dark) {", 1)[1]
    by_day, by_night = (
        tokens(block("tokens.css", ":root"))[f"--heat-{step}"],
        tokens(dark)[f"--heat-{step}"],
    )
    assert contrast("#FFFFFF" if step >= 4 else "#101418", by_day) >= 4.5
    assert contrast("#101418" if step >= 4 else "#E6E9EC", by_night) >= 4.5
