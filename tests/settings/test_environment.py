"""`WARDSTATUS_SECTION_KEY` in the environment wins over the file."""

from pathlib import Path

import pytest

from tests.settings.test_load import SMALLEST
from wardstatus.settings import load_settings


def test_the_environment_wins_over_the_file_and_over_a_secret_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("of the file")
    text = (
        '[server]\nport = 80\n[mail]\nhost = "old"\nsender = "t@x.no"\n'
        'password_file = "secret.txt"\nstarttls = true\n' + SMALLEST
    )
    environ = {
        "WARDSTATUS_SERVER_PORT": "8443",
        "WARDSTATUS_SERVER_LAST_RESORT": "kari",
        "WARDSTATUS_SERVER_UNDO": "5s",
        "WARDSTATUS_MAIL_HOST": "new",
        "WARDSTATUS_MAIL_PASSWORD": "1234",
        "WARDSTATUS_MAIL_STARTTLS": "false",
        "PATH": "/bin",
    }
    settings, problems = load_settings(text, environ, folder=tmp_path)
    assert problems == []
    assert settings is not None
    assert settings.server.port == 8443
    assert settings.server.last_resort == ["kari"]
    assert settings.server.undo.total_seconds() == 5
    assert settings.mail.host == "new"
    assert settings.mail.password == "1234"
    assert not settings.mail.starttls


def test_a_section_that_is_not_in_the_file_may_come_from_the_environment() -> None:
    settings, _ = load_settings(SMALLEST, {"WARDSTATUS_ENGINE_HEARTBEAT_URL": "https://x"})
    assert settings is not None
    assert settings.engine.heartbeat_url == "https://x"


def test_a_channels_secret_comes_by_the_channels_name() -> None:
    text = '[channel.night-pager]\nurl = "https://x"\n' + SMALLEST
    settings, _ = load_settings(text, {"WARDSTATUS_CHANNEL_NIGHT_PAGER_SECRET": "s"})
    assert settings is not None
    assert settings.channels["night-pager"].secret == "s"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        (
            "WARDSTATUS_SERVER_PORT",
            "high",
            'WARDSTATUS_SERVER_PORT: server.port: "high" is not a whole number.',
        ),
        (
            "WARDSTATUS_MAIL_STARTTLS",
            "maybe",
            'WARDSTATUS_MAIL_STARTTLS: mail.starttls: "maybe" is not true or false, '
            "without quotes.",
        ),
        (
            "WARDSTATUS_SERVER_UNDO",
            "20",
            'WARDSTATUS_SERVER_UNDO: server.undo: "20" is not a duration; '
            "write 90s, 30m, 4h or 2d.",
        ),
    ],
)
def test_a_wrong_variable_is_named_instead_of_the_file(
    variable: str, value: str, said: str
) -> None:
    settings, problems = load_settings(SMALLEST, {variable: value})
    assert settings is None
    assert said in [str(problem) for problem in problems if problem.kind == "error"]


def test_a_variable_that_is_no_setting_is_a_warning_with_the_nearest() -> None:
    variables = {"WARDSTATUS_SERVER_HSOT": "x", "WARDSTATUS_MAIL_HOST": "smtp"}
    variables["WARDSTATUS_MAIL_SENDER"] = "t@x.no"
    settings, problems = load_settings(SMALLEST, variables)
    assert settings is not None
    assert [(str(problem), problem.kind) for problem in problems] == [
        (
            "WARDSTATUS_SERVER_HSOT: no setting has this name, so it changes nothing; "
            "WARDSTATUS_SERVER_HOST is one.",
            "warning",
        )
    ]
