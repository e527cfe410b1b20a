"""Two hundred ways to break config.toml: each ends with 2 and a clear line, or breaks nothing."""

import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from wardstatus.cli import main
from wardstatus.shipped import folder

RULES = folder("rules")
LINES = (RULES.parent / "config.example.toml").read_text(encoding="utf-8").splitlines()
KEY = "hunter2-f00"
VALUES = (
    *("1e400", "-1", '""', "[]", "{}", "nan", "true", '"x"', "99999999999999999999"),
    *("1979-05-27", "07:32:00", "[[1]]", r'"\u0000"', r'"\n\n"', '[1, "a", {}]', "{a = 1}"),
    *(f'"https://a:{KEY}@x y"', f'"postgres://u:{KEY}@h/d"', '"' + "x" * 3000 + '"'),
)
HEADS = (
    *("[server]", "[[server]]", "[unit]", "[[unit]]", "[channel]", "[[channel]]", "[channel.x]"),
    *("[person]", "duty = 1", "unit = 3", "[unit.numbers]", "[mail]", "[[mail]]", "server = []"),
)
SIGNS = "[]{}=#.\0\a"
FILES = 200


def _broken(chance: random.Random) -> str:
    lines = list(LINES)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice((_value, _cut, _sign, _head, _gone, _twice))(lines, chance)
    return "\n".join(lines)


def _value(lines: list[str], chance: random.Random) -> None:
    places = [place for place, line in enumerate(lines) if "=" in line and line[0] != "#"]
    place = chance.choice(places)
    lines[place] = f"{lines[place].partition('=')[0]}= {chance.choice(VALUES)}"


def _cut(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines[place] = lines[place][: chance.randrange(len(lines[place]) + 1)]


def _sign(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    at = chance.randrange(len(lines[place]) + 1)
    lines[place] = f"{lines[place][:at]}{chance.choice(SIGNS)}{lines[place][at:]}"


def _head(lines: list[str], chance: random.Random) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(HEADS))


def _gone(lines: list[str], chance: random.Random) -> None:
    del lines[chance.randrange(len(lines))]


def _twice(lines: list[str], chance: random.Random) -> None:
    place = chance.randrange(len(lines))
    lines.insert(place, lines[place])


def _ended(config: Path, text: str) -> tuple[int, str]:
    config.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["token", "list", "--config", str(config)])
    assert isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("block", range(4))
def test_a_broken_file_ends_with_2_and_a_clear_line(tmp_path: Path, block: int) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    refused = 0
    for seed in range(block * FILES // 4, (block + 1) * FILES // 4):
        code, said = _ended(tmp_path / "config.toml", _broken(random.Random(seed)))
        assert KEY not in said, seed
        assert max(map(len, said.splitlines())) < 500, seed
        if "Det er ingen database" in said:
            continue  # what was changed was a comment, or may be so
        wrong = [line for line in said.splitlines() if not line.endswith("(advarsel)")]
        assert code == 2, seed
        assert [line for line in wrong if line.endswith((".", "?")) and "config.toml" in line], seed
        refused += 1
    assert refused > FILES // 10
