"""`WARDSTATUS_SECTION_KEY` in the environment wins over the file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args, get_origin

from wardstatus import faults
from wardstatus.settings.forms import SettingsForm
from wardstatus.toml.problems import Problem, dotted, nearest
from wardstatus.toml.sentence import marked
from wardstatus.toml.shape import Form, bare
from wardstatus.toml.source import Source

PREFIX = "WARDSTATUS_"
SECTIONS = ("server", "mail", "auth", "engine", "retention")
ITS_OWN = frozenset({"WARDSTATUS_CONFIG", faults.POINT, faults.SWITCH, faults.OFFSET_FILE})
"""Variables that are no settings."""

_UNKNOWN = marked("no setting has this name, so it changes nothing.")
_ALIKE = marked("no setting has this name, so it changes nothing; {alike} is one.")
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overriding:
    """A file's tables with the environment over them, and what came from there."""

    tables: dict[str, object]
    variables: Mapping[str, str]
    """By dotted path, the variable that gave the value."""
    warnings: tuple[Problem, ...]

    def placed(self, problem: Problem) -> Problem:
        """Return a problem with its variable as its place, if its value came from one."""
        variable = self.variables.get(problem.path)
        if variable is None:
            return problem
        return replace(problem, file=variable, line=0, column=0)


def overriding(source: Source, form: type[SettingsForm], environ: Mapping[str, str]) -> Overriding:
    """Return what the file says with the environment over it."""
    known = _known(source, form)
    tables = dict(source.tables)
    variables: dict[str, str] = {}
    warnings: list[Problem] = []
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        if variable in known:
            path, kind = known[variable]
            tables = _with(tables, path, _converted(environ[variable], kind))
            variables[dotted(path)] = variable
        elif variable not in ITS_OWN:
            alike = nearest(variable, list(known))
            said = _ALIKE.format(alike=alike) if alike else _UNKNOWN
            warnings.append(Problem(file=variable, sentence=said, kind="warning"))
    return Overriding(tables=tables, variables=variables, warnings=tuple(warnings))


def _known(source: Source, form: type[SettingsForm]) -> dict[str, tuple[tuple[str, ...], Any]]:
    """Return every variable that counts, with the path and the kind of its setting."""
    sections: dict[tuple[str, ...], type[Form]] = {
        (name,): bare(form.model_fields[name].annotation) for name in SECTIONS
    }
    channels = source.tables.get("channel")
    channel = get_args(form.model_fields["channel"].annotation)[-1]
    for name in channels if isinstance(channels, dict) else ():
        sections["channel", name] = channel
    return {
        PREFIX + "_".join((*path, key)).upper().replace("-", "_"): ((*path, key), field.annotation)
        for path, section in sections.items()
        for key, field in section.model_fields.items()
    }


def _converted(text: str, kind: Any) -> object:
    """Return the text as the kind of value its setting has; as it is if it cannot be."""
    kind = bare(kind)
    if get_origin(kind) is list:
        return [word for word in text.replace(",", " ").split() if word]
    if kind is bool:
        return _TRUTHS.get(text.strip().lower(), text)
    if kind is int and text.strip().isdecimal():
        return int(text)
    return text


def _with(tables: dict[str, object], path: tuple[str, ...], value: object) -> dict[str, object]:
    """Return the tables with one value in them replaced."""
    first, *rest = path
    if not rest:
        return {**tables, first: value}
    inner = tables.get(first)
    if inner is not None and not isinstance(inner, dict):
        return tables
    return {**tables, first: _with(inner or {}, tuple(rest), value)}
