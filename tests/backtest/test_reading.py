"""Files as they come: what is read, and what is refused with its line and column."""

from pathlib import Path

import pytest

from tests.backtest.tried import COMPUTED, TAPPED, at, opened, plan, refused, result, rows, written
from wardstatus.backtest.house import Alone, wanted
from wardstatus.backtest.reading import in_order, read
from wardstatus.backtest.run import Run, play

HEAD = "time,unit,occupied\n"
EIGHT, NINE = at("08:00"), at("09:00")
SAME = [
    pytest.param(f"{HEAD}{EIGHT},A,21\n{NINE},A,22.5\n", id="wide"),
    pytest.param(f"\ufeff{HEAD}{EIGHT},A,21\n{NINE},A,22.5\n", id="a BOM"),
    pytest.param(f"time;unit;occupied\n{EIGHT};A;21\n{NINE};A;22,5\n", id="decimal commas"),
    pytest.param(f"time\tunit\toccupied\n{EIGHT}\tA\t21\n{NINE}\tA\t22,5\n", id="tabs"),
    pytest.param(f"{HEAD}{EIGHT},A,21\r\n{NINE},A,22.5\r\n", id="lines of Windows"),
    pytest.param(f"{HEAD}{EIGHT},A,21\n{NINE},A,22.5", id="no end of line at the end"),
    pytest.param(f"{HEAD}\n{EIGHT},A,21\n\n{NINE},A,22.5\n\n", id="empty lines"),
    pytest.param(f'"time","unit",occupied\n{EIGHT},"A","21"\n{NINE},A, 22.5 \n', id="quotes"),
    pytest.param(f"unit,occupied,time\nA,21,{EIGHT}\nA,22.5,{NINE}\n", id="another order"),
    pytest.param(
        f"time,unit,indicator,value\n{EIGHT},A,occupied,21\n{NINE},A,occupied,22.5\n", id="long"
    ),
    pytest.param(
        f"{HEAD}2026-01-14T09:00:00+01:00,A,21\n2026-01-14T09:00:00Z,A,22.5\n", id="mixed offsets"
    ),
]


@pytest.mark.parametrize("text", SAME)
def test_one_file_in_many_ways(text: str) -> None:
    found = [(row.at.isoformat(), row.unit, row.values) for row in rows(text)]
    assert found == [
        ("2026-01-14T08:00:00+00:00", "A", (("occupied", 21.0),)),
        ("2026-01-14T09:00:00+00:00", "A", (("occupied", 22.5),)),
    ]


def test_columns_no_plan_names_are_left_out() -> None:
    found = opened(f"time,unit,beds,occupied,note,\n{EIGHT},A,x,21,y,\n")
    assert [row.values for row in found.rows] == [(("occupied", 21.0),)]
    assert list(found.left_out) == ["beds", "note"]


def test_indicators_no_plan_names_are_left_out_of_the_long_form() -> None:
    found = opened(
        f"time,unit,indicator,value\n{EIGHT},A,beds,1\n{EIGHT},A,occupied,21\n{NINE},A,beds,1\n"
    )
    assert [row.values for row in found.rows] == [(), (("occupied", 21.0),), ()]
    assert list(found.left_out) == ["beds"]


def test_the_long_form_says_the_same() -> None:
    wide_form = f"{HEAD}{EIGHT},A,26\n{EIGHT},B,10\n{NINE},A,10\n{NINE},B,26\n"
    long_form = (
        f"time,unit,indicator,value\n{EIGHT},A,occupied,26\n{EIGHT},B,occupied,10\n"
        f"{NINE},A,occupied,10\n{NINE},B,occupied,26\n"
    )
    assert result(wide_form) == result(long_form)


