"""A plan is checked as it is written."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.hospital import Hospital


def test_problems_come_half_a_second_after_the_last_key(
    at_house: Open, ward_house: Hospital
) -> None:
    with at_house(1280, 900) as window:
        page = window.open("/plans/check")
        page.locator("#text").press_sequentially("schema = 1\nfolow = 1\n")
        found = page.locator(".problems li", has_text="folow")
        expect(found).to_contain_text("mente du «follow»?")
        found.get_by_role("link").click()
        at = page.evaluate("document.getElementById('text').selectionStart")
        assert at == len("schema = 1\n")


def test_pages_of_plans_and_reasons_fit(at_house: Open, ward_house: Hospital) -> None:
    for width in (1280, 390, 320):
        with at_house(width, 900) as window:
            for path in ("/plans", "/plans/surgical-ward", "/plans/check", "/why/kir1"):
                page = window.open(path)
                assert page.locator("h1").count() == 1
                assert page.evaluate("document.documentElement.scrollWidth") <= width
