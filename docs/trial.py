"""Takes the pictures of a back-test on the English hospitals: `python -m docs.trial`."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, ViewportSize

from docs.smaller import shrink
from tests.browser.chromium import chromium
from wardstatus.demo import england

PLAN = Path("rules/england.toml")
SWEEP = "red.when.0.at_or_above=90:98:1"
WIDTH = 1280
HEIGHTS = {"backtest": 1040, "sweep": 860}

_UNIT = """
[[unit]]
id = "{id}"
name = "{name}"
short = "{short}"
plan = "england"
"""


def configuration() -> str:
    """Return a configuration that says what the trusts are called."""
    rules = PLAN.parent.absolute()
    head = f'[server]\nrules = "{rules}"\ntimezone = "Europe/London"\nlanguage = "en"\n'
    units = (
        _UNIT.format(id=code, name=name, short=short)
        for code, (name, short) in england.NAMES.items()
    )
    return head + "".join(units)


@contextmanager
def readings() -> Iterator[tuple[Path, Path]]:
    """Yield the file of readings and its configuration."""
    with TemporaryDirectory() as folder:
        file, config = Path(folder) / "england.csv", Path(folder) / "config.toml"
        file.write_bytes(gzip.decompress(england.NUMBERS.read_bytes()))
        config.write_text(configuration(), encoding="utf-8")
        yield file, config


def tried(file: Path, config: Path, page: Path, *options: str) -> None:
    """Write the page of a back-test."""
    command = [sys.executable, "-m", "wardstatus", "backtest", "--plan", str(PLAN), str(file)]
    more = ["--config", str(config), "--html", str(page), *options]
    subprocess.run([*command, *more], check=True)


def shoot(browser: Browser, page: Path, into: Path) -> None:
    """Take a picture of the top of a page."""
    size = ViewportSize(width=WIDTH, height=HEIGHTS[into.stem])
    opened = browser.new_page(viewport=size)
    opened.goto(page.as_uri())
    opened.evaluate("document.fonts.ready")
    opened.screenshot(path=into)
    opened.close()
    shrink(into)


def main() -> None:
    """Take both pictures."""
    into = Path("docs/pictures")
    with readings() as (file, config), chromium() as browser:
        page, swept = file.with_name("page.html"), file.with_name("swept.html")
        tried(file, config, page)
        tried(file, config, swept, "--sweep", SWEEP)
        shoot(browser, page, into / "backtest.png")
        shoot(browser, swept, into / "sweep.png")


if __name__ == "__main__":
    main()
