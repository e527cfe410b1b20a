"""A night in real browsers: a tap on one screen, mail, a phone, and the answer on the ward."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import serving
from tests.journeys.house import Hospital, hospital
from wardstatus.access import pairing
from wardstatus.app import works


@pytest.fixture
def night(tmp_path: Path) -> Iterator[tuple[Hospital, str]]:
    with hospital(tmp_path, limit="2h") as house, serving(house.app) as host:
        yield house, f"http://{host}"


def _screen(browser: Browser, night: tuple[Hospital, str], unit: str, wall: bool) -> Page:
    """Pair a browser as people do: type the code that was printed."""
    house, host = night
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{host}/pair")
    page.fill("input[name=code]", _code(house, unit, wall))
    page.click("button[type=submit]")
    expect(page.locator("#live, .wall")).to_be_visible()
    return page


def _code(house: Hospital, unit: str, wall: bool) -> str:
    return pairing.print_code(works(house.app).engine, unit, wall, house.clock())


def _phone(browser: Browser, night: tuple[Hospital, str], person: str) -> Page:
    house, host = night
    body = house.mails_to(person)[-1].get_content()
    path = re.search(r"http://localhost(/k/\S+)", body)
    assert path is not None, body
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(host + path.group(1))
    return page


def test_from_one_tap_to_a_leaders_answer(browser: Browser, night: tuple[Hospital, str]) -> None:
    house, _ = night
    ward = _screen(browser, night, "med2", wall=False)
    wall = _screen(browser, night, "h", wall=True)
    tile = wall.locator(".tile", has_text="Med 2")

    ward.click("button[value=red]")
    expect(ward.locator("button[value=red]")).to_have_attribute("aria-pressed", "true")
    expect(tile).to_contain_text("Svar?")
    ward.click("text=Sykepleier")
    expect(ward.locator(".chip[aria-pressed=true]")).to_contain_text("ykepleier")

    house.pass_time(seconds=20)
    phone = _phone(browser, night, "dahl")
    expect(phone.locator("h1")).to_contain_text("Medisinsk 2")
    phone.click("text=Jeg tar det")
    expect(ward.locator("#clock-title")).to_contain_text("OL tar det, ny beskjed innen")
    expect(tile).to_contain_text("Svart")

    house.pass_time(hours=2)
    expect(ward.locator(".clock--over")).to_contain_text("AL skulle ha besluttet innen 05:40")
    expect(tile).to_contain_text("Over")
    boss = _phone(browser, night, "berg")
    boss.click("text=Beslutt nå")
    expect(boss.locator("legend").first).to_have_text("Hva bestemmer du?")
    boss.click("button.tap--main")
    expect(ward.locator("#clock-title")).to_contain_text("AL besluttet, gjelder til")
    expect(tile).to_contain_text("Besluttet")
