"""What every command reads first: the configuration and its plans, or every problem of them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from wardstatus.checking import as_text
from wardstatus.cli.speech import of_terminal, speak
from wardstatus.clock import system_clock
from wardstatus.core.units import Rulebook
from wardstatus.plans import ids, load_rules
from wardstatus.settings import Settings, fitting, load_settings, rulebook
from wardstatus.store.migrate import open_database
from wardstatus.texts.problems import said
from wardstatus.texts.words import words
from wardstatus.toml.kinds import LANGUAGES
from wardstatus.toml.problems import Problem, errors
from wardstatus.toml.source import Source, read

config_option = click.option(
    "--config",
    "config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("config.toml"),
    show_default=True,
    help="The configuration.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """A configuration that can be served, and what the core decides by."""

    settings: Settings
    rulebook: Rulebook
    warnings: tuple[Problem, ...]

    def database(self, *, new: bool = False) -> Engine:
        """Open the database as it stands; what is to be written may be the first, in a `new` one.

        Raises NotNow if there is none, or one of another version.
        """
        return open_database(self.settings.server.database, new=new)


def read_files(config: Path) -> Files:
    """Return the configuration and its plans; say every problem and end with 2."""
    found = load_files(config)
    if isinstance(found, Files):
        speak(found.settings.server.language)
        return found
    say(found, language_in(config))
    raise SystemExit(2)


def seen(at: datetime | None) -> str:
    """Return when something was last heard of, as the lists print it."""
    return f"seen {at:%Y-%m-%d %H:%M}Z" if at else "not seen"


def say(problems: Iterable[Problem], language: str) -> None:
    """Say problems on standard error, a line each."""
    _ = words(language)
    tell(as_text(said(_, problems), language))


def tell(text: str) -> None:
    """Say something on standard error; a log nobody takes, on a full disk, stops nothing."""
    with suppress(OSError):
        click.echo(text, err=True)


def language_in(config: Path) -> str:
    """Return the language a configuration names; the terminal's, where that is what is wrong."""
    source = read(config)
    written = source.at(("server", "language")) if isinstance(source, Source) else None
    return next((each for each in LANGUAGES if each == written), of_terminal())


def load_files(config: Path) -> Files | list[Problem]:
    """Return the configuration and its plans, or every problem of them."""
    settings, problems = load_settings(config)
    if settings is None:
        return problems
    known, today = settings.duties_by_plan(), system_clock().date()
    plans, more = load_rules(settings.server.rules, known, today=today)
    refused = ids(settings.server.rules) - plans.keys()
    problems = [*problems, *more, *fitting(settings, plans, refused)]
    if errors(problems) or any(each.kind == "unread" for each in problems):
        return problems
    return Files(settings=settings, rulebook=rulebook(settings, plans), warnings=tuple(problems))
