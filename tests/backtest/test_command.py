"""The command: what it prints where, and with which exit."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.backtest.desk import DAY, Desk
from tests.backtest.tried import COMPUTED, PLAN, at, plan, result, wide


def test_json_is_the_result_and_nothing_else(desk: Desk) -> None:
    found = desk.run("--json")
    assert (found.exit_code, found.stderr) == (0, "")
    assert json.loads(found.stdout) == result(DAY)


def test_without_anything_a_table_is_printed(desk: Desk) -> None:
    found = desk.run("--language", "en")
    assert found.exit_code == 0
    head, row = found.stdout.splitlines()
    assert head.split()[:4] == ["Unit", "Plan", "Green", "Yellow"]
    assert row.split()[:6] == ["A", "ward", "28.6%", "42.9%", "28.6%", "0.0%"]


def test_two_plans_are_compared(desk: Desk) -> None:
    other = desk.file(
        "other.toml", PLAN.replace("25, clear_below = 24", "30").replace("= 25 }", "= 30 }")
    )
    found = json.loads(desk.run("--json", "--against", other).stdout)
    assert found["plan"] == result(DAY)
    assert found["difference"] == {
        "A": {
            "seconds": {"green": 0, "yellow": 3600, "red": -3600, "unknown": 0},
            "spells": -1,
            "messages": found["against"]["units"]["A"]["messages"]
            - found["plan"]["units"]["A"]["messages"],
        }
    }


def test_columns_that_are_left_out_are_named_once_on_standard_error(desk: Desk) -> None:
    desk.file(
        "readings.csv", f"time,unit,note,occupied\n{at('08:00')},A,x,1\n{at('09:00')},A,y,1\n"
    )
    found = desk.run("--json")
    assert found.exit_code == 0
    assert found.stderr.count("note") == 1
    json.loads(found.stdout)


BAD = {
    "text in a number cell": ("readings.csv:3: occupied: ", wide(("08:00", 1), ("09:00", "full"))),
    "a number out of bounds": ("readings.csv:2: occupied: ", wide(("08:00", 61))),
    "rows out of order": ("readings.csv:3: time: ", wide(("09:00", 1), ("08:00", 1))),
    "a second row": ("readings.csv:3: time: ", wide(("09:00", 1), ("09:00", 1))),
    "cut in the middle": ("readings.csv:3: unit: ", wide(("08:00", 1), ("09:00", 1))[:-4]),
    "an empty file": ("readings.csv:1: ", ""),
}


@pytest.mark.parametrize(("where", "text"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("form", [(), ("--json",), ("--html", "out.html")], ids=str)
def test_a_bad_file_is_a_sentence_exit_2_and_nothing_half_done(
    desk: Desk, where: str, text: str, form: tuple[str, ...]
) -> None:
    desk.file("readings.csv", text)
    found = desk.run(*(desk / part if part == "out.html" else part for part in form))
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(str(desk.folder / where))
    assert found.stderr.count("\n") == 1
    assert not (desk.folder / "out.html").exists()


def test_a_million_rows_cut_in_the_middle_of_the_last(desk: Desk) -> None:
    began = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [f",u{unit},21\n" for unit in range(1000)]
    with (desk.folder / "readings.csv").open("w", encoding="utf-8") as file:
        file.write("time,unit,occupied\n")
        for step in range(1000):
            time = (began + timedelta(minutes=15) * step).isoformat()
            file.write(time + time.join(rows))
        file.truncate(file.tell() - len("9,21\n"))
    found = desk.run("--json")
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr.startswith(str(desk.folder / "readings.csv:1000001: unit: "))
    assert found.stderr.count("\n") == 1


def test_a_file_that_is_not_there(desk: Desk) -> None:
    found = desk.run(readings="none.csv")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "none.csv" in found.stderr


def test_a_plan_with_problems_says_them(desk: Desk) -> None:
    desk.file("plan.toml", PLAN.replace("at_or_above = 25", "at_or_over = 25"))
    found = desk.run()
    assert (found.exit_code, found.stdout) == (2, "")
    assert "plan.toml" in found.stderr
    assert "at_or_over" in found.stderr


def test_sentences_are_norwegian_unless_another_language_is_asked_for(desk: Desk) -> None:
    desk.file("readings.csv", wide(("08:00", "full")))
    assert "er ikke et tall" in desk.run().stderr
    assert "is not a number" in desk.run("--language", "en").stderr


def test_a_column_the_plan_computes_is_refused_in_its_first_line(desk: Desk) -> None:
    desk.file("plan.toml", COMPUTED)
    desk.file("readings.csv", wide(("08:00", 46), column="double"))
    found = desk.run()
    assert (found.exit_code, found.stdout) == (2, "")
    assert "readings.csv:1: double: " in found.stderr
    assert plan(COMPUTED).indicators["double"].kind == "formula"


def test_sweeping_and_comparing_do_not_go_together(desk: Desk) -> None:
    assert desk.run("--sweep", "red.any=1:2:1", "--against", desk / "plan.toml").exit_code == 2
