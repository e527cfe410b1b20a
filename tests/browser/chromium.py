"""The Chromium the tests drive, and what must never be seen in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Route,
    WebSocket,
    sync_playwright,
)

from wardstatus.clock import elapsed

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


SEEN = 7_000
"""Milliseconds in which what is pushed has to be seen: by itself a page asks every ten seconds."""

SETTLES = 60.0
"""Seconds in which a page has to have opened its socket and fetched what that led to."""

CALM = 0.3
"""Seconds without a request after which none is to be expected."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser; it is the system's own, nothing is fetched."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise RuntimeError(f"no Chromium on the PATH; one of {', '.join(NAMES)} is needed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, and everything it did that no page of ours may do."""

    page: Page
    host: str
    faults: list[str] = field(default_factory=list)
    under_way: set[Request] = field(default_factory=set)
    greeted: bool = False
    """Whether a socket of the page has heard from the server."""

    def open(self, path: str) -> Page:
        """Go to a path of the server and wait for its fonts."""
        self.greeted = False
        self.page.goto(f"http://{self.host}{path}")
        self.page.evaluate("document.fonts.ready")
        return self.page

    def follow(self, path: str) -> Page:
        """Go to a path and wait until the page listens, and has fetched what that led to."""
        self.open(path)
        return self.settled()

    def settled(self, listens: bool = True) -> Page:
        """Wait until nothing is being fetched, and the page listens."""
        began = calm = elapsed()
        while elapsed() - calm < CALM:
            self.page.wait_for_timeout(50)
            # The page answers once it has dealt with what came before.
            self.page.evaluate("0")
            if self.under_way or (listens and not self.greeted):
                calm = elapsed()
            assert calm - began < SETTLES, f"{self.page.url} does not come to rest"
        return self.page

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda _: setattr(self, "greeted", True))

    def _route(self, route: Route, request: Request) -> None:
        if request.url.split("/")[2:3] == [self.host]:
            route.continue_()
        else:
            self.faults.append(f"asked {request.url}")
            route.abort()

    def watch(self) -> "Watched":
        """Begin to look."""
        self.page.route("http*://**", self._route)
        self.page.on("websocket", self._opened)
        self.page.on("request", lambda each: self.under_way.add(each))
        self.page.on("requestfinished", lambda each: self.under_way.discard(each))
        self.page.on("requestfailed", lambda each: self.under_way.discard(each))
        self.page.on("pageerror", lambda error: self.faults.append(f"threw {error}"))
        self.page.on(
            "console",
            lambda said: (
                self.faults.append(said.text) if "Content Security Policy" in said.text else None
            ),
        )
        return self


@contextmanager
def watched(browser: Browser, host: str, width: int, height: int) -> Iterator[Watched]:
    """Yield a page of a size on a server; at the end it has done nothing it may not."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height}, locale="nb-NO", timezone_id="America/New_York"
    )
    here = Watched(context.new_page(), host).watch()
    yield here
    context.close()
    assert here.faults == []
