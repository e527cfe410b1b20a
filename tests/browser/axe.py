"""Axe with the rules of WCAG 2.2 AA, on a page whose own rules let no foreign script in."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def looked_at(browser: Browser, width: int, height: int, **how: str) -> Iterator[Page]:
    """Yield a page axe can be put into; `how` is the browser's: color_scheme, forced_colors …"""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        bypass_csp=True,
        **how,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


def barriers(page: Page) -> list[tuple[str, str]]:
    """Return what axe found: the rule, and the first place; what can be opened is opened."""
    page.eval_on_selector_all("main details", "all => all.forEach(each => each.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]]
