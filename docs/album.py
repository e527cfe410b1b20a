"""Every page in every state, as rows of one table: what `make shots` takes beside the demo."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from docs.smaller import shrink
from tests.browser.hospital import a_morning, hospital
from tests.web import examples, pages
from tests.web.samples import STATES, Sample

Size = tuple[int, int]

TOUCH, UPRIGHT, SMALL = (1280, 800), (800, 1280), (1024, 768)
TELEVISION, DESK, PHONE, NARROW = (1920, 1080), (1440, 900), (390, 844), (320, 640)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page: every size with every theme and language; a new page is a new row."""

    name: str
    path: str
    sizes: tuple[Size, ...] = (DESK,)
    themes: tuple[str, ...] = ("day",)
    """`day`, `dark` (the reader's system), `night` (the screen on the wall), `print`."""
    languages: tuple[str, ...] = ("nb",)


BOTH = ("nb", "en")
WARD = (TOUCH, UPRIGHT, SMALL, NARROW)

PAGES = (
    Row(name="ward-red", path="/ward/kir1", sizes=WARD, themes=("day", "night"), languages=BOTH),
    Row(name="ward-unanswered", path="/ward/med2", sizes=WARD, themes=("day", "night")),
    Row(name="ward-green", path="/ward/med1", sizes=WARD, themes=("day", "night", "print")),
    Row(name="ward-yellow", path="/ward/hjerte", sizes=(TOUCH,), themes=("day", "night")),
    Row(name="ward-never", path="/ward/nevro", sizes=(TOUCH,)),
    Row(name="wall", path="/wall", sizes=(TELEVISION, NARROW), themes=("day", "night")),
    Row(name="wall-setup", path="/wall/setup", sizes=(TELEVISION, PHONE), languages=BOTH),
    Row(name="notice", path="/notice", sizes=(DESK, PHONE), themes=("day", "dark")),
    Row(name="dashboard", path="/dashboard", sizes=(DESK, PHONE), themes=("day", "dark")),
    Row(name="meeting", path="/meeting", sizes=(DESK,), themes=("day", "dark", "print")),
    Row(name="measures", path="/history", sizes=(DESK,), themes=("day", "dark")),
    Row(name="history", path="/history/kir1", sizes=(DESK, PHONE), themes=("day", "print")),
    Row(name="why", path="/why/kir1", sizes=(DESK, PHONE)),
    Row(name="plans", path="/plans", sizes=(DESK,)),
    Row(name="plan", path="/plans/surgical-ward", sizes=(DESK, PHONE)),
    Row(name="plan-check", path="/plans/check", sizes=(DESK,)),
    Row(name="duty", path="/duty", sizes=(DESK,)),
    Row(name="messages", path="/messages", sizes=(DESK,)),
    Row(name="pair", path="/pair", sizes=(PHONE,)),
    Row(name="sign-in", path="/sign-in", sizes=(DESK, PHONE), languages=BOTH),
    Row(name="sign-in-code", path="/sign-in/code", sizes=(DESK, PHONE), themes=("day", "dark")),
)


def shoot_pages(browser: Browser, into: Path) -> None:
    """Take every row of the table in a hospital on a busy morning."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with TemporaryDirectory() as folder, hospital(Path(folder)) as house:
        a_morning(house)
        for row in PAGES:
            for size, theme, language in product(row.sizes, row.themes, row.languages):
                page = _opened(browser, size, theme)
                night = "&night" if theme == "night" else ""
                page.goto(f"http://{house.host}{row.path}?language={language}{night}")
                _take(page, into / f"{row.name}-{size[0]}-{theme}-{language}.png")


def shoot_states(browser: Browser, into: Path) -> None:
    """Take every state of the ward's screen, of the tests and of every example plan."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "ward.html"
        for name, sample in _states():
            file.write_text(pages.ward_page(sample, "nb"), encoding="utf-8")
            page = _opened(browser, TOUCH, "day")
            page.goto(file.as_uri())
            _take(page, into / f"state-{name}.png")


def _states() -> Iterator[tuple[str, Sample]]:
    yield from ((name, sample()) for name, sample in STATES.items())
    for id, plan in examples.plans().items():
        yield from ((f"{id}-{name}", sample) for name, sample in examples.states(plan))


def _opened(browser: Browser, size: Size, theme: str) -> Page:
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
    )
    if theme == "print":
        page.emulate_media(media="print")
    return page


def _take(page: Page, file: Path) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)
    page.screenshot(path=file, full_page=True)
    page.close()
    shrink(file)
