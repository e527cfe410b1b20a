"""The one window fits every screen it may be shown on."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response, jsonify, render_template
from playwright.sync_api import Browser

from tests.browser.chromium import watched
from tests.browser.stage import Stage, serving
from wardstatus.demo.state import DemoPage, DemoState, SentMessage, StoryStep, Visitor, as_json
from wardstatus.texts.words import words

STATE = DemoState(
    clock="04:20",
    at="2027-01-05T03:20:00+00:00",
    caption="Med 3 har vært rød i fire timer: over fristen. AL må beslutte.",
    steps=[
        StoryStep(at="03:48", text="Med 2 rød", state="done"),
        StoryStep(at="04:20", text="Med 3 over frist", state="now"),
        *[StoryStep(at=f"{hour:02}:50", text="Svaret måles", state="next") for hour in range(9)],
    ],
    messages=[SentMessage(at="04:20", text="Kapasitet: " + "ord " * 30, person="K. Berg (AL)")] * 9,
    ward="/wall",
    phone="",
    phone_of="Telefonen til K. Berg (AL)",
    visitor=Visitor(label="Trykk rødt på Kir 1"),
)


def demo() -> Flask:
    app, _ = Stage().app(), words("nb")
    shown = DemoPage(
        title="Fjordby sykehus",
        speed="Demo.",
        wall="/wall",
        clock_head="Klokka i fortellingen",
        messages_head="Meldingene i natt",
        state=STATE,
    )

    @app.get("/demo")
    def window() -> str:
        return render_template(
            "demo.html", _=_, language="nb", zone="Europe/Oslo", demo=shown, live=False
        )

    @app.get("/demo/state")
    def state() -> Response:
        return jsonify(as_json(STATE))

    return app


@pytest.fixture
def host() -> Iterator[str]:
    with serving(demo()) as host:
        yield host


@pytest.mark.parametrize(
    ("width", "height"), [(1600, 900), (1920, 1080), (1366, 768), (1280, 720), (1024, 768)]
)
def test_nothing_is_cut(browser: Browser, host: str, width: int, height: int) -> None:
    with watched(browser, host, width, height) as window:
        window.open("/demo")
        page = window.settled(listens=False)
        box = page.locator("#demo").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + 0.5
        assert box["height"] <= height + 0.5
        for cut in ("#caption", "#messages", "#demo"):
            seen = page.locator(cut).evaluate("e => [e.scrollWidth - e.clientWidth, "
                                              "e.scrollHeight - e.clientHeight]")  # fmt: skip
            assert max(seen) <= 1, cut


def test_a_phone_nobody_has_rung_says_so(browser: Browser, host: str) -> None:
    with watched(browser, host, 1600, 900) as window:
        page = window.open("/demo")
        assert page.locator("#phone").is_hidden()
        assert page.locator(".frame-empty").is_visible()
