"""Who is on duty, at the desk, on a phone and on paper; and handing over, in two taps."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.axe import RULES
from tests.browser.big import a_usual_day, twenty
from tests.browser.chromium import watched
from tests.browser.hospital import Hospital
from tests.browser.measures import CUT, sheets
from tests.browser.test_overview import link_of
from wardstatus.core import duties
from wardstatus.core.inputs import OverrideDuty


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hospital]:
    with twenty(Path(tmp_path_factory.mktemp("duty"))) as here:
        a_usual_day(here)
        yield here


@pytest.mark.parametrize("language", ["nb", "en", "nn", "sv", "da"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_about_duty(browser: Browser, house: Hospital, width: int, language: str) -> None:
    with watched(browser, house.host, width, 900) as window:
        page = window.open(f"/duty?language={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()


def test_it_is_printed_on_few_sheets(browser: Browser, house: Hospital) -> None:
    with watched(browser, house.host, 1440, 900) as window:
        assert sheets(window.open("/duty?language=nb")) <= 3


def test_somebody_else_is_said_with_the_form(browser: Browser, house: Hospital) -> None:
    with watched(browser, house.host, 1440, 900) as window:
        page = window.open("/duty?language=nb")
        page.get_by_text("I kveld er det …").click()
        box = page.locator("details[open] form")
        box.get_by_label("Rolle").select_option(index=1)
        role, _, unit = box.get_by_label("Rolle").input_value().partition("@")
        box.get_by_label("Hvem har den").select_option("moen")
        box.get_by_role("button", name="Lagre").click()
        changes = page.locator(".duty-changes li b")
        changes.get_by_text("L. Moen er").wait_for()
        now = house.clock() + timedelta(minutes=1)
        assert duties.at_place(house.service.rulebook, role, unit, now) == ("moen",)
        page.get_by_role("button", name="Som planlagt igjen").first.click()
        changes.wait_for(state="detached")


def test_a_leader_is_away_in_two_taps(browser: Browser, house: Hospital) -> None:
    red = next(
        (unit, told.person)
        for unit, each in house.service.board().standings.items()
        if each.spell is not None and each.spell.red_since and each.spell.chain is not None
        for step in each.spell.chain.taken
        for told in step.told
    )
    with watched(browser, house.host, 390, 844) as window:
        page = window.open(f"{link_of(house, red[1], red[0])}?unit={red[0]}&language=nb")
        page.get_by_role("link", name="Jeg er borte …").click()
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="tar det").first.click()
        page.get_by_text("tar det til").wait_for()
        page.get_by_role("button", name="Jeg er tilbake").click()
        page.get_by_role("group", name="Til").wait_for()


def test_one_takes_the_dutys_place_on_the_page(browser: Browser, house: Hospital) -> None:
    now = house.clock()
    house.service.say_duty(
        OverrideDuty(
            unit=house.service.root(),
            by="demo",
            kind="away",
            other="berg",
            person="moen",
            until=now + timedelta(hours=3),
        )
    )
    with watched(browser, house.host, 1440, 900) as window:
        page = window.open("/duty?language=nb")
        changes = page.locator(".duty-changes li b")
        assert changes.all_text_contents() == ["K. Berg er borte, L. Moen tar alt"]
        assert page.locator(".duty-now.duty-instead").count() >= 1
