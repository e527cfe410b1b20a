"""The pages read at a desk, on paper, and on a phone."""

import json
import re

import pytest

from tests.browser.chromium import SEEN
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from wardstatus.core.levels import Level

PAGES = ("/", "/history/kir1", "/history/nevro?day=2026-11-20", "/wall", "/ward/kir1")


@pytest.mark.parametrize("path", ["/", "/history/kir1"])
@pytest.mark.parametrize("width", [1440, 900, 320])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_nothing_goes_over_the_side(
    at_house: Open, ward_house: Hospital, path: str, width: int, language: str
) -> None:
    with at_house(width, 900) as window:
        page = window.open(f"{path}?language={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_history_is_one_sheet_of_paper(ward_house: Hospital, at_house: Open) -> None:
    with at_house(900, 1100) as window:
        paper = window.open("/history/kir1").pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_history_tells_the_morning(ward_house: Hospital, at_house: Open) -> None:
    with at_house(900, 1100) as window:
        page = window.open("/history/kir1")
        said = page.locator(".log > li > span:last-child").all_inner_texts()
        first = [each.split("\n")[0] for each in said]
        assert first[0] == "Satt til grønn"
        assert "Satt til rød, mangler sykepleier" in first
        assert "AL tok det" in first
        assert "K. Berg" not in page.content()
        assert page.locator(".handover").inner_text().startswith("Nå\nRød siden 10:42")


def test_the_front_page_follows_the_board(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1440, 900) as window:
        page = window.follow("/")
        ward_house.declare("barn", Level.RED)
        page.locator("#unit-barn").get_by_text("Rød").wait_for(timeout=SEEN)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_and_its_language(
    ward_house: Hospital, at_house: Open, path: str
) -> None:
    with at_house(1280, 800) as window:
        page = window.open(path)
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == "nb"
        assert page.locator("body [style]").count() == 0


def test_operations_answer_without_an_identity(ward_house: Hospital) -> None:
    client = ward_house.app.test_client()
    assert client.get("/livez").json == {"status": "pass"}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert set(json.loads(ready.text)["checks"].values()) == {"pass"}
