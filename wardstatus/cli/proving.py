"""`wardstatus test-message`: whether a person can be reached."""

from datetime import datetime
from pathlib import Path

import click

from wardstatus.cli.files import Files, config_option, read_files
from wardstatus.clock import system_clock
from wardstatus.core.units import Person
from wardstatus.notify import configured
from wardstatus.notify.channel import Delivered, Delivery, FailedForGood, Letter
from wardstatus.notify.proof import proved
from wardstatus.texts.messages import compose_test
from wardstatus.texts.words import words
from wardstatus.toml.problems import choose


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
        raise click.UsageError(f'There is no person "{person}"; {choose(person, known)}')
    if not known[person].channels:
        raise click.ClickException(f"{known[person].name} has no channels.")
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
    if isinstance(delivery, Delivered):
        return f"taken, as {delivery.ref}" if delivery.ref else "taken"
    lasting = "for good" if isinstance(delivery, FailedForGood) else "for now"
    return f"failed {lasting}: {delivery.reason}"
