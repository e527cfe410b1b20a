"""The desk's pages with twenty wards: dashboard, meeting, history, the list of reds."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.big import TWENTY, a_usual_day, the_worst_day, twenty
from tests.browser.chromium import Watched, watched
from tests.browser.hospital import Hospital
from wardstatus.core.levels import Level

Open = Callable[[int], AbstractContextManager[Watched]]

PAGES = (
    "/dashboard",
    "/meeting",
    "/history",
    "/history?root=medisin1",
    "/reds",
    "/history/medisin1",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NAMES = ("M. Lie", "K. Berg", "L. Moen")

every_page = pytest.mark.parametrize("path", PAGES)
both = pytest.mark.parametrize("language", ["nb", "en"])


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with twenty(tmp_path) as here:
        a_usual_day(here)
        yield here


@pytest.fixture
def at_desk(browser: Browser, house: Hospital) -> Open:
    return lambda width: watched(browser, house.host, width, 900)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hospital]:
    """Serve one house for all who only look."""
    with twenty(tmp_path_factory.mktemp("still")) as here:
        a_usual_day(here)
        yield here


@pytest.fixture
def at_still(browser: Browser, still: Hospital) -> Open:
    return lambda width: watched(browser, still.host, width, 900)


def asked(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}language={language}"


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def link_of(house: Hospital, person: str, unit: str) -> str:
    """Return the address of a leader's link for a red unit."""
    spell = house.service.standing(unit).spell
    assert spell is not None
    assert spell.chain is not None
    access = house.app.extensions["wardstatus"].access
    return f"/k/{access.make_link(person, unit, spell.chain.id, house.clock())}"


@every_page
@pytest.mark.parametrize("width", [1440, 720, 390, 320], ids=["desk", "200 %", "phone", "320"])
def test_nothing_goes_over_the_side(at_still: Open, path: str, width: int) -> None:
    with at_still(width) as window:
        page = window.open(asked(path, "nb"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
@both
def test_the_page_is_whole(at_still: Open, path: str, language: str) -> None:
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
def test_the_meeting_is_one_sheet_of_paper(at_still: Open, language: str) -> None:
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


def test_a_day_with_much_in_it_is_one_sheet(house: Hospital, at_desk: Open) -> None:
    for _ in range(20):
        for level in (Level.YELLOW, Level.GREEN):
            house.declare("akutt3", level)
            house.pass_time(1)
    with at_desk(900) as window:
        page = window.open("/history/akutt3")
        assert page.locator(".log > li").count() > 40
        assert sheets(page) == 1


def test_the_dashboard_follows_the_board(house: Hospital, at_desk: Open) -> None:
    with at_desk(1440) as window:
        page = window.open("/dashboard?root=akutt")
        page.wait_for_timeout(300)
        house.declare("akutt3", Level.RED, "bed")
        page.locator("#open-akutt3").wait_for(timeout=3_000)
        assert page.locator("#unit-akutt3").get_by_text("Rød", exact=True).count() == 1


def test_a_department_sees_its_own_alone(at_still: Open) -> None:
    with at_still(1440) as window:
        page = window.open("/dashboard?root=medisin")
        assert page.locator("tr[id^=unit-]").count() == 9
        assert page.locator(".parts [aria-current]").inner_text() == "Medisinsk avdeling"


def test_without_the_right_there_is_no_button(at_still: Open) -> None:
    with at_still(1440) as window:
        page = window.open("/dashboard")
        assert page.locator("#open-akutt2").count() == 1
        assert page.locator(".owed button, .owed .button").count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_one_tap_answers_for_all_that_wait(browser: Browser, house: Hospital, script: bool) -> None:
    house.declare("akutt4", Level.RED)
    house.pass_time(1)
    at = link_of(house, "lie", "akutt4")
    context = browser.new_context(java_script_enabled=script, locale="nb-NO")
    page = context.new_page()
    page.goto(f"http://{house.host}{at}/dashboard")
    # Two that nobody has answered, and one of which the own answer is about to end.
    assert page.get_by_role("button", name="Jeg tar det").count() == 3
    page.get_by_role("button", name="Jeg tar alle 3").click()
    page.locator("#open-akutt2").get_by_text("OL tar det, ny beskjed").wait_for(timeout=3_000)
    for unit in ("akutt2", "akutt4"):
        spell = house.service.standing(unit).spell
        assert spell is not None
        assert spell.answer is not None
        assert spell.answer.by == "lie"
    assert page.get_by_role("button", name="Jeg tar det").count() == 0
    context.close()


def test_one_button_answers_for_one(browser: Browser, house: Hospital) -> None:
    house.declare("akutt4", Level.RED)
    house.pass_time(1)
    with watched(browser, house.host, 390, 844) as window:
        page = window.open(f"{link_of(house, 'lie', 'akutt4')}/dashboard")
        page.locator("#open-akutt4").get_by_role("button").click()
        page.locator("#open-akutt4").get_by_text("OL tar det").wait_for(timeout=3_000)
        other = house.service.standing("akutt2").spell
        assert other is not None
        assert other.answer is None


def test_a_figure_opens_to_its_source(at_still: Open) -> None:
    with at_still(1440) as window:
        page = window.open("/history?root=kirurgi2")
        page.locator(".figures a").nth(3).click()
        assert page.locator("h1").inner_text() == "Røde perioder, Kirurgi sengepost 2"
        page.locator("tbody th a").click()
        assert page.locator("h1").inner_text().startswith("Kirurgi sengepost 2, ")
        assert page.get_by_text("Satt til rød, mangler sykepleier, seng").count() == 1


def test_the_table_beside_a_picture_opens_by_keyboard(at_still: Open) -> None:
    with at_still(1440) as window:
        page = window.open("/history")
        page.locator("#heat summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("#heat tbody tr").count() == 7
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert focused == "solid"
