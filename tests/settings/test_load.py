"""config.toml: defaults, paths, secrets, and every problem at once."""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wardstatus.core.units import Duty, Person
from wardstatus.settings import load_settings

SMALLEST = """\
[[unit]]
id = "medisin"
name = "Medisin"
[[person]]
id = "kari"
name = "Kari Berg"
channels = ["mailto:kari@example.org"]
[[duty]]
role = "AL"
unit = "medisin"
person = "kari"
"""


NO_MAIL = "[mail] has no host, so no mail is sent."


def test_the_smallest_working_setup_has_every_default() -> None:
    settings, problems = load_settings(SMALLEST, {}, folder=Path("/srv/ward"))
    assert [str(each.sentence) for each in problems] == [NO_MAIL]
    assert settings is not None
    assert settings.zone == ZoneInfo("Europe/Oslo")
    assert settings.server.database == "sqlite:////srv/ward/wardstatus.db"
    assert settings.server.rules == Path("/srv/ward/rules")
    assert settings.server.undo == timedelta(seconds=20)
    assert settings.server.bundle == timedelta(minutes=5)
    assert settings.mail.starttls
    assert settings.persons == {
        "kari": Person(id="kari", name="Kari Berg", channels=("mailto:kari@example.org",))
    }
    assert settings.duties == (Duty(role="AL", unit="medisin", person="kari"),)


def test_days_and_hours_of_a_duty_are_local() -> None:
    hours = 'days = ["mon", "fri"]\nfrom = 15:30:00\nto = 07:30:00\n'
    settings, _ = load_settings(SMALLEST + hours, {})
    assert settings is not None
    (duty,) = settings.duties
    assert (duty.days, duty.begins, duty.ends) == ((0, 4), time(15, 30), time(7, 30))


@pytest.mark.parametrize(
    ("written", "database"),
    [
        ("sqlite:///tavla.db", "sqlite:////srv/ward/tavla.db"),
        ("sqlite:////var/lib/tavla.db", "sqlite:////var/lib/tavla.db"),
        ("postgresql+psycopg://tavla@db/tavla", "postgresql+psycopg://tavla@db/tavla"),
    ],
)
def test_a_database_is_a_file_beside_the_configuration_or_an_address(
    written: str, database: str
) -> None:
    text = f'[server]\ndatabase = "{written}"\n'
    settings, _ = load_settings(text + SMALLEST, {}, folder=Path("/srv/ward"))
    assert settings is not None
    assert settings.server.database == database


def test_a_secret_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("åpne\n")
    mail = '[mail]\nhost = "smtp"\nsender = "t@x.no"\npassword_file = "secret.txt"\n'
    settings, problems = load_settings(mail + SMALLEST, {}, folder=tmp_path)
    assert problems == []
    assert settings is not None
    assert settings.mail.password == "åpne"
    assert "åpne" not in repr(settings)


def test_a_secret_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    text = '[mail]\npassword_file = "secret.txt"\nhost = "x"\nsender = "t@x"\n' + SMALLEST
    settings, problems = load_settings(text, {}, folder=tmp_path, name="c")
    assert settings is None
    assert [str(problem) for problem in problems] == [
        f"c:2:17: mail.password_file: the file {tmp_path}/secret.txt cannot be read: "
        "no such file or directory."
    ]


def test_every_problem_is_said_at_once() -> None:
    file = Path(__file__).parent / "wrong.toml"
    _, problems = load_settings(file, {})
    said = [str(problem).removeprefix(f"{problem.file}:") for problem in problems]
    lines = file.read_text().splitlines()
    assert said == [line.removeprefix("#! ") for line in lines if line.startswith("#! ")]


def test_a_configuration_without_units_is_a_warning() -> None:
    settings, problems = load_settings("[server]\nport = 80\n", {})
    assert settings is not None
    assert [problem.kind for problem in problems] == ["warning"]


def test_a_file_that_is_not_there_could_not_be_read(tmp_path: Path) -> None:
    settings, (problem,) = load_settings(tmp_path / "config.toml", {})
    assert settings is None
    assert problem.kind == "unread"
