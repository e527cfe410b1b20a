"""The levels' colours can be told apart by everybody, and everything written can be read."""

import re
from pathlib import Path

import pytest

from tests.web.colours import VIEWS, contrast, distance

CSS = (Path(__file__).parents[2] / "static" / "tokens.css").read_text()


def tokens(selector: str) -> dict[str, str]:
    block = CSS.split(selector + " {")[1].split("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", block))


DAY = tokens(":root")
NIGHT = DAY | tokens("[data-night]")
PAIRS = [("l-green", "l-yellow"), ("l-green", "l-red"), ("l-yellow", "l-red")]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
def test_levels_are_told_apart(theme: dict[str, str], one: str, other: str, view: str) -> None:
    assert distance(theme[one], theme[other], view) >= 17


def test_the_measure_is_the_one_the_colours_were_chosen_by() -> None:
    assert distance(DAY["l-green"], DAY["l-red"], "deutan") == pytest.approx(22.1, abs=0.1)
    assert distance(DAY["l-green"], DAY["l-yellow"], "normal") == pytest.approx(38.8, abs=0.1)
    assert distance(DAY["l-green"], DAY["l-red"], "grey") == pytest.approx(18.0, abs=0.1)
    assert contrast(DAY["ink"], DAY["l-green"]) == pytest.approx(5.68, abs=0.01)


READ = [
    ("on-green", "l-green"),
    ("on-yellow", "l-yellow"),
    ("on-red", "l-red"),
    ("wall-fg", "wall-bg"),
    ("wall-muted", "wall-bg"),
    ("wall-muted", "tile"),
    ("on-unknown", "unknown-a"),
    ("on-unknown", "unknown-b"),
    ("on-overdue", "overdue"),
    ("on-offline", "offline"),
    ("on-accent", "accent"),
]

ON_PAPER = ["ink", "muted", "l-green-text", "l-yellow-text", "l-red-text", "overdue"]


@pytest.mark.parametrize(("text", "ground"), READ)
@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
def test_text_is_read_on_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("text", ON_PAPER)
def test_text_is_read_on_paper(text: str) -> None:
    assert contrast(DAY[text], DAY["paper"]) >= 4.5
    assert contrast(DAY[text], DAY["surface"]) >= 4.5


@pytest.mark.parametrize("text", ["fg", "fg-muted", "l-green-text", "l-yellow-text", "l-red-text"])
def test_text_is_read_at_night(text: str) -> None:
    assert contrast(NIGHT[text], NIGHT["bg"]) >= 4.5
    assert contrast(NIGHT[text], NIGHT["panel"]) >= 4.5


@pytest.mark.parametrize(
    ("shape", "ground"),
    [
        ("l-green", "wall-bg"),
        ("l-yellow", "wall-bg"),
        ("edge-red", "wall-bg"),
        ("l-green", "paper"),
        ("l-red", "paper"),
        ("edge-yellow", "paper"),
        ("edge-yellow", "l-yellow"),
        ("line-strong", "paper"),
        ("focus", "paper"),
    ],
)
def test_a_shape_stands_out(shape: str, ground: str) -> None:
    assert contrast(DAY[shape], DAY[ground]) >= 3
