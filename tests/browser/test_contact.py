"""Real servers that fall silent without a word: frozen with their sockets open, or in a black hole.

What each screen showed, and when, is noted in the page itself, counted from the last word it heard.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hole import Hole, hole
from tests.journeys.program import ask, hurried, run
from tests.journeys.server import server
from tests.notify.post import Postbox, serving

BAND, GREY = 15_000, 30_000
"""Milliseconds without a word until a screen says so, and until it shows no colour."""

NOTES = """
window.noted = {};
const hears = given => ((window.heard = performance.now()), given);
const [Socket, ask] = [WebSocket, fetch];
window.fetch = (...given) => ask(...given).then(hears);
window.WebSocket = class extends Socket {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', hears);
  }
};
const shown = {
  band: () => document.querySelector('html[data-stale], #stale:not([hidden])'),
  grey: () => document.querySelector('html[data-lost]') ||
    (document.getElementById('wall') && !document.querySelector('.tile:not(.tile--unknown)')),
};
setInterval(() => {
  for (const [what, there] of Object.entries(shown)) {
    if (there() && !(what in noted)) noted[what] = performance.now() - window.heard;
  }
}, 50);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """A server of its own with a screen and a wall that listen."""

    process: subprocess.Popen[str]
    port: int
    token: str
    way: Hole
    screen: Page
    wall: Page

    @property
    def level(self) -> str:
        """Return the level the server knows."""
        level: str = ask(self.port, "/units/med2", self.token)["level"]
        return level


@contextmanager
def listening(browser: Browser, folder: Path, *, through_the_hole: bool) -> Iterator[Ward]:
    """Yield a ward whose screens have been heard of."""
    folder.mkdir()
    with ExitStack() as stack:
        port = hurried(folder, stack.enter_context(serving(Postbox())), limit="4h")
        token = run(folder, "token", "create", "--name", "test", "--unit", "h")
        code = run(folder, "screen", "pair", "--unit", "med2").split()[-1]
        process = stack.enter_context(server(folder))
        way = stack.enter_context(hole(port))
        context = browser.new_context(locale="nb-NO")
        stack.callback(context.close)
        context.add_init_script(NOTES)
        at = f"http://127.0.0.1:{way.port if through_the_hole else port}"
        screen, wall = context.new_page(), context.new_page()
        screen.goto(f"{at}/pair")
        screen.fill("#code", code)
        screen.click("button[type=submit]")
        screen.goto(f"{at}/ward/med2")
        wall.goto(f"{at}/wall")
        screen.locator(".level--green").click()
        expect(wall.locator(".tile--green")).to_have_count(1)
        for page in (screen, wall):
            page.evaluate("window.noted = {}")
        yield Ward(process=process, port=port, token=token, way=way, screen=screen, wall=wall)


@pytest.fixture(scope="module")
def silent(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ward, Ward]]:
    """Freeze one server, cut the way to another, and let both screens stand for 33 seconds."""
    folder = tmp_path_factory.mktemp("silent")
    with (
        listening(browser, folder / "frozen", through_the_hole=False) as frozen,
        listening(browser, folder / "cut", through_the_hole=True) as cut,
    ):
        os.killpg(frozen.process.pid, signal.SIGSTOP)
        cut.way.open()
        try:
            cut.screen.locator(".level--red").click()
            cut.screen.wait_for_timeout(GREY + 4_500)
            yield frozen, cut
        finally:
            os.killpg(frozen.process.pid, signal.SIGCONT)


def _noted(page: Page) -> dict[str, float]:
    noted: dict[str, float] = page.evaluate("window.noted")
    return noted


@pytest.mark.parametrize("which", [0, 1], ids=["frozen", "black hole"])
@pytest.mark.parametrize("page", ["screen", "wall"])
def test_a_screen_that_hears_nothing_says_so_and_then_shows_no_colour(
    silent: tuple[Ward, Ward], which: int, page: str
) -> None:
    noted = _noted(getattr(silent[which], page))
    assert noted["band"] == pytest.approx(BAND + 500, abs=1_500)
    assert noted["grey"] == pytest.approx(GREY, abs=2_000)


def test_a_tap_that_went_nowhere_is_said_and_not_registered(silent: tuple[Ward, Ward]) -> None:
    _frozen, cut = silent
    expect(cut.screen.get_by_text("Ikke registrert")).to_be_visible()
    assert cut.level == "green"


def test_when_the_server_speaks_again_so_do_the_screens(silent: tuple[Ward, Ward]) -> None:
    frozen, cut = silent
    os.killpg(frozen.process.pid, signal.SIGCONT)
    cut.way.mend()
    for ward in silent:
        expect(ward.wall.locator(".tile--green")).to_have_count(1, timeout=12_000)
        expect(ward.screen.locator("html:not([data-stale])")).to_have_count(1, timeout=12_000)
        assert ward.level == "green"
    assert cut.screen.get_by_text("Ikke registrert").is_visible()
    cut.screen.locator("[data-again]").click()
    expect(cut.screen.locator(".level--red")).to_have_attribute("aria-pressed", "true")
    assert cut.level == "red"
