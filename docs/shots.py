"""Takes a picture of every page of the demo, at the size it is made for: `make shots`."""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from docs.album import shoot_pages, shoot_states
from docs.smaller import shrink
from tests.browser.chromium import chromium

SIZES = {
    "board": (1600, 900),
    "england": (1600, 900),
    "wall": (1920, 1080),
    "ward": (1280, 800),
    "ward-320": (320, 900),
    "phone": (390, 844),
    "overview": (1440, 900),
    "overview-390": (390, 844),
    "meeting": (1120, 1080),
    "measures": (1440, 1420),
    "history": (1280, 900),
}
OF_THE_DOCS = (
    *("board", "england", "wall", "ward", "phone"),
    *("overview", "meeting", "measures"),
)
"""What `--docs` takes; these are shown in the documentation."""

TELLING = "04:25"
"""When the night has most to show: one ward answered, another over its limit."""

ADDRESS = re.compile(r"http://[\w.]+:\d+")

AUGUST = 34
"""Seconds, a day each, until some of the English hospitals are red."""


@contextmanager
def demo(*options: str) -> Iterator[str]:
    """Start the demo; yield its address."""
    command = [sys.executable, "-m", "wardstatus", "demo", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            # It speaks once it answers; its port is another where the usual one is taken.
            found = ADDRESS.search(process.stdout.readline())
            assert found, "the demo did not say its address"
            yield found.group()
        finally:
            process.terminate()


def opened(browser: Browser, url: str, name: str) -> Page:
    """Return a page of the size of its picture, its fonts there."""
    width, height = SIZES[name]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    return page


def shoot(page: Page, name: str, into: Path) -> None:
    """Take one picture."""
    file = into / f"{name}.png"
    page.screenshot(path=file)
    shrink(file)


def framed(window: Page) -> Mapping[str, str]:
    """Return the addresses of what stands in the demo's window, by its kind."""
    found: list[str] = window.eval_on_selector_all("iframe[src]", "all => all.map(e => e.src)")
    return {url.split("/")[3]: url for url in found}


def shoot_night(browser: Browser, into: Path, names: tuple[str, ...]) -> None:
    """Let the night play to its telling moment, then take its pictures."""
    with demo() as address:
        window = opened(browser, f"{address}/demo", "board")
        # The page's own rules let nothing be evaluated there, so it is asked from outside.
        while window.inner_text("#clock").strip() < TELLING:
            window.wait_for_timeout(200)
        shoot(window, "board", into)
        window.click("#pause")
        shown = framed(window)
        unit = shown["ward"].rsplit("/", 1)[1]
        pages = {
            "wall": shown["wall"],
            "ward": shown["ward"],
            "ward-320": shown["ward"],
            "phone": shown["k"],
            "overview": f"{address}/dashboard",
            "overview-390": f"{address}/dashboard",
            "meeting": f"{address}/meeting",
            "measures": f"{address}/history?weeks=4",
            "history": f"{address}/history/{unit}",
        }
        for name in set(names) & pages.keys():
            shoot(opened(browser, pages[name], name), name, into)


def shoot_england(browser: Browser, into: Path) -> None:
    """Let the real numbers play into their second month."""
    with demo("--readings", "england") as address:
        window = opened(browser, f"{address}/demo", "england")
        window.wait_for_timeout(AUGUST * 1000)
        shoot(window, "england", into)


def main() -> None:
    """Take the pictures into a folder."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--into", type=Path, default=Path("shots"))
    ask.add_argument("--docs", action="store_true", help="those of the documentation only")
    asked = ask.parse_args()
    asked.into.mkdir(exist_ok=True)
    with chromium() as browser:
        shoot_night(browser, asked.into, OF_THE_DOCS if asked.docs else tuple(SIZES))
        shoot_england(browser, asked.into)
        if not asked.docs:
            shoot_pages(browser, asked.into)
            shoot_states(browser, asked.into)
    print(f"pictures in {asked.into}/")


if __name__ == "__main__":
    main()
