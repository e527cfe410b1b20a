"""A file against the form it must have: what pydantic says, as problems with their places."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from wardstatus.toml.problems import Path, Problem, choose, nearest, shown
from wardstatus.toml.sentence import Sentence, marked
from wardstatus.toml.source import Source

_NOT_SHOWN = marked("this is not a text; texts stand in quotes. It is secret and so not shown.")

F = TypeVar("F", bound="Form")


class Form(BaseModel):
    """A table of a file: no unknown keys, no value taken for another kind of value."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def fit(
    form: type[F], source: Source, context: Mapping[str, object] | None = None
) -> tuple[F | None, list[Problem]]:
    """Return the file in its form, or every problem that keeps it from having it."""
    try:
        return form.model_validate(source.tables, context=context), []
    except ValidationError as wrong:
        return None, [_problem(form, source, each) for each in wrong.errors(include_url=False)]


def _problem(form: type[Form], source: Source, wrong: ErrorDetails) -> Problem:
    path = _as_written(source.tables, wrong["loc"], missing=wrong["type"] == "missing")
    if wrong["type"] == "extra_forbidden":
        known = _keys(form, wrong["loc"][:-1])
        return source.problem(path, _unknown_key(str(path[-1]), known), key=True)
    if _is_secret(path):
        return source.problem(path, _NOT_SHOWN)
    return source.problem(path, sentence(wrong), key=wrong["type"] == "missing")


def _is_secret(path: Path) -> bool:
    """Return whether what stands here is not to be shown, not even where it is wrong."""
    names = [part for part in path if isinstance(part, str)]
    return bool(names) and names[-1].endswith(("password", "secret", "token"))


def _as_written(tables: object, loc: Path, *, missing: bool) -> Path:
    """Return the path in the file: without the keys that a form adds to what is written."""
    path: Path = ()
    here = tables
    for number, part in enumerate(loc, start=1):
        if isinstance(here, dict) and part in here:
            here, path = here[str(part)], (*path, part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here, path = here[part], (*path, part)
        elif missing and number == len(loc):
            path = (*path, part)
    return path


def _keys(form: type[Form], loc: Path) -> list[str]:
    """Return the keys that a table of a form may have."""
    kind: Any = form
    for part in loc:
        kind = _inside(kind, part)
    kind = bare(kind)
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return []
    return [field.alias or name for name, field in kind.model_fields.items()]


def _inside(kind: Any, part: str | int) -> Any:
    kind = bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field for name, field in kind.model_fields.items()}
        return fields[str(part)].annotation if part in fields else None
    return get_args(kind)[-1] if get_args(kind) else None


def bare(kind: Any) -> Any:
    """Return the kind itself, of one that may be left out, or has validators around it."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = get_args(kind)[0]
    return kind


def _unknown_key(key: str, known: list[str]) -> str:
    if nearest(key, known) is None and len(known) > 12:
        return _NO_KEY.format(key=key)
    return _NO_KEY_BUT.format(key=key, choice=choose(key, known))


def sentence(wrong: ErrorDetails) -> str:
    """Return what is wrong with a value and what is allowed, as one sentence."""
    values = wrong.get("ctx", {})
    if wrong["type"] == "sentence":
        said: str = values["said"]
        return said
    template = _SENTENCES.get(wrong["type"])
    if wrong["type"] == "literal_error":
        return _one_of(shown(wrong["input"]), str(values["expected"]))
    return template.format(given=shown(wrong["input"]), **values) if template else wrong["msg"]


def _one_of(given: str, expected: str) -> str:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    return _NOT_ALLOWED.format(given=given, choice=choose(given.strip('"'), words))


_NO_KEY = marked('there is no key "{key}" here.')
_NO_KEY_BUT = marked('there is no key "{key}"; {choice}')
_NOT_ALLOWED = marked("{given} is not allowed here; {choice}")
_TEXT = marked("{given} is not a text; texts stand in quotes.")
_NUMBER = marked("{given} is not a number.")
_WHOLE = marked("{given} is not a whole number.")
_TABLE = marked("{given} is not a table; write {{ key = value }}.")
_LIST = marked("{given} is not a list; lists stand in [ ].")
_DATE = marked("{given} is not a date; write it as 2026-12-01, without quotes.")
_TIME = marked("{given} is not a time of the day; write it as 07:30:00, without quotes.")

_SENTENCES: Mapping[str, Sentence] = {
    "missing": marked("is missing; it is needed here."),
    "string_type": _TEXT,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "bool_type": marked("{given} is not true or false, without quotes."),
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "list_type": _LIST,
    "date_type": _DATE,
    "date_from_datetime_inexact": _DATE,
    "time_type": _TIME,
    "greater_than": marked("{given} is not allowed; it must be above {gt}."),
    "greater_than_equal": marked("{given} is not allowed; it must be at least {ge}."),
    "less_than": marked("{given} is not allowed; it must be below {lt}."),
    "less_than_equal": marked("{given} is not allowed; it must be at most {le}."),
    "string_too_short": marked("it is empty; write a text."),
    "string_too_long": marked(
        "{given} has more than the {max_length} characters there is room for."
    ),
    "too_short": marked("the list is empty; at least one is needed."),
}
