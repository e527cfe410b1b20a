"""The desk's pages with twenty wards: nothing over the side, no barrier, one sheet of paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.axe import RULES
from tests.browser.big import TWENTY, the_worst_day, twenty
from tests.browser.chromium import watched
from tests.browser.conftest import Wide
from tests.browser.hospital import Hospital
from tests.browser.measures import sheets
from wardstatus.core.levels import Level

PAGES = (
    "/dashboard",
    "/meeting",
    "/history",
    "/history?root=medisin1",
    "/reds",
    "/history/medisin1",
)
NAMES = ("M. Lie", "K. Berg", "L. Moen")

every_page = pytest.mark.parametrize("path", PAGES)
both = pytest.mark.parametrize("language", ["nb", "en"])


def asked(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}language={language}"


@every_page
@pytest.mark.parametrize("width", [1440, 720, 390, 320], ids=["desk", "200 %", "phone", "320"])
def test_nothing_goes_over_the_side(at_still: Wide, path: str, width: int) -> None:
    with at_still(width) as window:
        page = window.open(asked(path, "nb"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
@both
def test_the_page_is_whole(at_still: Wide, path: str, language: str) -> None:
    with at_still(1440) as window:
        page = window.open(asked(path, language))
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("[style]").count() == 0
        assert not [name for name in NAMES if name in page.content()]


@every_page
@both
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(
    browser: Browser, still: Hospital, path: str, language: str, scheme: str
) -> None:
    with scheme_of(browser, scheme) as page:
        page.goto(f"http://{still.host}{asked(path, language)}")
        # What can be opened is opened, so that it is looked at too.
        page.eval_on_selector_all("main details", "all => all.forEach(each => each.open = true)")
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(5, 7, 10)"
        assert dark == (scheme == "dark")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        said = [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]]
        assert said == []


@contextmanager
def scheme_of(browser: Browser, scheme: str) -> Iterator[Page]:
    """Yield a page whose script is ours alone: axe is put in past the page's own rules."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


@both
def test_the_meeting_is_one_sheet_of_paper(at_still: Wide, language: str) -> None:
    with at_still(1120) as window:
        page = window.open(asked("/meeting", language))
        assert page.locator(".meet-units tbody tr").count() == 7
        assert sheets(page) == 1


@both
def test_the_meeting_of_the_worst_day_is_one_sheet_too(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    with twenty(tmp_path) as house:
        the_worst_day(house)
        with watched(browser, house.host, 1120, 900) as window:
            page = window.open(asked("/meeting", language))
            assert page.locator(".meet-units tbody tr.over").count() == len(TWENTY)
            assert sheets(page) == 1


def test_a_day_with_much_in_it_is_one_sheet(house: Hospital, at_desk: Wide) -> None:
    for _ in range(20):
        for level in (Level.YELLOW, Level.GREEN):
            house.declare("akutt3", level)
            house.pass_time(1)
    with at_desk(900) as window:
        page = window.open("/history/akutt3")
        assert page.locator(".log > li").count() > 40
        assert sheets(page) == 1
