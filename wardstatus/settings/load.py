"""config.toml to settings, or every problem of it at once."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from wardstatus.core.units import Duty, Person
from wardstatus.settings import calendars, channels, environment, secrets, sentences, tree
from wardstatus.settings.forms import DAYS, DutyForm, PersonForm, SettingsForm
from wardstatus.settings.values import Settings
from wardstatus.toml.problems import Problem, errors
from wardstatus.toml.shape import fit
from wardstatus.toml.source import Source, parse, read


def load_settings(
    written: Path | str,
    environ: Mapping[str, str] = os.environ,
    *,
    folder: Path | None = None,
    name: str | None = None,
) -> tuple[Settings | None, list[Problem]]:
    """Return the settings of a file (or a text) with its warnings, or None and all problems.

    Relative paths count from `folder`, else from the folder of the file.
    """
    if isinstance(written, Path):
        source = read(written, name)
        folder = folder or written.absolute().parent
    else:
        source = parse(written, name or "config.toml")
        folder = folder or Path.cwd()
    if isinstance(source, Problem):
        absent = isinstance(written, Path) and not written.exists()
        return None, [replace(source, sentence=sentences.NO_FILE) if absent else source]
    over = environment.overriding(source, SettingsForm, environ)
    settings, found = _loaded(replace(source, tables=over.tables), folder)
    found = [over.placed(problem) for problem in found] + list(over.warnings)
    found.sort(key=lambda problem: (problem.line, problem.column))
    return (None if errors(found) else settings), found


def _loaded(source: Source, folder: Path) -> tuple[Settings | None, list[Problem]]:
    form, found = fit(SettingsForm, source, {"folder": folder})
    found += [*tree.problems(source), *channels.problems(source)]
    found += [*secrets.problems(source, folder), *calendars.problems(source)]
    if form is None or errors(found):
        return None, found
    mail, ways = secrets.with_secrets(form)
    found += channels.template_problems(source, ways)
    settings = Settings(
        folder=folder,
        server=form.server,
        mail=mail,
        auth=form.auth,
        engine=form.engine,
        retention=form.retention,
        channels=ways,
        units=tuple(form.unit),
        persons={person.id: _person(person) for person in form.person},
        duties=tuple(_duty(duty, duty.person) for duty in form.duty if duty.person),
        calendars=tuple(calendars.duty(duty, duty.calendar) for duty in form.duty if duty.calendar),
        calendar_places=calendars.places(form.duty, folder),
        source=source,
    )
    return settings, found


def _person(form: PersonForm) -> Person:
    return Person(
        id=form.id,
        name=form.name,
        phone=form.phone,
        language=form.language or "",
        channels=tuple(form.channels),
    )


def _duty(form: DutyForm, person: str) -> Duty:
    return Duty(
        role=form.role,
        unit=form.unit,
        person=person,
        days=tuple(DAYS.index(day) for day in form.days),
        begins=form.from_,
        ends=form.to,
    )
