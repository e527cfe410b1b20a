"""What the desk's pages do: follow the board, answer for several, open to their sources."""

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import SEEN, watched
from tests.browser.conftest import Wide
from tests.browser.hospital import Hospital
from wardstatus.core.levels import Level


def link_of(house: Hospital, person: str, unit: str) -> str:
    """Return the address of a leader's link for a red unit."""
    spell = house.service.standing(unit).spell
    assert spell is not None
    assert spell.chain is not None
    access = house.app.extensions["wardstatus"].access
    return f"/k/{access.make_link(person, unit, spell.chain.id, house.clock())}"


def test_the_dashboard_follows_the_board(house: Hospital, at_desk: Wide) -> None:
    with at_desk(1440) as window:
        page = window.follow("/dashboard?root=akutt")
        house.declare("akutt3", Level.RED, "bed")
        page.locator("#open-akutt3").wait_for(timeout=SEEN)
        assert page.locator("#unit-akutt3").get_by_text("Rød", exact=True).count() == 1


def test_a_department_sees_its_own_alone(at_still: Wide) -> None:
    with at_still(1440) as window:
        page = window.open("/dashboard?root=medisin")
        assert page.locator("tr[id^=unit-]").count() == 9
        assert page.locator(".parts [aria-current]").inner_text() == "Medisinsk avdeling"


def test_without_the_right_there_is_no_button(at_still: Wide) -> None:
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
    page.locator("#open-akutt2").get_by_text("OL tar det, ny beskjed").wait_for(timeout=SEEN)
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
        page.locator("#open-akutt4").get_by_text("OL tar det").wait_for(timeout=SEEN)
        other = house.service.standing("akutt2").spell
        assert other is not None
        assert other.answer is None


def test_a_figure_opens_to_its_source(at_still: Wide) -> None:
    with at_still(1440) as window:
        page = window.open("/history?root=kirurgi2")
        page.locator(".figures a").nth(3).click()
        assert page.locator("h1").inner_text() == "Røde perioder, Kirurgi sengepost 2"
        page.locator("tbody th a").click()
        assert page.locator("h1").inner_text().startswith("Kirurgi sengepost 2")
        assert page.get_by_text("Satt til rød, mangler sykepleier, seng").count() == 1


def test_the_table_beside_a_picture_opens_by_keyboard(at_still: Wide) -> None:
    with at_still(1440) as window:
        page = window.open("/history")
        page.locator("#heat summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("#heat tbody tr").count() == 7
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert focused == "solid"
