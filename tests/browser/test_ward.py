"""The ward's screen and the leader's phone in a real browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from tests.browser.measures import SIZE, SMALL_TARGETS
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
