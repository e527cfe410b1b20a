"""Every problem of plans and configuration in one go."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from wardstatus.core import cover, sizes
from wardstatus.core.plans import Plan
from wardstatus.core.posts import WEEK, gaps_ahead
from wardstatus.core.units import Rulebook
from wardstatus.plans import ids, load_files, load_plan, load_rules
from wardstatus.rota.checked import checked
from wardstatus.settings import Settings, fitting, load_settings, rulebook
from wardstatus.texts import cover as spoken
from wardstatus.texts.problems import said
from wardstatus.texts.words import Words, words
from wardstatus.toml.problems import Problem, errors
from wardstatus.toml.source import Source, read

Environ = Mapping[str, str]

CONFIGURATION = frozenset({"server", "unit", "person", "duty", "mail", "channel", "auth", "engine"})


def check(
    config: Path | None,
    paths: Sequence[Path] = (),
    *,
    now: datetime | None = None,
    environ: Environ = os.environ,
    language: str = "en",
) -> list[Problem]:
    """Return the problems of a configuration with its plans, and of further plans or folders.

    Without either: of `config.toml` here if there is one, else of the folder `rules`. Without
    `now` nobody asks for reviews, nor walks the chains of the coming week.
    """
    if config is None and not paths:
        here = Path("config.toml")
        alone = Path("rules").is_dir() and not here.exists()
        config, paths = (None, (Path("rules"),)) if alone else (here, ())
    plans = [path for path in paths if not _is_configuration(path)]
    configs = [path for path in paths if path not in plans]
    _ = words(language)
    found: list[Problem] = []
    settings = None
    for file in dict.fromkeys(([config] if config else []) + configs):
        settings, problems = _configured(file, now, environ, _)
        found += problems
    for path in plans:
        found += _planned(path, settings, now)
    return said(_, dict.fromkeys(found))


def exit_code(problems: Iterable[Problem]) -> Literal[0, 1, 2]:
    """Return 0 for nothing but warnings, 1 for errors, 2 if a file could not be read."""
    kinds = {problem.kind for problem in problems}
    return 2 if "unread" in kinds else 1 if "error" in kinds else 0


def as_text(problems: Iterable[Problem], language: str = "en") -> str:
    """Return a line for each problem; a warning says at its end that it is one."""
    _ = words(language)
    return "\n".join(
        f"{problem} {_('(warning)')}" if problem.kind == "warning" else str(problem)
        for problem in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects, one key for each part of a problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def _is_configuration(path: Path) -> bool:
    source = read(path) if path.is_file() else None
    return isinstance(source, Source) and bool(CONFIGURATION & source.tables.keys())


def _configured(
    file: Path, now: datetime | None, environ: Environ, words: Words
) -> tuple[Settings | None, list[Problem]]:
    settings, found = load_settings(file, environ)
    if settings is None:
        return None, found + _rules_beside(file, now)
    known = settings.duties_by_plan()
    plans, problems = load_rules(settings.server.rules, known, today=_today(settings, now))
    refused = ids(settings.server.rules) - plans.keys()
    found += problems + fitting(settings, plans, refused)
    if not errors(found):
        found += ahead(words, settings, plans, now)
    return settings, found


def ahead(
    words: Words, settings: Settings, plans: Mapping[str, Plan], now: datetime | None
) -> Iterator[Problem]:
    """Yield what a walk through every chain of every unit meets, and bounds too late for a unit."""
    book = rulebook(settings, plans)
    if now is not None:
        roster, found = checked(words, settings, now)
        book = replace(book, roster=roster)
        yield from found
    yield from _met(words, settings, book, book.units.keys(), now)


def draft(
    words: Words, written: str | bytes, settings: Settings, book: Rulebook, now: datetime
) -> list[Problem]:
    """Return the problems of a plan that somebody writes, as if its units in force had it now.

    They are what `check` would say of the plan and of its units; those of a unit stand in the
    configuration.
    """
    known, today = settings.duties_by_plan(), _today(settings, now)
    plan, found = load_plan(written, known=known, today=today)
    if plan is not None:
        units = {
            unit.id: replace(unit, plan=plan)
            for unit in book.units.values()
            if unit.plan is not None and unit.plan.id == plan.id
        }
        plans = {unit.plan.id: unit.plan for unit in book.units.values() if unit.plan}
        before = fitting(settings, plans)
        fits = fitting(settings, {**plans, plan.id: plan})
        found += [problem for problem in fits if problem not in before]
        there = replace(book, units={**book.units, **units})
        found += _met(words, settings, there, units.keys(), now)
    return said(words, found)


def _met(
    words: Words, settings: Settings, book: Rulebook, units: Set[str], now: datetime | None
) -> Iterator[Problem]:
    """Yield what is met for some units of a rulebook."""
    for number, unit in enumerate(settings.units):
        if unit.id not in units:
            continue
        for late in sizes.too_full(book.units[unit.id]):
            sentence = spoken.too_full(words, book.units[unit.id].short, late)
            beds = ("unit", number, "numbers", sizes.STAFFED)
            yield settings.source.warning(beds, sentence)
        if now is not None:
            gaps = [gap for gap in gaps_ahead(book, now) if gap.unit == unit.id]
            for sentence in spoken.gaps(words, book, gaps, now):
                yield settings.source.warning(("unit", number), sentence)
    rows = {person: number for number, person in enumerate(settings.persons)}
    for sleeper in cover.sleepers(book, now, now + WEEK) if now else ():
        if sleeper.person not in rows or not units & set(sleeper.units):
            continue
        ways = ("person", rows[sleeper.person], "channels")
        yield settings.source.warning(ways, spoken.sleeper(words, book, sleeper))


def _today(settings: Settings | None, now: datetime | None) -> date | None:
    if now is None:
        return None
    return (now.astimezone(settings.zone) if settings else now).date()


def _rules_beside(file: Path, now: datetime | None) -> list[Problem]:
    """Return the problems of the plans of a configuration that is itself refused."""
    source = read(file)
    rules = source.at(("server", "rules")) if isinstance(source, Source) else None
    folder = file.parent / (rules if isinstance(rules, str) else "rules")
    return load_rules(folder, today=_today(None, now))[1] if folder.is_dir() else []


def _planned(path: Path, settings: Settings | None, now: datetime | None) -> list[Problem]:
    known, today = settings.duties_by_plan() if settings else None, _today(settings, now)
    load = load_rules(path, known, today=today) if path.is_dir() else None
    return (load or load_files([path], known, today=today))[1]
