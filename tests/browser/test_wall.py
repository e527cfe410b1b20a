"""The wall as a television shows it."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import SEEN
from tests.browser.conftest import Open
from tests.browser.hospital import Hospital
from tests.browser.measures import OUT_OF_ITS_TILE, SAME, SIZE, SMALL, TOO_WIDE
from tests.browser.stage import TWENTY, Stage, ago, unit
from wardstatus.core.levels import Level
from wardstatus.texts.pseudo import PSEUDO
from wardstatus.web.wall_view import FAR

LONGEST = (
    unit("Intensiv", "red", since=ago(2)),
    unit("Mottaket", "red", over_limit=True, over_since=ago(599)),
    unit("Hjertemd", "red", decided={"role": "AL"}, not_confirmed_since=ago(9), beds=130),
    unit("Barselav", "unknown", level="green", unknown_since=ago(3000)),
    unit("Lungemed", "yellow", needs=["nurse"]),
    unit("Infeksjo", "green", offers=["beds"]),
)
PAGES = tuple(unit(f"Post {n:02}", "green") for n in range(30))

BEGINS = """all => all.map(e =>
    e.getBoundingClientRect().left - e.closest('.tile').getBoundingClientRect().left)"""

NOTICE = "CT 2 stengt til 16:00. Kapasitetsmøte kl. 15:00"
LONG_NOTICE = (
    "Planned stop of the laboratory tonight, samples by hand from 22:00: ring 51 51 80 00 for help"
)


def show(stage: Stage, units: tuple[Any, ...], **more: Any) -> None:
    stage.units = units
    for name, value in more.items():
        setattr(stage, name, value)


@pytest.mark.parametrize("language", ["nb", "nn", "en", "sv", "da"])
@pytest.mark.parametrize(
    "units", [TWENTY, TWENTY[:12], LONGEST, PAGES, LONGEST + PAGES[:14]], ids=len
)
def test_nothing_is_cut_or_small(
    stage: Stage, on_stage: Open, units: tuple[Any, ...], language: str
) -> None:
    show(stage, units, notice=LONG_NOTICE if language == "en" and units is not PAGES else NOTICE)
    with on_stage(1920, 1080) as window:
        page = window.open(f"/wall?language={language}")
        # Only the hospital's name gives way.
        cut = [each for each in page.evaluate(TOO_WIDE) if not each.startswith("wall-name")]
        assert cut == []
        assert page.evaluate(OUT_OF_ITS_TILE) == []
        assert page.evaluate(SMALL) == []
        assert page.evaluate(SIZE) == [1920, 1080]


@pytest.mark.parametrize("units", [TWENTY, LONGEST], ids=len)
def test_words_two_fifths_longer_stay_in_their_place(
    stage: Stage, on_stage: Open, units: tuple[Any, ...]
) -> None:
    show(stage, units)
    with on_stage(1920, 1080) as window:
        page = window.open(f"/wall?language={PSEUDO}")
        out = page.evaluate(TOO_WIDE)
        assert [each for each in out if not each.startswith(("tile-line", "wall-name"))] == []
        dotted = page.locator(".tile-line").first.evaluate("e => getComputedStyle(e).textOverflow")
        assert dotted == "ellipsis"
        assert page.evaluate(SIZE) == [1920, 1080]


def test_the_same_word_is_not_lent_and_lacked(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1920, 1080) as window:
        page = window.open("/wall")
        assert (_line(page, "med4"), _line(page, "kir2")) == ("+Sykepleier", "Sykepleier")


def test_every_name_of_a_column_begins_at_the_same_place(stage: Stage, on_stage: Open) -> None:
    with on_stage(1920, 1080) as window:
        page = window.open("/wall")
        begins = page.locator(".tile-name").evaluate_all(BEGINS)
        assert max(begins) - min(begins) < 1


@pytest.mark.parametrize("units", [TWENTY, LONGEST, PAGES], ids=len)
def test_the_script_draws_what_the_server_drew(
    stage: Stage, on_stage: Open, units: tuple[Any, ...]
) -> None:
    show(stage, units)
    with on_stage(1920, 1080) as window:
        assert window.open("/wall").evaluate(SAME) == []


def _line(page: Page, unit: str) -> str:
    return page.locator(f"[id='tile-{unit}'] .tile-line > :last-child").inner_text()


def test_without_contact_the_colour_goes_and_comes_back(stage: Stage, on_stage: Open) -> None:
    with on_stage(1920, 1080) as window:
        window.page.clock.install()
        page = window.open("/wall")
        stage.down = True
        page.clock.run_for(16_000)
        assert page.locator("#stale").inner_text() == (
            "Ingen kontakt siden 14:32 – tavla viser det som gjaldt da"
        )
        assert page.locator(".tile--red").count() == 4
        page.clock.run_for(15_000)
        assert page.locator("#stale").inner_text().endswith("fasene er ukjente")
        assert page.locator(".tile--unknown").count() == 20
        assert _line(page, "Kir 1") == "Sist rød"
        assert page.evaluate(TOO_WIDE) == []
        stage.down = False
        page.clock.run_for(11_000)
        page.locator("#stale").wait_for(state="hidden")
        assert page.locator(".tile--red").count() == 4


def test_the_minutes_go_by_the_servers_clock(stage: Stage, on_stage: Open) -> None:
    with on_stage(1920, 1080) as window:
        window.page.clock.install()
        page = window.open("/wall")
        assert _line(page, "Med 1") == "Svar? 5m"
        assert _line(page, "Ort B") == "Over 12m"
        page.clock.run_for(9_000)
        stage.now = stage.now.replace(minute=34)
        stage.version += 1
        page.clock.run_for(6_000)
        page.get_by_text("Svar? 7m").wait_for()
        assert _line(page, "Ort B") == "Over 14m"
        assert page.locator("#clock").inner_text() == "14:34"


def test_pages_turn_with_red_pinned(stage: Stage, on_stage: Open) -> None:
    show(stage, (*PAGES[:20], unit("Rød", "red"), *PAGES[20:]))
    with on_stage(1920, 1080) as window:
        window.page.clock.install()
        page = window.open("/wall")
        seen = page.locator(".tile:visible .tile-name abbr")
        assert seen.all_inner_texts()[0] == "Post 00"
        assert len(seen.all_inner_texts()) == 17
        assert "Rød" in seen.all_inner_texts()
        page.locator("#pause").click()
        page.clock.run_for(21_000)
        assert seen.all_inner_texts()[0] == "Post 00"
        page.locator("#pause").click()
        page.clock.run_for(21_000)
        assert seen.all_inner_texts()[0] == "Post 16"
        assert page.locator("#page-said").inner_text() == "Side 2 av 2"


def test_a_tap_is_seen_without_a_page_being_fetched(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1920, 1080) as window:
        page = window.follow("/wall")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        ward_house.declare("barn", Level.RED, "bed")
        page.get_by_text("Svar? 1m").wait_for(timeout=SEEN)
        assert page.locator("[data-count=red]").inner_text() == "3"
        assert asked == []


def test_the_hospitals_wall_is_drawn_alike(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1920, 1080) as window:
        page = window.follow("/wall")
        assert page.evaluate(SAME) == []
        assert page.evaluate(TOO_WIDE) == []


def test_no_names_and_no_seconds(ward_house: Hospital, at_house: Open) -> None:
    with at_house(1920, 1080) as window:
        said = window.open("/wall").content()
        assert not [name for name in ("K. Berg", "M. Lie", "L. Moen") if name in said]


def test_a_wall_read_from_afar_turns_larger_places(stage: Stage, on_stage: Open) -> None:
    show(stage, TWENTY, fits=FAR)
    with on_stage(1920, 1080) as window:
        page = window.open("/wall")
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(OUT_OF_ITS_TILE) == []
        assert page.evaluate(SAME) == []
        names = page.locator(".tile:visible .tile-name abbr").all_inner_texts()
        assert names[:9] == [str(each["short"]) for each in TWENTY[:9]]
        assert set(names[9:]) == {"Med 1", "Geri"}
        small = page.locator(".tile-line").first.evaluate("e => getComputedStyle(e).fontSize")
        assert float(small[:-2]) >= 64


@pytest.mark.parametrize(("width", "height"), [(3840, 2160), (1366, 768), (1280, 720)])
def test_another_size_shows_the_same(stage: Stage, on_stage: Open, width: int, height: int) -> None:
    with on_stage(width, height) as window:
        page = window.open("/wall")
        box = page.locator("#wall").bounding_box()
        assert box is not None
        assert box["width"] == pytest.approx(width, abs=width / 50)
        assert box["height"] == pytest.approx(height, abs=height / 50)
        assert page.evaluate(TOO_WIDE) == []
