"""`wardstatus test-message`: every channel of a person is tried, and what came of it is said."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner, Result

from tests.notify.gateway import Gateway, serving
from tests.notify.post import Postbox, free_port
from tests.notify.post import serving as taking_mail
from wardstatus.cli import main

RULES = Path(__file__).parents[2] / "rules"


def _run(folder: Path, written: str, *channels: str) -> Result:
    if not (folder / "rules").exists():
        copytree(RULES, folder / "rules")
    unit = '[[unit]]\nid = "h"\nname = "H"\nkind = "hospital"\n'
    person = f'[[person]]\nid = "kari"\nname = "Kari"\nchannels = {json.dumps(channels)}\n'
    (folder / "config.toml").write_text(written + unit + person)
    config = ["--config", str(folder / "config.toml")]
    return CliRunner().invoke(main, ["test-message", *config, "kari"])


def _sms(port: int) -> str:
    return f'[channel.sms]\nurl = "http://127.0.0.1:{port}/"\nref_json = "id"\n'


def _mail(port: int) -> str:
    where = f'host = "127.0.0.1"\nport = {port}\nstarttls = false\n'
    return f'[mail]\n{where}sender = "tavla@example.org"\n'


def test_each_channel_is_tried_by_itself(tmp_path: Path) -> None:
    gateway, postbox = Gateway(body=b'{"id": "m1"}'), Postbox()
    with serving(gateway) as port, taking_mail(postbox) as smtp:
        ways = ("sms:+47 900 00 000", "mailto:kari@example.org")
        ran = _run(tmp_path, _mail(smtp) + _sms(port), *ways)
    assert ran.exit_code == 0, ran.output
    first, second = ran.output.splitlines()
    assert first == "sms:+47 900 00 000  tatt imot, som m1"
    assert second.startswith("mailto:kari@example.org  tatt imot, som <test.kari.")
    assert json.loads(gateway.got[0].body)["data"]["text"].startswith("Kapasitet: test")
    assert postbox.mails[0]["Subject"].startswith("Kapasitet: test")
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".db"] == []


@pytest.mark.parametrize(
    ("status", "said"),
    [(503, "feilet foreløpig: 503"), (401, "feilet for godt: 401"), (302, "feilet for godt: 302")],
)
def test_if_none_took_it_the_exit_is_1(tmp_path: Path, status: int, said: str) -> None:
    with serving(Gateway(status)) as port:
        ran = _run(tmp_path, _sms(port), "sms:+4790000000")
    assert ran.exit_code == 1
    assert said in ran.output


def test_one_that_took_it_is_enough(tmp_path: Path) -> None:
    postbox = Postbox()
    with taking_mail(postbox) as smtp:
        written = _mail(smtp) + _sms(free_port())
        ran = _run(tmp_path, written, "sms:+4790000000", "mailto:kari@example.org", "apprise:x")
    assert ran.exit_code == 0
    assert "feilet foreløpig" in ran.output.splitlines()[0]
    assert "feilet for godt: apprise does not know this address" in ran.output.splitlines()[2]


def test_a_person_without_channels(tmp_path: Path) -> None:
    ran = _run(tmp_path, "")
    assert ran.exit_code == 1
    assert "Kari har ingen kanaler;" in ran.output


def test_a_person_nobody_knows(tmp_path: Path) -> None:
    _run(tmp_path, "")
    config = str(tmp_path / "config.toml")
    ran = CliRunner().invoke(main, ["test-message", "--config", config, "karo"])
    assert ran.exit_code == 2
    assert "Det finnes ingen person «karo»; mente du «kari»" in ran.output
