"""The leader's phone in a browser: two taps without a script, nothing too wide, no barrier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import barriers, looked_at
from tests.browser.hospital import Hospital, hospital
from wardstatus.access import digits, links
from wardstatus.app import works
from wardstatus.core.levels import Level

PAGES = ("?unit=kir1", "/decide?unit=kir1", "/all", "/record?unit=kir1", "code")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as here:
        here.declare("kir1", Level.RED, "nurse")
        here.declare("med1", Level.RED, "bed")
        here.pass_time(12)
        yield here


def chain(house: Hospital) -> str:
    spell = house.service.standing("kir1").spell
    assert spell is not None
    assert spell.chain is not None
    return spell.chain.id


def link(house: Hospital) -> str:
    engine = works(house.app).engine
    return f"/k/{links.make(engine, 'berg', 'kir1', chain(house), house.clock())}"


def without_script(browser: Browser) -> Page:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="nb-NO"
    )
    return context.new_page()


def answered(house: Hospital) -> str:
    spell = house.service.standing("kir1").spell
    assert spell is not None
    return spell.answer.by if spell.answer else ""


def test_from_the_link_one_tap_answers_without_a_script(browser: Browser, house: Hospital) -> None:
    page = without_script(browser)
    page.goto(f"{house.host}{link(house)}?unit=kir1")
    page.get_by_role("button", name="Jeg tar det").click()
    page.get_by_text("Du tok det").wait_for()
    assert answered(house) == "berg"
    page.context.close()


def test_from_the_code_two_taps_answer_without_a_script(browser: Browser, house: Hospital) -> None:
    code = digits.make(works(house.app).engine, "berg", "kir1", chain(house), house.clock())
    page = without_script(browser)
    page.goto(f"{house.host}/k")
    page.fill("#code", code)
    page.get_by_role("button", name="Åpne varselet").click()
    page.get_by_role("button", name="Jeg tar det, Kir 1").click()
    page.get_by_text("Du tok det").wait_for()
    assert answered(house) == "berg"
    page.context.close()


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("width", [320, 390])
def test_every_page_fits_and_has_no_barrier(
    browser: Browser, house: Hospital, width: int, language: str
) -> None:
    house.pass_time(300)
    base = link(house)
    with looked_at(browser, width, 844) as page:
        for rest in PAGES:
            path = "/k" if rest == "code" else f"{base}{rest}"
            page.goto(f"{house.host}{path}{'&' if '?' in path else '?'}language={language}")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (rest, wide)
            assert barriers(page) == [], rest
