"""Takes a picture of every page of the demo, at the size it is made for: `make shots`."""

import argparse
import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.chromium import chromium

SIZES = {
    "demo": (1600, 1000),
    "wall": (1920, 1080),
    "ward": (1280, 800),
    "ward-320": (320, 900),
    "phone": (390, 844),
    "front": (1280, 900),
    "history": (1280, 900),
}


@contextmanager
def demo() -> Iterator[str]:
    """Start the demo; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "wardstatus", "demo", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            # It speaks once it answers.
            process.stdout.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def reddest(address: str) -> str:
    """Return the unit whose screen has most to show."""
    with urllib.request.urlopen(f"{address}/api/v1/board") as answer:
        units = json.load(answer)["units"]
    rank = {"red": 3, "yellow": 2, "green": 1}
    wards = [each for each in units if each["kind"] == "ward"]
    return str(max(wards, key=lambda each: rank.get(each["shown"], 0))["id"])


def shoot(browser: Browser, url: str, name: str, into: Path) -> str:
    """Take one picture; return the page as it was."""
    width, height = SIZES[name]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=into / f"{name}.png")
    framed = page.eval_on_selector_all("iframe", "all => all.map(each => each.src).join(' ')")
    page.close()
    return str(framed)


def shoot_all(browser: Browser, address: str, into: Path, after: float) -> None:
    """Let the demo play for so many seconds, then take every picture."""
    frames = shoot(browser, f"{address}/demo", "demo", into).split()
    watching = browser.new_page()
    watching.goto(f"{address}/demo")
    watching.wait_for_timeout(after * 1000)
    unit = reddest(address)
    pages = {
        "demo": "/demo",
        "wall": "/wall",
        "ward": f"/ward/{unit}",
        "ward-320": f"/ward/{unit}",
        "front": "/",
        "history": f"/history/{unit}",
    }
    for name, path in pages.items():
        shoot(browser, address + path, name, into)
    for url in frames:
        if "/k/" in url:
            shoot(browser, url, "phone", into)


def main() -> None:
    """Take the pictures into a folder."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--into", type=Path, default=Path("shots"))
    ask.add_argument("--after", type=float, default=20, help="seconds of the demo's story")
    asked = ask.parse_args()
    asked.into.mkdir(exist_ok=True)
    with demo() as address, chromium() as browser:
        shoot_all(browser, address, asked.into, asked.after)
    print(f"pictures in {asked.into}/")


if __name__ == "__main__":
    main()
