"""Time no longer ticks although the socket is fine: every screen says so within 20 seconds."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import SEEN, watched
from tests.browser.hospital import Hospital
from wardstatus.access import links
from wardstatus.app import works

WITHIN = 20_000


def _link(house: Hospital) -> str:
    standing = house.service.standing("med2")
    assert standing.spell is not None
    assert standing.spell.chain is not None
    chain = standing.spell.chain.id
    secret = links.make(works(house.app).engine, "lie", "med2", chain, house.clock())
    return f"/k/{secret}"


def _paths(house: Hospital) -> dict[str, str]:
    """Return a page of each kind: those that listen, and those that do not."""
    return {
        "/wall": "#engine",
        "/ward/med2": ".ward-head--alarm .ward-link",
        "/": "#engine",
        _link(house): "#engine",
        "/history/med2": "#engine",
        "/plans": "#engine",
    }


def test_every_screen_says_that_time_has_stopped(ward_house: Hospital, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nb-NO")
    shown: list[tuple[Page, str]] = []
    for path, place in _paths(ward_house).items():
        page = context.new_page()
        page.goto(f"http://{ward_house.host}{path}")
        expect(page.locator(place)).to_be_hidden()
        shown.append((page, place))
    works(ward_house.app).watchdog.stop()  # it would start the jobs anew
    works(ward_house.app).scheduler.stop()
    stopped = shown[0][0].evaluate("performance.now()")
    for page, place in shown:
        expect(page.locator(place)).to_contain_text("Varslingen står siden 11:28", timeout=WITHIN)
    took = shown[0][0].evaluate("performance.now()") - stopped
    assert took < WITHIN
    for page, _ in shown[:-2]:
        assert page.locator("html[data-stale]").count() == 0
    context.close()


@pytest.mark.parametrize("why", ["gap", "clock", "canary"])
def test_what_is_said_goes_when_all_is_well(
    ward_house: Hospital, browser: Browser, why: str
) -> None:
    alarms = ward_house.service.alarms
    with watched(browser, ward_house.host, 1280, 800) as window:
        page = window.open("/wall")
        alarms.raise_(why, ward_house.clock())  # type: ignore[arg-type]
        works(ward_house.app).pulse.beat()
        expect(page.locator("#engine")).to_contain_text("11:28", timeout=SEEN)
        alarms.clear(why)  # type: ignore[arg-type]
        works(ward_house.app).pulse.beat()
        expect(page.locator("#engine")).to_be_hidden(timeout=SEEN)
