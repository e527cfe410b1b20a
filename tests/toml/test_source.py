"""Files that are broken, half-written, of another encoding, empty or huge."""

from pathlib import Path

import pytest

from wardstatus.toml.problems import Problem
from wardstatus.toml.source import LARGEST, Source, parse, read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param(b"", "f:1:1: the file is empty;", id="0 bytes"),
        pytest.param(b" \n\t\n", "f:1:1: the file is empty;", id="only blanks"),
        pytest.param(b"a = 1\nb = ", "f:2:5: this is not TOML", id="half a line"),
        pytest.param(b'a = "x', "f:1:7: this is not TOML", id="half a text"),
        pytest.param(b"a = [1,\n  2", "f:2:4: this is not TOML", id="half a list"),
        pytest.param(b"a = { b = 1\n", "f:1:12: this is not TOML", id="half a table"),
        pytest.param(b"a = 30m\n", "f:1:7: this is not TOML", id="a duration without quotes"),
        pytest.param(b"navn\n", "f:1:5: this is not TOML", id="no sign of equality"),
        pytest.param(b"a = 1\na = 2\n", "f:2:6: this is not TOML", id="a key twice"),
        pytest.param(b"a = 2026-02-30\n", "f:1:", id="a day that is not"),
        pytest.param(b"a = 1\n\x00", "f:2:1: this is not TOML", id="a zero byte"),
        pytest.param(b"a = 1\nb = '\xe5'\n", "f:2:6: this letter is not UTF-8", id="latin-1"),
        pytest.param(b"\xff\xfea\x00=\x001\x00", "f:1:1: this letter is not UTF-8", id="utf-16"),
        pytest.param(b"a=" + b"[" * 9000, "f:1:1: its brackets are nested too deep", id="deep"),
        pytest.param(b"a=" + b"9" * 9000, "f:1:1: a value in this file cannot be read", id="long"),
        pytest.param(b"#" * (LARGEST + 1), "f: it is larger than 1 MB", id="huge"),
    ],
)
def test_a_file_that_is_no_toml_says_where_it_stops_being_it(written: bytes, said: str) -> None:
    problem = parse(written, "f")
    assert isinstance(problem, Problem)
    assert str(problem).startswith(said)
    assert str(problem).endswith(".")


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    source = parse(b"\xef\xbb\xbfa = 1\r\nb = [\r\n 2]\r\n", "f")
    assert isinstance(source, Source)
    assert source.tables == {"a": 1, "b": [2]}
    assert source.places.of(("b", 0)) == (3, 2)


def test_a_file_that_cannot_be_read_is_told_from_one_that_is_wrong(tmp_path: Path) -> None:
    missing, folder = read(tmp_path / "nowhere.toml"), read(tmp_path)
    huge = tmp_path / "huge.toml"
    huge.write_bytes(b"#" * (LARGEST + 1))
    too_large = read(huge, "huge.toml")
    assert isinstance(missing, Problem)
    assert isinstance(folder, Problem)
    assert isinstance(too_large, Problem)
    assert {missing.kind, folder.kind, too_large.kind} == {"unread"}
    assert str(missing).endswith("nowhere.toml: it cannot be read: no such file or directory.")
    assert str(too_large).startswith("huge.toml: it is larger than 1 MB")
