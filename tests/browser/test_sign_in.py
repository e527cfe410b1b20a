"""Signing in at a desk, without a script; what one has then fits, and has no barrier."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from tests.browser.axe import barriers, looked_at
from tests.browser.hospital import Hospital, hospital
from wardstatus.app import works
from wardstatus.core.levels import Level
from wardstatus.store.doors import sign_in
from wardstatus.store.engine import reading

PAGES = ("/dashboard", "/me", "/me?unit=kir1", "/me/decide?unit=kir1", "/me/away", "/record/med2")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as here:
        book = here.service.rulebook
        berg = replace(book.persons["berg"], channels=("mailto:berg@example.org",))
        here.service.rulebook = replace(
            book, persons={**book.persons, "berg": berg}, last_resort=("berg",)
        )
        here.declare("kir1", Level.RED, "nurse")
        here.declare("med2", Level.RED, "bed")
        here.pass_time(12)
        yield here


def signed_in(page: Page, house: Hospital) -> None:
    """Sign in as K. Berg, typing what a message would have said."""
    page.goto(f"{house.host}/sign-in?language=nb")
    page.get_by_label("E-post eller telefon").fill("berg@example.org")
    page.get_by_role("button", name="Send koden").click()
    with reading(works(house.app).engine) as tx:
        digits = tx.execute(select(sign_in.c.digits)).scalar_one()
    page.get_by_label("Kode").fill(f"{digits[:3]} {digits[3:]}")
    page.get_by_role("button", name="Logg inn").click()
    page.get_by_text("Du er K. Berg").wait_for()


def test_one_signs_in_decides_and_signs_out_without_a_script(
    browser: Browser, house: Hospital
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nb-NO")
    page = context.new_page()
    signed_in(page, house)
    page.get_by_role("link", name=re.compile("Beslutt Kirurgisk 1")).click()
    page.get_by_role("button", name="Beslutt", exact=True).click()
    page.get_by_role("link", name="Oversikt").click()
    spell = house.service.standing("kir1").spell
    assert spell is not None
    assert [each.by for each in spell.decisions] == ["berg"]
    page.get_by_role("button", name="Logg ut").click()
    page.get_by_role("heading", name="Logg inn").wait_for()
    page.goto(f"{house.host}/dashboard")
    assert page.get_by_text("Du er K. Berg").count() == 0
    context.close()


def test_with_a_script_a_tap_on_the_own_page_answers(browser: Browser, house: Hospital) -> None:
    context = browser.new_context(locale="nb-NO")
    page = context.new_page()
    signed_in(page, house)
    page.goto(f"{house.host}/me?unit=kir1")
    page.get_by_role("button", name="Jeg tar det").click()
    page.get_by_text("Du tok det").wait_for()
    spell = house.service.standing("kir1").spell
    assert spell is not None
    assert spell.answer is not None
    assert spell.answer.by == "berg"
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_what_one_has_then_fits_and_has_no_barrier(
    browser: Browser, house: Hospital, width: int
) -> None:
    with looked_at(browser, width, 900) as page:
        signed_in(page, house)
        for path in PAGES:
            for language in ("nb", "en", "qps"):
                there = f"{house.host}{path}{'&' if '?' in path else '?'}language={language}"
                answer = page.goto(there)
                assert answer is not None
                assert answer.status == 200, path
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, (path, language)
                assert language == "qps" or barriers(page) == [], (path, language)
