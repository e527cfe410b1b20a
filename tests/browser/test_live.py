"""A page keeps itself as the server has it, and never pretends."""

from playwright.sync_api import Page, expect

from tests.browser.chromium import SEEN
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from wardstatus.core.levels import Level

NO_SOCKET = """
window.WebSocket = function () {
  setTimeout(() => this.onclose && this.onclose(), 10);
  this.close = () => {};
};
"""


def _pressed(page: Page) -> str | None:
    return page.locator(".level[aria-pressed=true]").get_attribute("value")


def test_a_tap_elsewhere_is_seen_here(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        ward_house.declare("barn", Level.YELLOW, "bed")
        expect(page.locator(".level--yellow")).to_have_attribute(
            "aria-pressed", "true", timeout=SEEN
        )


def test_a_change_of_another_unit_fetches_nothing(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        ward_house.declare("ort", Level.YELLOW, "bed")
        page.wait_for_timeout(500)
        assert asked == []


def test_a_tap_here_reaches_the_board(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        page.locator(".level--red").click()
        expect(page.locator(".level--red")).to_have_attribute("aria-pressed", "true")
        assert ward_house.service.standing("barn").status.level is Level.RED
        assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_a_second_tap_is_another_one(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        for level in ("yellow", "red", "yellow"):
            page.locator(f".level--{level}").click()
            expect(page.locator(f".level--{level}")).to_have_attribute("aria-pressed", "true")
        assert ward_house.service.standing("barn").status.level is Level.YELLOW


def test_focus_stays_where_it_is(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        page.locator(".level--green").focus()
        ward_house.declare("barn", Level.YELLOW)
        expect(page.locator(".level--yellow")).to_have_attribute("aria-pressed", "true")
        assert page.evaluate("document.activeElement.value") == "green"


def test_without_contact_the_page_says_so(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        window.page.clock.install()
        page = window.follow("/ward/kir1")
        page.context.set_offline(True)
        page.clock.run_for(16_500)
        expect(page.locator(".ward-link .when-stale")).to_be_visible()
        assert page.locator(".ward-link").inner_text() == "Ingen kontakt siden 11:28"
        assert page.evaluate("document.documentElement.hasAttribute('data-lost')") is False
        page.clock.run_for(15_000)
        assert page.evaluate("document.documentElement.hasAttribute('data-lost')") is True
        page.context.set_offline(False)
        page.clock.run_for(11_000)
        expect(page.locator(".ward-link .when-linked")).to_be_visible()


def test_a_tap_that_does_not_arrive_is_said_and_not_kept(
    ward_house: Hospital, at_house: Open
) -> None:
    with at_house(1280, 800) as window:
        window.page.clock.install()
        page = window.follow("/ward/barn")
        page.context.set_offline(True)
        page.locator(".level--red").click()
        assert page.locator(".level--red").get_attribute("aria-busy") == "true"
        for _second in range(12):
            page.clock.run_for(1_000)
            page.wait_for_timeout(50)
        expect(page.get_by_role("alert").get_by_text("Ikke registrert")).to_be_visible()
        expect(page.get_by_text("«Rød» kom ikke fram.")).to_be_visible()
        assert _pressed(page) == "green"
        page.context.set_offline(False)
        page.clock.run_for(15_000)
        page.wait_for_timeout(300)
        assert ward_house.service.standing("barn").status.level is Level.GREEN
        page.locator("[data-again]").click()
        expect(page.locator(".level--red")).to_have_attribute("aria-pressed", "true")
        assert ward_house.service.standing("barn").status.level is Level.RED


def test_where_sockets_are_blocked_the_page_asks(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        window.page.clock.install()
        window.page.add_init_script(NO_SOCKET)
        window.open("/ward/barn")
        page = window.settled(listens=False)
        ward_house.declare("barn", Level.YELLOW)
        page.clock.run_for(11_000)
        expect(page.locator(".level--yellow")).to_have_attribute("aria-pressed", "true")


def test_without_a_script_the_buttons_work(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        context = window.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
        page = context.new_page()
        page.goto(f"http://{ward_house.host}/ward/barn")
        page.locator(".level--red").click()
        assert _pressed(page) == "red"
        context.close()
