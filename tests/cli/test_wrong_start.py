"""A house that cannot be served: it ends with 2, says each mistake in one line, and no secret."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from wardstatus.cli import main

PLAN = """\
schema = 1
id = "ward"
name = "Ward"
owner = "Head"
effective = 2026-12-01
review_by = 2027-12-01
[roles]
AL = "Head"
[indicators.occupied]
name = "Patients"
"""
SERVER = '[server]\nlanguage = "en"\n'
UNIT = '[[unit]]\nid = "med"\nname = "Med"\nplan = "ward"\n'
KARI = '[[person]]\nid = "kari"\nname = "K. Berg"\nchannels = ["mailto:kari@example.org"]\n'
DUTY = '[[duty]]\nrole = "AL"\nunit = "med"\nperson = "kari"\n'
HOUSE = SERVER + UNIT + KARI + DUTY
MAIL = '[mail]\nhost = "smtp.example.org"\nsender = "tavla@example.org"\n'
SECRET = "hunter2-f00"

CASES = {
    "no unit with this id": (HOUSE + DUTY.replace('"med"', '"mod"'), "duty[1].unit: "),
    "a hook without an address": (HOUSE + '[channel.gate]\nurl = "gate"\n', "channel.gate.url: "),
    "no file": (None, "config.toml: filen finnes ikke; wardstatus init lager en, "),
    "empty": ("", "config.toml:1:1: filen er tom; "),
    "no TOML": (HOUSE + "[[", "config.toml:15:3: dette er ikke TOML"),
    "no UTF-8": (HOUSE + "# \udcff", "config.toml:15:3: "),
    "a key that is none": (HOUSE.replace('language = "en"', 'language = "en"\nhots = "x"'), "hots"),
    "a table that is none": (HOUSE + "[serber]\n", "serber"),
    "a port": (HOUSE.replace('= "en"', '= "en"\nport = 99999'), "server.port: 99999"),
    "a port in words": (HOUSE.replace('= "en"', '= "en"\nport = "8000"'), "server.port: "),
    "a zone": (HOUSE.replace('= "en"', '= "en"\ntimezone = "Oslo"'), "server.timezone: "),
    "a language": (HOUSE.replace('"en"', '"no"'), "server.language: "),
    "a database": (
        HOUSE.replace('= "en"', f'= "en"\ndatabase = "postgres://tavla:{SECRET}@db/tavla"'),
        "server.database: ",
    ),
    "a length of time": (HOUSE.replace('= "en"', '= "en"\nundo = "20 sec"'), "server.undo: "),
    "a person to tell": (HOUSE.replace('= "en"', '= "en"\nlast_resort = "per"'), "last_resort"),
    "a unit twice": (HOUSE + UNIT, "unit[1].id: "),
    "a parent": (HOUSE + UNIT.replace("med", "kir") + 'parent = "x"\n', "unit[1].parent: "),
    "a circle of units": (
        HOUSE.replace('plan = "ward"', 'plan = "ward"\nparent = "med"'),
        "parent",
    ),
    "a kind": (HOUSE.replace('plan = "ward"', 'plan = "ward"\nkind = "wrad"'), "unit[0].kind: "),
    "a plan": (HOUSE.replace('plan = "ward"', 'plan = "wardd"'), "unit[0].plan: "),
    "a constant": (HOUSE.replace('"ward"\n', '"ward"\n[unit.numbers]\nbedz = 4\n'), "bedz"),
    "a short name": (HOUSE.replace('"ward"\n', '"ward"\nshort = "Medisinsk 1"\n'), "short"),
    "a person twice": (HOUSE + KARI, "person[1].id: "),
    "a channel": (
        HOUSE.replace("mailto:kari@example.org", f"tgram://{SECRET}/4711"),
        "person[0].channels[0]: ",
    ),
    "a webhook": (HOUSE.replace("mailto:kari@example.org", "webhook:gate"), "channels[0]: "),
    "a person on duty": (HOUSE + DUTY.replace('"kari"', '"per"'), "duty[1].person: "),
    "a day": (HOUSE + DUTY + 'days = ["man"]\n', "duty[1].days[0]: "),
    "an hour": (HOUSE + DUTY + 'from = "25:00"\n', "duty[1].from: "),
    "a sender": (HOUSE + MAIL.replace('sender = "tavla@example.org"\n', ""), "mail.sender: "),
    "a password": (HOUSE + MAIL + "password = 4711007\n", "mail.password: "),
    "a password in a list": (HOUSE + MAIL + f'password = ["{SECRET}"]\n', "mail.password"),
    "a file of a password": (HOUSE + MAIL + 'password_file = "gone"\n', "mail.password_file: "),
}


def _ended(folder: Path, config: str | None, plan: str = PLAN) -> tuple[int, list[str]]:
    (folder / "rules").mkdir()
    (folder / "rules" / "ward.toml").write_text(plan)
    file = folder / "config.toml"
    if config is not None:
        file.write_bytes(config.encode(errors="surrogateescape"))
    done = CliRunner().invoke(main, ["token", "list", "--config", str(file)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    said = [line.replace(f"{folder}/", "") for line in done.output.splitlines()]
    return done.exit_code, [line for line in said if not line.endswith(("(warning)", "(advarsel)"))]


@pytest.mark.parametrize("case", CASES)
def test_it_ends_with_two_one_line_and_no_secret(tmp_path: Path, case: str) -> None:
    config, begins = CASES[case]
    code, lines = _ended(tmp_path, config)
    assert code == 2
    assert len(lines) == 1, lines
    assert begins in lines[0]
    assert SECRET not in lines[0]
    assert "4711007" not in lines[0]
    assert not (tmp_path / "wardstatus.db").exists()


def test_there_are_thirty_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        pytest.param(PLAN.replace('"Head"', '"Head"\nfolow = 1', 1), "there is no key", id="a key"),
        pytest.param(PLAN.replace("2026-12-01", "2026"), "effective: ", id="a date"),
        pytest.param(PLAN[:40], "rules/ward.toml:", id="half of it"),
        pytest.param(PLAN.replace("schema = 1", "schema = 2"), "schema: ", id="another schema"),
    ],
)
def test_so_it_is_with_a_plan(tmp_path: Path, plan: str, said: str) -> None:
    code, lines = _ended(tmp_path, HOUSE, plan)
    assert code == 2
    assert said in lines[0]


def test_every_mistake_is_said_at_once_in_the_language_of_the_house(tmp_path: Path) -> None:
    wrong = HOUSE.replace('"en"', '"nb"\nport = 99999').replace('"ward"\n', '"ward"\nkind = "w"\n')
    code, lines = _ended(tmp_path, wrong)
    assert code == 2
    assert [line.split(": ")[1] for line in lines] == ["server.port", "unit[0].kind"]
    assert "høyst" in lines[0]
