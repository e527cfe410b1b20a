"""Any file of readings: read, fitted to a plan, played through a real service."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.demo.stage import Watch
from wardstatus import shipped
from wardstatus.app import House, create_app, works
from wardstatus.backtest.wrong import WrongFile
from wardstatus.cli.demo import demo
from wardstatus.cli.demo_file import read_file
from wardstatus.core import decide, status
from wardstatus.core.levels import Level
from wardstatus.core.standing import Board
from wardstatus.demo import acts, start
from wardstatus.demo.clock import SteppedClock
from wardstatus.demo.fitted import ROOT, Fitted, fitted, fitting_plan, readings_of, rulebook
from wardstatus.demo.past import nothing_yet
from wardstatus.demo.player import Player
from wardstatus.demo.series import Series
from wardstatus.demo.series import read_series as series_of
from wardstatus.plans import load_rules
from wardstatus.settings import load_settings
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate
from wardstatus.texts.words import words

WIDE = """\
time,unit,occupied,corridor
2027-01-05T08:00:00+01:00,a,20,0
2027-01-05T08:00:00+01:00,b,26,2
2027-01-05T09:00:00+01:00,a,21,
2027-01-05T09:00:00+01:00,b,,
"""

LONG = """\
time,unit,indicator,value
2027-01-05T08:00:00+01:00,a,occupied,20
2027-01-05T08:00:00+01:00,a,corridor,0
2027-01-05T08:00:00+01:00,b,occupied,26
2027-01-05T08:00:00+01:00,b,corridor,2
2027-01-05T09:00:00+01:00,a,occupied,21
"""

PLANS, _ = load_rules(shipped.folder("rules"))


def read_series(text: str) -> Series:
    return series_of(text.encode().splitlines(keepends=True))


def values(text: str) -> list[dict[str, dict[str, float]]]:
    return [readings_of(moment) for moment in read_series(text).moments]


def test_a_wide_and_a_long_file_say_the_same() -> None:
    assert values(WIDE) == values(LONG)
    assert read_series(WIDE).columns == read_series(LONG).columns == ("occupied", "corridor")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("", 1, "file_empty", id="nothing"),
        pytest.param("day,ward,beds\n", 1, "file_no_column", id="another head"),
        pytest.param("time,unit,a,a\n", 1, "file_column_twice", id="a column twice"),
        pytest.param("time,unit,a\n", 1, "file_no_rows", id="a head alone"),
        pytest.param("time,unit,a\n2027-01-05T08:00Z,x\n", 2, "file_cells", id="a cell too few"),
        pytest.param("time,unit,a\nyesterday,x,1\n", 2, "file_not_a_time", id="no time"),
        pytest.param("time,unit,a\n2027-01-05T08:00,x,1\n", 2, "file_no_offset", id="no offset"),
        pytest.param("time,unit,a\n2027-01-05T08:00Z,,1\n", 2, "file_no_unit", id="no unit"),
        pytest.param("time,unit,a\n2027-01-05T08:00Z,x,full\n", 2, "file_not_a_number", id="text"),
        pytest.param("time,unit,a\n2027-01-05T08:00Z,x,nan\n", 2, "file_not_a_number", id="nan"),
        pytest.param(
            "time,unit,a\n2027-01-05T08:00Z,x,1\n2027-01-05T07:00Z,x,1\n",
            3,
            "file_before",
            id="back in time",
        ),
        pytest.param(
            "time,unit,a\n2027-01-05T08:00Z,x,1\n2027-01-05T08:00Z,x,1\n",
            3,
            "file_twice",
            id="a unit twice",
        ),
    ],
)
def test_a_file_that_cannot_be_played_says_where(text: str, line: int, says: str) -> None:
    with pytest.raises(WrongFile) as wrong:
        read_series(text)
    assert wrong.value.line == line
    assert wrong.value.key == says


def test_the_plan_that_knows_most_columns_is_taken() -> None:
    assert fitting_plan(read_series(WIDE), PLANS.values()).id == "medical-ward"


def test_a_file_no_plan_knows_says_what_is_wanted() -> None:
    series = read_series("time,unit,rain\n2027-01-05T08:00Z,x,1\n")
    with pytest.raises(WrongFile) as wrong:
        fitting_plan(series, PLANS.values())
    assert wrong.value.values["given"] == "rain"
    assert wrong.value.values["wanted"]


def test_a_number_out_of_bounds_names_its_line() -> None:
    series = read_series("time,unit,occupied\n2027-01-05T08:00Z,x,1\n2027-01-05T09:00Z,x,900\n")
    with pytest.raises(WrongFile) as wrong:
        fitted(series, PLANS["medical-ward"])
    assert wrong.value.line == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "time,unit,a\nyesterday,x,1\n", "2: time: «yesterday» er ikke et tidspunkt", id="bad"
        ),
        pytest.param(None, "kan ikke leses", id="not there"),
    ],
)
def test_the_command_says_what_is_wrong_and_ends_with_2(
    tmp_path: Path, text: str | None, says: str
) -> None:
    file = tmp_path / "file.csv"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(demo, ["--readings", str(file)])
    assert ended.exit_code == 2
    assert says in ended.stderr
    assert ended.stdout == ""


@pytest.fixture(scope="module")
def england() -> Fitted:
    return read_file("england")[0]


def test_the_english_file_is_whole(england: Fitted) -> None:
    series = england.series
    assert len(series.units) == 20
    assert len(series.moments) == 731
    assert sum(len(moment.rows) for moment in series.moments) == 14_620
    assert england.left_out == ()


def test_the_english_plan_asks_for_red_now_and_then(england: Fitted) -> None:
    book = rulebook(england, "England", {}, words("en"))
    board: Board = nothing_yet(book, ROOT).board
    seen: Counter[Level | None] = Counter()
    for moment in england.series.moments[::3]:
        sent = acts.numbers(readings_of(moment))(board)
        board = decide.on_input(board, book, sent, moment.at).board
        seen.update(
            status.shown(each, book.units[unit], moment.at)
            for unit, each in board.standings.items()
        )
    known = seen.total() - seen[None]
    assert 0.02 < seen[Level.RED] / known < 0.4
    assert seen[Level.GREEN] > 0


def test_a_file_is_played_through_a_real_service(england: Fitted, tmp_path: Path) -> None:
    book = rulebook(england, "England", {}, words("nb"))
    clock = SteppedClock(england.series.moments[0].at)
    settings, _ = load_settings('[server]\nbundle = "0s"\n', {})
    assert settings is not None
    url = f"sqlite:///{tmp_path}/demo.db"
    migrate(url)
    engine = open_engine(url)
    past = nothing_yet(book, ROOT)
    past.board = Board(root=ROOT, version=0, at=clock(), standings=past.board.standings)
    start.write(engine, past)
    app = create_app(House(settings=settings, rulebook=book, database=url, clock=clock, demo=True))
    running = works(app)
    watch = Watch()
    player = Player(running.service, clock, england.series, running.postman.run_once, elapsed=watch)
    player.begin()
    for _ in range(24):
        watch.seconds += 0.5
        player.look()
    running.postman.close()
    kinds = {each.kind for each in running.service.events(root=ROOT, limit=5000)}
    assert kinds >= {"spell_started", "answered", "decision_made", "outcome_told"}
    assert 0.01 < player.share() < 0.03
    assert not running.service.records.messages(state="expired")
    running.engine.dispose()
    engine.dispose()
