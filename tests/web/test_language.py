"""The language a page speaks: asked for, remembered by the browser, else the house's."""

from pathlib import Path

from tests.journeys.house import hospital


def test_a_language_that_was_asked_for_is_remembered(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        browser = house.ward("med2").browser
        assert "Oversikt" in browser.get("/").text
        asked = browser.get("/?language=en").text
        assert "Overview" in asked
        assert '<html lang="en"' in asked
        assert "Phase" in browser.get("/ward/med2").text
        assert "Fase" in browser.get("/ward/med2?language=nb").text
        assert "Oversikt" in browser.get("/").text


def test_a_language_nobody_speaks_is_not_remembered(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        browser = house.ward("med2").browser
        browser.get("/?language=klingon")
        assert browser.get_cookie("language") is None
        assert "Oversikt" in browser.get("/").text
