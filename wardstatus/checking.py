"""Every problem of plans and configuration in one go."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Literal

from wardstatus.plans import ids, load_files, load_rules
from wardstatus.settings import Settings, fitting, load_settings
from wardstatus.toml.problems import Problem
from wardstatus.toml.source import Source, read

Environ = Mapping[str, str]
CONFIGURATION = frozenset({"server", "unit", "person", "duty", "mail", "channel", "auth", "engine"})


def check(
    config: Path | None,
    paths: Sequence[Path] = (),
    *,
    today: date | None = None,
    environ: Environ = os.environ,
) -> list[Problem]:
    """Return the problems of a configuration with its plans, and of further plans or folders.

    Without either: of `config.toml` here if there is one, else of the folder `rules`.
    """
    if config is None and not paths:
        here = Path("config.toml")
        config, paths = (here, ()) if here.exists() else (None, (Path("rules"),))
    plans = [path for path in paths if not _is_configuration(path)]
    configs = [path for path in paths if path not in plans]
    found: list[Problem] = []
    settings = None
    for file in dict.fromkeys(([config] if config else []) + configs):
        settings, problems = _configured(file, today, environ)
        found += problems
    for path in plans:
        found += _planned(path, settings, today)
    return list(dict.fromkeys(found))


def exit_code(problems: Iterable[Problem]) -> Literal[0, 1, 2]:
    """Return 0 for nothing but warnings, 1 for errors, 2 if a file could not be read."""
    kinds = {problem.kind for problem in problems}
    return 2 if "unread" in kinds else 1 if "error" in kinds else 0


def as_text(problems: Iterable[Problem]) -> str:
    """Return a line for each problem; a warning says at its end that it is one."""
    return "\n".join(
        f"{problem} (warning)" if problem.kind == "warning" else str(problem)
        for problem in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects, one key for each part of a problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def _is_configuration(path: Path) -> bool:
    source = read(path) if path.is_file() else None
    return isinstance(source, Source) and bool(CONFIGURATION & source.tables.keys())


def _configured(
    file: Path, today: date | None, environ: Environ
) -> tuple[Settings | None, list[Problem]]:
    settings, found = load_settings(file, environ)
    if settings is None:
        return None, found + _rules_beside(file, today)
    plans, problems = load_rules(settings.server.rules, settings.duties_by_plan(), today=today)
    refused = ids(settings.server.rules) - plans.keys()
    return settings, found + problems + fitting(settings, plans, refused)


def _rules_beside(file: Path, today: date | None) -> list[Problem]:
    """Return the problems of the plans of a configuration that is itself refused."""
    source = read(file)
    rules = source.at(("server", "rules")) if isinstance(source, Source) else None
    folder = file.parent / (rules if isinstance(rules, str) else "rules")
    return load_rules(folder, today=today)[1] if folder.is_dir() else []


def _planned(path: Path, settings: Settings | None, today: date | None) -> list[Problem]:
    known = settings.duties_by_plan() if settings else None
    load = load_rules(path, known, today=today) if path.is_dir() else None
    return (load or load_files([path], known, today=today))[1]
