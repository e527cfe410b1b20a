"""`wardstatus init`: what is asked for is what is written, and it can be served."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wardstatus.cli import main
from wardstatus.cli.files import Files, load_files

ANSWERS = (
    "Fjordby sykehus\n"
    'Med 1, Øre-nese "hals"\n'
    "http://localhost:8123\n"
    "smtp.example.org\n2525\nnei\n\n"
    "Kåre Berg\nkare@example.org\n51518000\n"
)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def _init(runner: CliRunner, answers: str = ANSWERS, *more: str, **environ: str) -> Result:
    return runner.invoke(main, ["init", *more], input=answers, env=environ)


def _files(tmp_path: Path) -> Files:
    files = load_files(tmp_path / "config.toml")
    assert isinstance(files, Files), files
    return files


def test_what_is_asked_for_can_be_served(runner: CliRunner, tmp_path: Path) -> None:
    done = _init(runner)
    assert done.exit_code == 0, done.output
    assert "http://localhost:8123/pair" in done.output
    files = _files(tmp_path)
    assert files.settings.server.port == 8123
    assert files.settings.mail.starttls is False
    assert [unit.id for unit in files.settings.units] == [
        "fjordby-sykehus",
        "med-1",
        "ore-nese-hals",
    ]
    assert files.rulebook.units["ore-nese-hals"].name == 'Øre-nese "hals"'
    assert files.rulebook.persons["kare-berg"].channels == ("mailto:kare@example.org",)
    assert (tmp_path / "rules" / "start.toml").exists()
    assert (tmp_path / "wardstatus.db").exists()
    assert runner.invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize(
    ("terminal", "house", "asked"),
    [
        pytest.param("C.UTF-8", "nb", "Sykehusets navn", id="a terminal without a language"),
        pytest.param("no_NO.UTF-8", "nb", "Sykehusets navn", id="Norwegian of old"),
        pytest.param("nn_NO.UTF-8", "nn", "Namnet på sjukehuset", id="nynorsk"),
        pytest.param("sv_SE.UTF-8", "sv", "Sjukhusets namn", id="Swedish"),
        pytest.param("en_GB.UTF-8", "en", "The hospital's name", id="English"),
        pytest.param("fr_FR.UTF-8", "en", "The hospital's name", id="none of ours"),
    ],
)
def test_it_asks_in_the_language_of_the_terminal(
    runner: CliRunner, tmp_path: Path, terminal: str, house: str, asked: str
) -> None:
    answers = ANSWERS if house != "en" else ANSWERS.replace("nei", "no")
    done = _init(runner, answers, LC_ALL=terminal)
    assert done.output.startswith(asked), done.output
    assert _files(tmp_path).settings.server.language == house


def test_a_language_that_is_named_wins(runner: CliRunner, tmp_path: Path) -> None:
    done = _init(runner, ANSWERS, "--language", "da", LC_ALL="en_GB.UTF-8")
    assert done.output.startswith("Hospitalets navn"), done.output
    assert _files(tmp_path).settings.server.language == "da"


def test_a_configuration_that_is_there_is_left_alone(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("mine")
    done = _init(runner)
    assert done.exit_code == 1
    assert "ingenting ble endret" in done.output
    assert (tmp_path / "config.toml").read_text() == "mine"


@pytest.mark.parametrize(
    ("good", "wrong", "said"),
    [
        pytest.param("Fjordby sykehus\n", "--\n", "bokstaver eller tall", id="a name of signs"),
        pytest.param('Med 1, Øre-nese "hals"\n', "Med 1, med 1\n", "eget navn", id="wards alike"),
        pytest.param(
            'Med 1, Øre-nese "hals"\n', "fjordby sykehus\n", "eget navn", id="as the house"
        ),
        pytest.param('Med 1, Øre-nese "hals"\n', ",\n", "eget navn", id="no ward"),
        pytest.param("http://localhost:8123\n", "localhost\n", "http://", id="no address"),
        pytest.param("http://localhost:8123\n", "http://a/b?c\n", "høyst en port", id="a path"),
        pytest.param("2525\n", "70000\n", "65535", id="a port"),
        pytest.param("\nnei\n", "\nkanskje\n", "Skriv ja eller nei", id="neither yes nor no"),
        pytest.param("kare@example.org\n", "kare\n", "ser ut som", id="no mail address"),
    ],
)
def test_what_cannot_be_served_is_asked_for_again(
    runner: CliRunner, tmp_path: Path, good: str, wrong: str, said: str
) -> None:
    done = _init(runner, ANSWERS.replace(good, wrong + good.lstrip("\n"), 1))
    assert said in done.output
    assert done.exit_code == 0, done.output
    assert runner.invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        pytest.param("http://localhost:8123", "127.0.0.1", 8123, id="this machine"),
        pytest.param("https://tavla.sykehuset.no", "127.0.0.1", 8000, id="behind a proxy"),
        pytest.param(
            "https://tavla.sykehuset.no:8443", "127.0.0.1", 8000, id="its port is the proxys"
        ),
        pytest.param("http://tavla:8080", "0.0.0.0", 8080, id="as it is"),
        pytest.param("http://tavla", "0.0.0.0", 8000, id="where only root may listen"),
    ],
)
def test_it_listens_where_the_address_leads(
    runner: CliRunner, tmp_path: Path, url: str, host: str, port: int
) -> None:
    _init(runner, ANSWERS.replace("http://localhost:8123", url))
    server = _files(tmp_path).settings.server
    assert (server.host, server.port, server.public_url) == (host, port, url)


def test_the_wall_has_a_short_name_for_each_ward(runner: CliRunner, tmp_path: Path) -> None:
    wards = "Medisinsk sengepost 1, Medisinsk sengepost 2, Kirurgisk post 3B, Akuttmottak"
    _init(runner, ANSWERS.replace('Med 1, Øre-nese "hals"', f"{wards}, Akuttmottaket"))
    shorts = [unit.short for unit in _files(tmp_path).settings.units]
    assert shorts == ["Fjordby", "Med 1", "Med 2", "Kir 3B", "Akuttmot", "Akuttm 6"]


def test_codes_tokens_and_screens(runner: CliRunner) -> None:
    _init(runner)
    code = runner.invoke(main, ["screen", "pair", "--unit", "med-1"])
    assert len(code.output.strip()) == 9
    unknown = runner.invoke(main, ["screen", "pair", "--unit", "med-9"])
    assert unknown.exit_code == 2
    assert "med-1" in unknown.output
    token = runner.invoke(main, ["token", "create", "--name", "ehr", "--unit", "med-1"])
    assert token.output.startswith("wst_")
    assert len(token.output.splitlines()) == 1
    again = runner.invoke(main, ["token", "create", "--name", "ehr"])
    assert again.exit_code == 1
    assert "wst_" not in again.output
    assert "ehr  med-1  good" in runner.invoke(main, ["token", "list"]).output
    assert runner.invoke(main, ["token", "revoke", "ehr"]).exit_code == 0
    assert "ehr  med-1  revoked" in runner.invoke(main, ["token", "list"]).output
