"""The ward's screen and the wall are for everybody: axe, narrow, enlarged, without colour."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import barriers, looked_at
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from tests.browser.measures import CUT

PATHS = ("/ward/kir1", "/ward/med2", "/ward/hjerte", "/ward/med1", "/ward/nevro", "/wall",
         "/wall/setup", "/notice")  # fmt: skip
both = pytest.mark.parametrize("language", ["nb", "en"])


@pytest.mark.parametrize("path", PATHS)
@both
@pytest.mark.parametrize("light", ["light", "dark", "night"])
def test_axe_finds_no_barrier(
    browser: Browser, ward_house: Hospital, path: str, language: str, light: str
) -> None:
    scheme = "dark" if light == "dark" else "light"
    with looked_at(browser, 1280, 800, color_scheme=scheme) as page:
        night = "&night" if light == "night" else ""
        page.goto(f"http://{ward_house.host}{path}?language={language}{night}")
        page.evaluate("document.fonts.ready")
        assert barriers(page) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 640, 960], ids=["320", "640", "200 %"])
def test_a_narrow_window_cuts_nothing(
    ward_house: Hospital, at_house: Open, path: str, width: int
) -> None:
    with at_house(width, 700) as window:
        page = window.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", ["/ward/kir1", "/wall"])
def test_without_colours_of_ours_the_level_is_still_told(
    browser: Browser, ward_house: Hospital, path: str
) -> None:
    with looked_at(browser, 1920, 1080, forced_colors="active") as page:
        page.goto(f"http://{ward_house.host}{path}")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        widths = "e => getComputedStyle(e).borderTopWidth"
        held, other = {
            "/ward/kir1": (".level--red", ".level--green"),
            "/wall": (".tile--red", ".tile--green"),
        }[path]
        wide, thin = (page.locator(each).first.evaluate(widths) for each in (held, other))
        assert float(wide[:-2]) > 3 * float(thin[:-2]) > 0


def test_nothing_moves(browser: Browser, ward_house: Hospital) -> None:
    for path in ("/ward/kir1", "/wall"):
        with looked_at(browser, 1280, 800) as page:
            page.goto(f"http://{ward_house.host}{path}")
            moving = """[...document.querySelectorAll('*')].filter(e => {
                const s = getComputedStyle(e);
                return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0;
            }).map(e => e.className)"""
            assert page.evaluate(moving) == []


def test_everything_is_reached_by_keyboard_and_seen(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.open("/ward/med1")
        reached = []
        for _ in range(40):
            page.keyboard.press("Tab")
            found = page.evaluate("""() => {
                const e = document.activeElement;
                return [e.value || e.textContent.trim(), getComputedStyle(e).outlineWidth];
            }""")
            reached.append(found)
        named = [name for name, _ring in reached]
        assert {"green", "yellow", "red", "Vaktskifte"} <= set(named)
        assert {ring for name, ring in reached if name in ("green", "Vaktskifte")} == {"4px"}
