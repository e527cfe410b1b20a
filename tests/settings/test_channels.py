"""Channels that nobody carries, and templates of which no request can be made."""

import ssl
from pathlib import Path

import pytest
import trustme

from wardstatus.clock import system_clock
from wardstatus.notify import configured
from wardstatus.settings import Settings, load_settings
from wardstatus.settings.trust import trusted

UNIT = '[[unit]]\nid = "a"\nname = "A"\n'
SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def _found(written: str) -> list[tuple[str, str, str]]:
    _, problems = load_settings(UNIT + written, {})
    return [(each.kind, each.path, str(each.sentence)) for each in problems]


def _person(channel: str) -> str:
    return f'[[person]]\nid = "k"\nname = "K"\nchannels = ["{channel}"]\n'


def _channel(*lines: str, name: str = "sms") -> str:
    return "\n".join([f"[channel.{name}]", 'url = "https://x.example.org/"', *lines, ""])


@pytest.mark.parametrize(
    ("channel", "kind", "sentence"),
    [
        ("sms:+4790000000", "warning", "there is no [channel.sms], so nothing is sent by SMS."),
        ("mailto:k@example.org", "warning", "[mail] has no host, so no mail is sent."),
        ("webhook:pager", "error", 'there is no channel "pager"; write one.'),
    ],
)
def test_a_channel_nobody_carries(channel: str, kind: str, sentence: str) -> None:
    ((found, path, said),) = _found(_person(channel))
    assert (found, path) == (kind, "person[0].channels[0]")
    assert said.startswith(sentence.partition(";")[0])


@pytest.mark.parametrize(
    ("channel", "name"), [("sms:+4790000000", "sms"), ("webhook:pager", "pager")]
)
def test_a_channel_that_is_there(channel: str, name: str) -> None:
    assert _found(_channel(name=name) + _person(channel)) == []


@pytest.mark.parametrize(
    ("line", "key"),
    [
        pytest.param('body = "x {phon}"', "body", id="an unknown gap"),
        pytest.param('headers = { X = "{tekst}" }', "headers.X", id="an unknown gap in a header"),
        pytest.param("""body = '{"to": {to}}'""", "body", id="a gap without quotes"),
        pytest.param("""body = '{"to": "{to}"'""", "body", id="no JSON"),
        pytest.param('headers = { "X Y" = "1" }', 'headers."X Y"', id="no header"),
        pytest.param('headers = { X = "a\\nb" }', "headers.X", id="two headers"),
        pytest.param('secret = "whsec_short"', "secret", id="a secret that signs nothing"),
        pytest.param('answer_matches = "("', "answer_matches", id="no pattern"),
        pytest.param('method = "DELETE"', "method", id="another method"),
    ],
)
def test_a_template_of_which_no_request_can_be_made(line: str, key: str) -> None:
    ((kind, path, said),) = _found(_channel(line))
    assert kind == "error"
    assert path.replace('"', "") == f"channel.sms.{key}".replace('"', "")
    assert "short" not in said


@pytest.mark.parametrize(
    "lines",
    [
        ["""body = '{"to": "{to}", "n": {"x": 1}}'"""],
        ['body = "to={to}&x={y-z}{}"', 'headers = { Content-Type = "text/plain" }'],
        [f'secret = "{SIGNING} {SIGNING}"'],
        ['secret = "not a signing one"', 'headers = { Authorization = "Bearer {secret}" }'],
        ['answer_matches = "^OK"', 'ref_json = "a.0"', "proxy = false"],
    ],
)
def test_a_template_that_can_be_sent(lines: list[str]) -> None:
    assert _found(_channel(*lines)) == []


def test_a_secret_file_that_signs_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("whsec_short\n")
    _, (problem,) = load_settings(UNIT + _channel('secret_file = "s.txt"'), {}, folder=tmp_path)
    assert problem.path == "channel.sms.secret_file"


def _settings(written: str, folder: Path) -> Settings:
    settings, problems = load_settings(UNIT + written, {}, folder=folder)
    assert settings, problems
    return settings


def test_channels_are_made_of_what_is_configured(tmp_path: Path) -> None:
    plain = configured.channels(_settings("", tmp_path), system_clock)
    mail = '[mail]\nhost = "smtp"\nsender = "a@b.no"\n'
    full = configured.channels(_settings(mail + _channel(), tmp_path), system_clock)
    assert (set(plain), set(full)) == (
        {"apprise", "webhook"},
        {"apprise", "webhook", "sms", "mailto"},
    )


def test_a_file_of_certificates_is_trusted_besides_the_systems(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "ca.pem")
    settings = _settings('[server]\nca_file = "ca.pem"\n', tmp_path)
    before = ssl.create_default_context().cert_store_stats()["x509_ca"]
    stats = trusted(settings).cert_store_stats()["x509_ca"]
    assert stats == before + 1
