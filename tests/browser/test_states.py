"""Every state of the ward's screen fits the screens it is made for, whatever the plan says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measures import CUT, SIZE, SMALL_TARGETS
from tests.web import examples
from tests.web.pages import ward_page
from tests.web.samples import STATES, Sample
from wardstatus.texts.pseudo import PSEUDO

States = Callable[[], Iterator[tuple[str, Sample]]]


def _ours() -> Iterator[tuple[str, Sample]]:
    yield from ((name, sample()) for name, sample in STATES.items())


def _examples() -> Iterator[tuple[str, Sample]]:
    for id, plan in examples.plans().items():
        yield from ((f"{id} {name}", sample) for name, sample in examples.states(plan))


class Shown:
    """A page that shows one state after the other."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file

    def open(self, sample: Sample, language: str, notice: str = "") -> Page:
        self.file.write_text(ward_page(sample, language, notice), encoding="utf-8")
        self.page.goto(self.file.as_uri())
        self.page.evaluate("document.fonts.ready")
        return self.page


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Shown]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    yield Shown(page, tmp_path / "ward.html")
    page.close()


@pytest.mark.parametrize("language", ["nb", "en", "sv"])
@pytest.mark.parametrize("states", [_ours, _examples], ids=["ours", "examples"])
def test_no_state_needs_scrolling(shown: Shown, states: States, language: str) -> None:
    sizes, wrong = {}, {}
    for name, sample in states():
        page = shown.open(sample, language)
        sizes[name] = page.evaluate(SIZE)
        wrong[name] = page.evaluate(CUT) + page.evaluate(SMALL_TARGETS)
    assert {name: size for name, size in sizes.items() if size != [1280, 800]} == {}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(sizes) > 20


def test_whom_to_ring_and_a_notice_need_no_scrolling(shown: Shown) -> None:
    sizes = {}
    for name, sample in _examples():
        if name.endswith("unanswered"):
            page = shown.open(
                sample, "nb", notice="CT 2 stengt til 16:00. Kapasitetsmøte kl. 15:00"
            )
            assert page.get_by_text("Ikke medisinsk alarm").is_visible()
            sizes[page.locator(".ring > li").count()] = page.evaluate(SIZE)
    assert sizes[4] == [1280, 800]
    assert set(map(tuple, sizes.values())) == {(1280, 800)}


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (800, 1280), (320, 640)])
def test_words_two_fifths_longer_go_over_no_side(shown: Shown, width: int, height: int) -> None:
    shown.page.set_viewport_size({"width": width, "height": height})
    wrong = {}
    for name, sample in _examples():
        page = shown.open(sample, PSEUDO)
        over = [size for size in page.evaluate(SIZE)[:1] if size > width]
        wrong[name] = over + page.evaluate(CUT) + page.evaluate(SMALL_TARGETS)
    assert {name: found for name, found in wrong.items() if found} == {}