WRONG = [
    ("file_empty", 1, None, ""),
    ("file_empty", 1, None, "\n"),
    ("file_no_rows", 1, None, HEAD),
    ("file_no_column", 1, None, f"time,occupied\n{EIGHT},21\n"),
    ("file_no_column", 1, None, f"{EIGHT},A,21\n"),
    ("file_column_twice", 1, None, f"time,unit,occupied,occupied\n{EIGHT},A,21,22\n"),
    ("file_cells", 2, None, f"{HEAD}{EIGHT},A\n{NINE},A,21\n"),
    ("file_cells", 2, None, f"{HEAD}{EIGHT},A,21,22\n"),
    ("file_cut", 3, "unit", f"{HEAD}{EIGHT},A,21\n{NINE},A"),
    ("file_cut", 3, "time", f"{HEAD}{EIGHT},A,21\n2026-01"),
    ("file_quote", 2, None, f'{HEAD}{EIGHT},A,"21\n{NINE},A,21\n'),
    ("file_quote", 2, None, f'{HEAD}{EIGHT},A,"2"1\n'),
    ("file_no_unit", 2, "unit", f"{HEAD}{EIGHT}, ,21\n"),
    ("file_not_a_time", 2, "time", f"{HEAD}14.01.2026 08:00,A,21\n"),
    ("file_not_a_time", 2, "time", f"{HEAD},A,21\n"),
    ("file_not_a_time", 2, "time", f"{HEAD}0001-01-01T00:00:00+14:00,A,21\n"),
    ("file_no_offset", 3, "time", f"{HEAD}{EIGHT},A,21\n2026-01-14T09:00:00,A,21\n"),
    ("file_no_offset", 2, "time", f"{HEAD}2026-01-14,A,21\n"),
    ("file_before", 3, "time", f"{HEAD}{NINE},A,21\n{EIGHT},A,21\n"),
    ("file_before", 3, "time", f"{HEAD}{NINE},A,21\n{EIGHT},B,21\n"),
    ("file_twice", 3, "time", f"{HEAD}{EIGHT},A,21\n{EIGHT},A,21\n"),
    ("file_twice", 4, "time", f"{HEAD}{EIGHT},A,21\n{EIGHT},B,1\n2026-01-14T09:00+01:00,A,21\n"),
    ("file_not_a_number", 2, "occupied", f"{HEAD}{EIGHT},A,full\n"),
    ("file_not_a_number", 2, "occupied", f"{HEAD}{EIGHT},A,NaN\n"),
    ("file_not_a_number", 2, "occupied", f"{HEAD}{EIGHT},A,inf\n"),
    ("file_not_a_number", 2, "occupied", f"{HEAD}{EIGHT},A,1e400\n"),
    ("file_not_a_number", 2, "occupied", f"{HEAD}{EIGHT},A,1_0\n"),
    ("file_not_a_number", 2, "occupied", f'{HEAD}{EIGHT},A,"22,5"\n'),
    ("file_not_a_number", 2, "occupied", f"time;unit;occupied\n{EIGHT};A;1.234,5\n"),
    ("file_not_a_number", 2, "value", f"time,unit,indicator,value\n{EIGHT},A,occupied,x\n"),
    ("number_out_of_bounds", 3, "occupied", f"{HEAD}{EIGHT},A,60\n{NINE},A,60.5\n"),
    ("number_out_of_bounds", 4, "occupied", f"{HEAD}{EIGHT},A,6\n{NINE},A,6\n{NINE},B,-1\n"),
    (
        "file_twice",
        3,
        "time",
        f"time,unit,indicator,value\n{EIGHT},A,occupied,2\n{EIGHT},A,occupied,2\n",
    ),
]


@pytest.mark.parametrize(("key", "line", "column", "text"), WRONG)
def test_what_is_wrong_is_said_with_its_line_and_column(
    key: str, line: int, column: str | None, text: str
) -> None:
    with refused(key, line, column):
        result(text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (1, f"time,unit,double\n{EIGHT},A,42\n"),
        (3, f"time,unit,indicator,value\n{EIGHT},A,occupied,2\n{EIGHT},A,double,4\n"),
    ],
    ids=["wide", "long"],
)
def test_a_column_of_what_the_plan_computes_is_refused(line: int, text: str) -> None:
    with refused("file_computed", line, "double"):
        result(text, plan(COMPUTED))


@pytest.mark.parametrize("cell", ["0.5", "-1", "1001"])
def test_taps_are_a_whole_number(cell: str) -> None:
    with refused("file_not_taps", 2, "missed"):
        result(f"time,unit,missed\n{EIGHT},A,{cell}\n", plan(TAPPED))


def _played(file: Path) -> None:
    house = Alone(plan())
    with read(file, wanted([house])) as source:
        play(in_order(source.rows), [Run(house)])


def test_a_letter_that_is_not_utf8_is_said_with_its_line(tmp_path: Path) -> None:
    with refused("file_not_utf8", 3):
        _played(written(tmp_path, "a.csv", f"{HEAD}{EIGHT},A,2\n{NINE},Ås,2\n".encode("cp1252")))


def test_a_line_without_end_is_not_read_whole(tmp_path: Path) -> None:
    with refused("file_line_too_long", 2):
        _played(written(tmp_path, "a.csv", HEAD + "9" * 3_000_000))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with refused("file_unread", 0):
        _played(tmp_path / "none.csv")
