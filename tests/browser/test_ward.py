"""The ward's screen and the leader's phone in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from tests.browser.measures import SIZE, SMALL_TARGETS, sheets
from wardstatus.core.levels import Level
from wardstatus.web.runtime import Runtime


def _link(here: Hospital, unit: str, person: str) -> str:
    live: Runtime = here.app.extensions["wardstatus"]
    spell = here.service.standing(unit).spell
    assert spell is not None
    assert spell.chain is not None
    return f"/k/{live.access.make_link(person, unit, spell.chain.id, here.clock())}"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 1280), (320, 640)])
@pytest.mark.parametrize("unit", ["kir1", "med2", "hjerte", "med1", "nevro"])
def test_nothing_overflows_and_everything_can_be_hit(
    at_house: Open, unit: str, width: int, height: int
) -> None:
    with at_house(width, height) as here:
        page = here.open(f"/ward/{unit}")
        wide, _high = page.evaluate(SIZE)
        assert wide == width
        assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("unit", ["kir1", "hjerte", "med1", "nevro"])
def test_a_state_fits_the_screen_without_scrolling(at_house: Open, unit: str) -> None:
    with at_house(1280, 800) as here:
        assert here.open(f"/ward/{unit}").evaluate(SIZE)[1] == 800


def test_an_answer_on_the_phone_is_seen_on_the_ward(at_house: Open, ward_house: Hospital) -> None:
    address = _link(ward_house, "med2", "berg")
    with at_house(1280, 800) as ward, at_house(390, 844) as phone:
        board = ward.open("/ward/med2")
        expect(board.locator(".clock-ring")).to_have_text("Ingen har svart. Ring.")
        page = phone.open(address)
        assert page.evaluate(SMALL_TARGETS) == []
        page.click("text=Jeg tar det")
        expect(page.locator(".said")).to_contain_text("Du tok det")
        expect(board.locator("#clock-title")).to_contain_text("AL tar det, ny beskjed innen")


def test_a_leader_decides_without_a_script(browser: Browser, ward_house: Hospital) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nb-NO")
    page = context.new_page()
    page.goto(f"http://{ward_house.host}{_link(ward_house, 'med2', 'berg')}")
    page.click("text=Jeg tar det")
    page.click("text=Beslutt nå")
    page.click("text=Steng for elektive innleggelser")
    page.click("button:has-text('Beslutt')")
    assert page.inner_text(".said").startswith("Du besluttet")
    context.close()


def test_taps_are_counted(at_house: Open, ward_house: Hospital) -> None:
    """One for a level; three for red with its need and its reason."""
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        taps = 0
        for name in (".level--red", ".chip[name=need] >> nth=0", ".chip[name=reason] >> nth=0"):
            page.locator(name).click()
            taps += 1
            expect(page.locator(name)).to_have_attribute("aria-pressed", "true")
            if taps == 1:
                assert ward_house.service.standing("barn").status.level is Level.RED
        status = ward_house.service.standing("barn").status
        assert taps == 3
        assert (status.level, status.needs, status.reason) == (Level.RED, ("nurse",), "many")
        assert page.locator("main input:visible, main textarea:visible").count() == 0


def test_a_glove_that_taps_twice_is_one_tap(at_house: Open, ward_house: Hospital) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        before = len(ward_house.service.events(unit="barn", limit=1000))
        page.locator(".level--yellow").dblclick(delay=5)
        expect(page.locator(".level--yellow")).to_have_attribute("aria-pressed", "true")
        page.wait_for_timeout(500)
        found = ward_house.service.events(unit="barn", limit=1000)[before:]
        assert [each.kind for each in found if each.kind == "level_declared"] == ["level_declared"]
        assert "level_confirmed" not in [each.kind for each in found]


@pytest.mark.parametrize("unit", ["kir1", "med2", "med1"])
def test_the_screen_prints_on_one_sheet(at_house: Open, unit: str) -> None:
    with at_house(1280, 800) as window:
        page = window.open(f"/ward/{unit}")
        assert sheets(page) == 1
        # What stands behind "show all" is printed too.
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".list-more:not([open])").count() == 0


def test_from_the_handover_card_a_glove_finds_back(browser: Browser, ward_house: Hospital) -> None:
    context = browser.new_context(has_touch=True, locale="nb-NO")
    page = context.new_page()
    page.goto(f"http://{ward_house.host}/ward/med1")
    page.tap("text=Vaktskifte")
    back = page.get_by_role("link", name="Skjerm")
    box = back.bounding_box()
    assert box is not None
    assert box["height"] >= 72
    back.tap()
    expect(page.locator(".level--green")).to_have_attribute("aria-pressed", "true")
    context.close()
