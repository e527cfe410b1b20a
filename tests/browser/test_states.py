"""Every state of the ward's screen fits the screen it is made for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.measures import SIZE
from tests.web.pages import ward_page
from tests.web.samples import STATES


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_state_needs_scrolling(browser: Browser, tmp_path: Path, language: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    file = tmp_path / "ward.html"
    sizes = {}
    for name, sample in STATES.items():
        file.write_text(ward_page(sample(), language), encoding="utf-8")
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        sizes[name] = page.evaluate(SIZE)
    page.close()
    assert {name: size for name, size in sizes.items() if size != [1280, 800]} == {}
