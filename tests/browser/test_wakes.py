"""A screen that slept, was frozen, was changed by two, or has stood for a month."""

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.chromium import SEEN
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from wardstatus.core.inputs import Confirm
from wardstatus.core.levels import Level

CHECKING = "document.documentElement.hasAttribute('data-checking')"

WATCHED = """
window.painted = [];
(function look() {
  const pressed = document.querySelector('.level[aria-pressed=true]');
  const tile = document.getElementById('tile-barn') || pressed;
  const checking = document.documentElement.hasAttribute('data-checking');
  if (tile) window.painted.push(checking ? 'checking' : tile.className + (tile.value || ''));
  requestAnimationFrame(look);
})();
"""
"""Notes of every frame what it showed."""


HIDDEN = """hidden => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  window.painted = [];
  document.dispatchEvent(new Event('visibilitychange'));
}"""
"""A tab that goes behind another, and comes to the front again."""


@pytest.mark.parametrize("path", ["/ward/barn", "/wall"])
def test_who_looks_again_sees_no_colour_that_no_longer_holds(
    ward_house: Hospital, at_house: Open, path: str
) -> None:
    with at_house(1920, 1080) as window:
        page = window.follow(path)
        page.evaluate(WATCHED)
        for _wake in range(50):
            for level, other in ((Level.RED, "green"), (Level.GREEN, "red")):
                page.evaluate(HIDDEN, True)
                page.context.set_offline(True)
                ward_house.declare("barn", level)
                page.context.set_offline(False)
                page.evaluate(HIDDEN, False)
                shown = f"[aria-pressed=true][value={level}], #tile-barn.tile--{level}"
                expect(page.locator(shown)).to_be_visible()
                told = page.evaluate("window.painted.splice(0)")
                assert [each for each in told if other in each] == []


def test_a_device_that_slept_checks_before_it_shows(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        window.page.clock.install()
        page = window.follow("/ward/barn")
        page.clock.run_for(2_000)
        assert page.evaluate(CHECKING) is False
        page.context.set_offline(True)
        page.clock.fast_forward(3_600_000)
        page.clock.run_for(1_100)
        assert page.evaluate(CHECKING) is True
        background = "e => getComputedStyle(e).backgroundImage"
        assert "gradient" in page.locator(".level[aria-pressed=true]").evaluate(background)
        page.context.set_offline(False)
        page.clock.run_for(11_000)
        expect(page.locator("html:not([data-checking])")).to_have_count(1)


def test_a_clock_that_is_an_hour_wrong_shows_the_servers_time(
    ward_house: Hospital, at_house: Open
) -> None:
    for wrong in (-3_600, 3_600):
        with at_house(1920, 1080) as window:
            at = ward_house.clock.at.timestamp() + wrong
            window.page.clock.install(time=at)
            page = window.follow("/wall")
            assert page.locator("#clock").inner_text() == "11:28"
            assert page.locator("#stale").is_hidden()


def test_two_nurses_at_once_end_on_the_same(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as one, at_house(1280, 800) as other:
        first = one.follow("/ward/barn")
        second = other.follow("/ward/barn")
        first.locator(".level--yellow").click(no_wait_after=True)
        second.locator(".level--red").click(no_wait_after=True)
        page_says = ".level[aria-pressed=true]"
        for page in (first, second):
            expect(page.locator(f"{page_says}[value=green]")).to_have_count(0)
        level = ward_house.service.standing("barn").status.level
        for page in (first, second):
            expect(page.locator(f"{page_says}[value={level}]")).to_be_visible()


def test_an_answer_that_is_lost_counts_the_tap_once(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        before = len(ward_house.service.events(unit="barn", limit=1000))
        lost: list[str] = []

        def lose(route, request) -> None:  # type: ignore[no-untyped-def]
            if lost:
                route.continue_()
                return
            lost.append(request.url)
            route.fetch()
            route.abort()

        page.route("**/ward/barn/level", lose)
        page.locator(".level--yellow").click()
        expect(page.locator(".level--yellow")).to_have_attribute("aria-pressed", "true")
        page.wait_for_timeout(2_500)
        events = ward_house.service.events(unit="barn", limit=1000)[before:]
        declared = [each for each in events if each.kind in ("level_declared", "level_confirmed")]
        assert len(lost) == 1
        assert [each.kind for each in declared] == ["level_declared"]


def test_a_notice_comes_and_goes_on_every_screen(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as ward, at_house(1920, 1080) as wall, at_house(1440, 900) as desk:
        pages = [
            window.follow(path)
            for window, path in ((ward, "/ward/barn"), (wall, "/wall"), (desk, "/dashboard"))
        ]
        form: dict[str, str | float | bool] = {
            "root": "nordvag",
            "text": "CT 2 stengt",
            "hours": "1",
        }
        pages[2].request.post(f"http://{ward_house.host}/notice", form=form)
        for page in pages:
            expect(page.get_by_text("CT 2 stengt (til 12:28)")).to_be_visible(timeout=SEEN)
        form["text"] = ""
        pages[2].request.post(f"http://{ward_house.host}/notice", form=form)
        for page in pages:
            expect(page.get_by_text("CT 2 stengt")).to_be_hidden(timeout=SEEN)


HEAP = "performance.memory.usedJSHeapSize"
NODES = "document.querySelectorAll('*').length"


@pytest.mark.parametrize("path", ["/ward/barn", "/wall"])
def test_a_month_of_updates_takes_no_more_memory(
    ward_house: Hospital, at_house: Open, path: str
) -> None:
    with at_house(1920, 1080) as window:
        page = window.follow(path)
        session = page.context.new_cdp_session(page)
        told = []
        for count in range(2_000):
            ward_house.service.take([Confirm(unit="barn", by="screen:barn")])
            if count in (199, 1_999):
                window.settled()
                session.send("HeapProfiler.collectGarbage")
                told.append((page.evaluate(NODES), _heap(session)))
        (nodes, heap), (nodes_after, heap_after) = told
        assert abs(nodes_after - nodes) <= 5
        assert heap_after < heap * 1.1 + 200_000


def _heap(session: CDPSession) -> float:
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return used
