"""One browser for all; a stage and a hospital for each test."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Watched, chromium, watched
from tests.browser.hospital import Hospital, a_morning, hospital
from tests.browser.stage import Stage, serving

Open = Callable[[int, int], AbstractContextManager[Watched]]


@pytest.fixture(scope="session", autouse=True)
def _quiet() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
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
