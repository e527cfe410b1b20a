"""The page one would show: whole in itself, in the reader's language."""

import re
from html.parser import HTMLParser

import pytest

from tests.backtest.desk import Desk
from tests.backtest.tried import PLAN, wide

OTHER = PLAN.replace("25, clear_below = 24", "30").replace("occupied = 25 }", "occupied = 30 }")


VOID = {"meta", "path", "rect", "use", "circle", "polyline"}


class Tags(HTMLParser):
    """Every tag with its attributes; fails on one that is closed in the wrong place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


@pytest.fixture
def pages(desk: Desk) -> dict[str, str]:
    """Return the page in both languages, alone and against another plan."""
    other = desk.file("other.toml", OTHER.replace('id = "ward"', 'id = "softer"'))
    made = {}
    for language in ("nb", "en"):
        for name, more in (("alone", ()), ("against", ("--against", other))):
            out = desk.folder / f"{language}-{name}.html"
            found = desk.run("--html", str(out), "--language", language, *more)
            assert (found.exit_code, found.stdout, found.stderr) == (0, "", "")
            made[f"{language} {name}"] = out.read_text(encoding="utf-8")
    return made


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert "http:" not in page
        assert "https:" not in page
        assert "@import" not in page
        assert "url(" not in page
        tags = Tags(page).found
        assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in tags)
        links = [given.get("href") or "" for _, given in tags]
        assert all(link.startswith("#") for link in links if link)


def test_the_page_says_its_language(pages: dict[str, str]) -> None:
    assert '<html lang="nb">' in pages["nb alone"]
    assert '<html lang="en">' in pages["en alone"]
    assert "Hva planen ville ha gjort" in pages["nb alone"]
    assert "What the plan would have done" in pages["en alone"]


def test_each_unit_has_a_strip_for_each_plan(pages: dict[str, str]) -> None:
    assert len(re.findall('class="strip"', pages["en alone"])) == 1
    assert len(re.findall('class="strip"', pages["en against"])) == 2


def test_the_page_has_the_figures_of_the_table(pages: dict[str, str]) -> None:
    said = re.sub("<[^>]+>", " ", pages["en alone"])
    for figure in ("28.6%", "42.9%", "Department head", "Unit manager", "1 unit, 4 rows"):
        assert figure in said


def test_any_day_says_why(pages: dict[str, str]) -> None:
    assert "Red because patients 25 (bound 25)." in pages["en alone"]
    assert "Rød fordi pasienter 25 (grense 25)." in pages["nb alone"]
    assert "Green: no bound has been reached." in pages["en alone"]
    assert "January 2026" in pages["en alone"]
    assert pages["en alone"].count("<li>") == 5


def test_names_from_outside_are_no_html(desk: Desk) -> None:
    desk.file("readings.csv", wide(("08:00", 1), ("09:00", 1), ward="<b>A&B</b>"))
    out = desk.folder / "out.html"
    assert desk.run("--html", str(out)).exit_code == 0
    assert "<b>A&B</b>" not in out.read_text(encoding="utf-8")
    Tags(out.read_text(encoding="utf-8"))


def test_a_unit_never_known_says_so(desk: Desk) -> None:
    desk.file("readings.csv", wide(("08:00", ""), ("09:00", "")))
    out = desk.folder / "out.html"
    assert desk.run("--html", str(out), "--language", "en").exit_code == 0
    assert "No number of the file was ever enough" in out.read_text(encoding="utf-8")


def test_a_single_instant_is_a_run_too(desk: Desk) -> None:
    desk.file("readings.csv", wide(("08:00", 26)))
    out = desk.folder / "out.html"
    assert desk.run("--html", str(out)).exit_code == 0
    Tags(out.read_text(encoding="utf-8"))


def test_a_folder_that_is_not_there_is_a_sentence(desk: Desk) -> None:
    found = desk.run("--language", "en", "--html", str(desk.folder / "no" / "out.html"))
    assert found.exit_code == 1
    assert found.stdout == ""
    assert "cannot be written" in found.stderr
