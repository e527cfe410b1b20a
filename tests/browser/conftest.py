"""One browser for all; a stage and a hospital for each test."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.big import a_usual_day, twenty
from tests.browser.chromium import Watched, chromium, watched
from tests.browser.hospital import Hospital, a_morning, hospital
from tests.browser.stage import Stage, serving

Open = Callable[[int, int], AbstractContextManager[Watched]]
Wide = Callable[[int], AbstractContextManager[Watched]]


@pytest.fixture(scope="session", autouse=True)
def _quiet() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # As long as a busy machine may take; where it matters that something is pushed, a test says so.
    expect.set_options(timeout=20_000)
    with chromium() as one:
        yield one


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def on_stage(browser: Browser, stage: Stage) -> Iterator[Open]:
    """Open the stage's wall in a window of a size."""
    with serving(stage.app()) as host:
        yield lambda width, height: watched(browser, host, width, height)


@pytest.fixture
def ward_house(tmp_path: Path) -> Iterator[Hospital]:
    with hospital(tmp_path) as here:
        a_morning(here)
        yield here


@pytest.fixture
def at_house(browser: Browser, ward_house: Hospital) -> Open:
    """Open a page of the hospital in a window of a size."""
    return lambda width, height: watched(browser, ward_house.host, width, height)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Hospital]:
    with twenty(tmp_path) as here:
        a_usual_day(here)
        yield here


@pytest.fixture
def at_desk(browser: Browser, house: Hospital) -> Wide:
    return lambda width: watched(browser, house.host, width, 900)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hospital]:
    """Serve one house for all who only look."""
    with twenty(tmp_path_factory.mktemp("still")) as here:
        a_usual_day(here)
        yield here


@pytest.fixture
def at_still(browser: Browser, still: Hospital) -> Wide:
    return lambda width: watched(browser, still.host, width, 900)
