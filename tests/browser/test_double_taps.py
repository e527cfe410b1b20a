"""A glove touches twice, and what is beneath it may have moved in between: it is one tap."""

import os

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from wardstatus.core.inputs import TakeReading
from wardstatus.core.levels import Level
from wardstatus.core.standing import Standing

PAIRS = int(os.environ.get("PAIRS", "12"))
"""Pairs of touches, from at once to 700 ms apart; `PAIRS=1000` is the measured number."""

APART = 700

GLOVE = 800
"""Milliseconds up to which the page takes a second touch as the same."""

TOUCHED = """
window.touched = [];
document.addEventListener('click', event => touched.push(event.timeStamp), true);
"""


def _twice(page: Page, where: Locator, apart: int) -> float:
    """Touch a place of the glass twice, whatever stands there the second time.

    Return how far apart the page saw them: on a busy machine farther than asked.
    """
    box = where.bounding_box()
    assert box is not None
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*at)
    if apart:
        page.wait_for_timeout(apart)
    page.mouse.click(*at)
    seen: float = page.evaluate("touched.at(-1) - touched.at(-2)")
    return seen


def test_two_touches_of_a_level_are_one_tap(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        before = ward_house.service.events(unit="barn", limit=100_000)
        page.evaluate(TOUCHED)
        late = 0
        for pair in range(PAIRS):
            level = ("yellow", "red")[pair % 2]
            late += _twice(page, page.locator(f".level--{level}"), pair * APART // PAIRS) >= GLOVE
            pressed = page.locator(f".level--{level}")
            expect(pressed).to_have_attribute("aria-pressed", "true")
            page.wait_for_timeout(850)
        events = ward_house.service.events(unit="barn", limit=100_000)[len(before) :]
        taps = [each.kind for each in events if each.kind.startswith("level_")]
        assert taps.count("level_declared") == PAIRS
        assert len(taps) == PAIRS + late
        assert late < PAIRS / 2


def test_the_item_that_moves_under_the_glove_is_not_ticked(
    ward_house: Hospital, at_house: Open
) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/kir1")
        first = page.locator(".item-main").first
        named = first.inner_text().splitlines()[0]
        page.evaluate(TOUCHED)
        _twice(page, first, 350)
        page.wait_for_timeout(500)
        assert _done(ward_house.service.standing("kir1")) == [named]


def _done(standing: Standing) -> list[str]:
    return [each.text["nb"] for each in standing.items if each.state == "done" and each.at_screen]


def test_a_number_may_be_tapped_as_fast_as_one_can(ward_house: Hospital, at_house: Open) -> None:
    reading = TakeReading(unit="barn", by="screen:barn", indicator="patients", value=20, own=True)
    ward_house.service.take([reading])
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        more = page.locator("button[name=more][value=patients]")
        for expected in (21, 22, 23):
            more.click()
            expect(page.locator(".number output").first).to_have_text(str(expected))
        found = ward_house.service.standing("barn").numbers.readings["patients"]
        assert found.value == 23


def test_another_place_may_be_tapped_at_once(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        page.locator(".level--red").click()
        page.locator(".chip[name=need]").first.click()
        expect(page.locator(".chip[name=need]").first).to_have_attribute("aria-pressed", "true")
        assert ward_house.service.standing("barn").status.level is Level.RED


def test_by_keyboard_two_buttons_may_follow_at_once(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1280, 800) as window:
        page = window.follow("/ward/barn")
        for level in ("yellow", "red"):
            page.locator(f".level--{level}").press("Enter")
        expect(page.locator(".level--red")).to_have_attribute("aria-pressed", "true")
        assert ward_house.service.standing("barn").status.level is Level.RED
