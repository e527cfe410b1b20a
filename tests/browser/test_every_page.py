"""Pages that have no test of their own are for everybody too: axe, and nothing over the side."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers, looked_at
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital

PATHS = (
    "/plans",
    "/plans/surgical-ward",
    "/plans/check",
    "/why/med2",
    "/duty",
    "/messages",
    "/operations",
    "/api/docs",
    "/pair",
    "/sign-in",
    "/sign-in/code",
    "/history/med2",
)
every_path = pytest.mark.parametrize("path", PATHS)


@every_path
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(
    browser: Browser, ward_house: Hospital, path: str, scheme: str
) -> None:
    for language in ("nb", "en"):
        with looked_at(browser, 1440, 900, color_scheme=scheme) as page:
            answer = page.goto(f"http://{ward_house.host}{path}?language={language}")
            assert answer is not None
            assert answer.status == 200
            page.evaluate("document.fonts.ready")
            assert barriers(page) == [], language


@every_path
@pytest.mark.parametrize("language", ["nb", "qps"], ids=["bokmål", "two fifths longer"])
def test_nothing_goes_over_the_side(
    ward_house: Hospital, at_house: Open, path: str, language: str
) -> None:
    for width in (1440, 720, 320):
        with at_house(width, 900) as window:
            page = window.open(f"{path}?language={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
