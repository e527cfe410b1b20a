"""`wardstatus test-message`: whether a person can be reached."""

from datetime import datetime
from pathlib import Path

import click

from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.cli.speech import no_such, spoken
from wardstatus.clock import system_clock
from wardstatus.core.units import Person
from wardstatus.notify import configured
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, Letter
from wardstatus.notify.proof import proved
from wardstatus.settings.sentences import UNKNOWN_PERSON
from wardstatus.texts.messages import compose_test
from wardstatus.texts.words import words


@click.command("test-message")
@config_option
@click.argument("person")
def test_message(config: Path, person: str) -> None:
    """Send PERSON (an id) a test by each channel; exit 1 if none took it.

    Works beside a running server: it goes by the server's channels, past its queue, and no
    board knows of it.
    """
    files = read_files(config)
    known = files.rulebook.persons
    if person not in known:
        raise no_such(UNKNOWN_PERSON, person, known)
    if not known[person].channels:
        _ = spoken()
        said = _("{name} has no channels; write some in config.toml.", name=known[person].name)
        raise click.ClickException(said)
    now, took = system_clock(), False
    for way, delivery in proved(
        configured.channels(files.settings, system_clock),
        known[person],
        _letter(files, known[person], now),
        f"test.{person}.{now:%Y%m%dT%H%M%S%f}",
    ):
        click.echo(f"{way.scheme}:{way.address}  {_said(delivery)}")
        took = took or isinstance(delivery, Delivered)
    raise SystemExit(0 if took else 1)


def _letter(files: Files, person: Person, now: datetime) -> Letter:
    _ = words(person.language or files.settings.server.language)
    text = compose_test(_, files.rulebook, now)
    return Letter(subject=text, text=text)


def _said(delivery: Delivery) -> str:
    _ = spoken()
    if isinstance(delivery, Delivered):
        return _("taken, as {ref}", ref=delivery.ref) if delivery.ref else _("taken")
    if isinstance(delivery, FailedForGood):
        return _("failed for good: {reason}", reason=delivery.reason)
    return _("failed for now: {reason}", reason=delivery.reason)
