"""The language a page speaks: asked for, remembered by the browser, else the house's."""

from pathlib import Path

import pytest

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


def test_the_screens_of_a_house_speak_its_language_whatever_their_browser(tmp_path: Path) -> None:
    with hospital(tmp_path) as house:
        browser = house.ward("med2").browser
        page = browser.get("/ward/med2", headers={"Accept-Language": "en-US,en;q=0.9"})
        assert '<html lang="nb"' in page.text


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        pytest.param("en-GB,en;q=0.9", "en", id="the first that is known"),
        pytest.param("de-DE,sv;q=0.8,nb;q=0.5", "sv", id="German is not"),
        pytest.param("no", "nb", id="Norwegian without more is bokmål"),
        pytest.param("NN-no", "nn", id="capital letters do not matter"),
        pytest.param("de", "nb", id="none is known: the house's"),
        pytest.param("", "nb", id="nothing said"),
    ],
)
def test_a_browser_nobody_has_chosen_for_says_its_language(
    tmp_path: Path, accepted: str, expected: str
) -> None:
    with hospital(tmp_path) as house:
        page = house.app.test_client().get("/pair", headers={"Accept-Language": accepted})
        assert f'<html lang="{expected}"' in page.text


def test_a_leader_reads_their_own_language_before_that_of_the_browser(tmp_path: Path) -> None:
    with hospital(tmp_path, configured=_swedish) as house:
        header = {**house.token(person="dahl"), "Accept-Language": "en"}
        assert '<html lang="sv"' in house.app.test_client().get("/", headers=header).text
        chosen = house.app.test_client().get("/?language=da", headers=header)
        assert '<html lang="da"' in chosen.text


def _swedish(config: str) -> str:
    assert 'id = "dahl"' in config
    return config.replace('id = "dahl"', 'id = "dahl"\nlanguage = "sv"', 1)
