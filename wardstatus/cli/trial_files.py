"""The files a back-test reads besides the readings: plans, and a configuration without people."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from wardstatus.cli.files import say
from wardstatus.cli.speech import of_terminal
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook
from wardstatus.plans import ids, load_rules, load_source
from wardstatus.settings import Settings, fitting, load_settings, rulebook
from wardstatus.texts.words import Words, words
from wardstatus.toml.problems import Problem, errors
from wardstatus.toml.source import Source, read


def settings_of(config: Path, language: str | None) -> Settings:
    """Return a configuration; say every problem of it and end with 2."""
    settings, problems = load_settings(config)
    if settings is None:
        refuse(words(language or of_terminal()), problems)
    return settings


def source_of(_: Words, file: Path) -> Source:
    """Return a plan's file as it was written; say why it cannot be read and end with 2."""
    source = read(file)
    if isinstance(source, Problem):
        refuse(_, [source])
    return source


def plan_of(_: Words, source: Source) -> Plan:
    """Return a plan; say every problem of it and end with 2."""
    plan, problems = load_source(source)
    if plan is None:
        refuse(_, problems)
    return plan


def book_of(_: Words, settings: Settings, tried: Sequence[Plan]) -> Rulebook:
    """Return the tree and the constants, with the plans of other units beside those tried.

    Who is on duty does not count here, nor does a plan that no unit has. Says every other problem
    and ends with 2.
    """
    rules = settings.server.rules
    loaded, problems = load_rules(rules)
    plans = {**loaded, **{plan.id: plan for plan in reversed(tried)}}
    needed = {unit.plan for unit in settings.units if unit.plan}
    refused = (ids(rules) - plans.keys()) & needed
    wrong = errors(fitting(settings, plans, refused))
    if wrong or refused:
        refuse(_, [*(problems if refused else []), *wrong])
    return rulebook(settings, plans)


def refuse(_: Words, problems: Sequence[Problem]) -> NoReturn:
    """Say problems of files on standard error, and end with 2."""
    say(problems, _.language)
    raise SystemExit(2)
