"""The kinds of value that more than one file has: durations, words by language, names."""

import re
from datetime import timedelta
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from wardstatus.core import durations
from wardstatus.core.plans import SHIFT
from wardstatus.errors import WrongField
from wardstatus.toml.problems import listed, shown
from wardstatus.toml.schema import OrOne
from wardstatus.toml.sentence import marked

T = TypeVar("T")

LANGUAGES = ("nb", "nn", "en", "sv", "da")

_NOT_A_DURATION = marked("{given} is not a duration; write {allowed}.")
_TOO_LONG = marked("{given} is too long; at most {allowed}.")
_NOT_POSITIVE = marked("{given} is no time at all; write a duration above 0.")
_NOT_A_NAME = marked("{given} is not a name; use {allowed}.")
_NOT_A_LANGUAGE = marked("{given} is not a language; write {allowed}.")


_EMPTY = marked("it is empty; write a text.")


def refusal(said: str, **values: object) -> PydanticCustomError:
    """Return the error a validator raises: a sentence with its gaps filled."""
    # Braces in what was given would be taken for gaps once more by pydantic.
    return PydanticCustomError("sentence", "{said}", {"said": said.format(**values)})


def _duration(value: object) -> timedelta:
    if not isinstance(value, str):
        allowed = f"{value}m" if type(value) is int and value > 0 else "30m"
        raise refusal(_NOT_A_DURATION, given=shown(value), allowed=allowed)
    try:
        return durations.parse(value)
    except WrongField as wrong:
        said = _TOO_LONG if wrong.key == "duration_too_long" else _NOT_A_DURATION
        raise refusal(said, given=shown(value), allowed=wrong.values["allowed"]) from None


def _span(value: object) -> timedelta:
    duration = _duration(value)
    if not duration:
        raise refusal(_NOT_POSITIVE, given=shown(value))
    return duration


def _lasts(value: object) -> timedelta | Literal["shift"]:
    return SHIFT if value == SHIFT else _span(value)


_WRITTEN = {"type": "string", "pattern": "^[0-9]{1,10}[smhd]$"}
_OR_SHIFT = {"type": "string", "pattern": "^([0-9]{1,10}[smhd]|shift)$"}

Delay: TypeAlias = Annotated[timedelta, PlainValidator(_duration), WithJsonSchema(_WRITTEN)]
"""A duration that may be nothing: `"0m"`."""

Span: TypeAlias = Annotated[timedelta, PlainValidator(_span), WithJsonSchema(_WRITTEN)]
"""A duration above nothing."""

Lasts: TypeAlias = Annotated[
    timedelta | Literal["shift"], PlainValidator(_lasts), WithJsonSchema(_OR_SHIFT)
]
"""A duration, or `"shift"`."""

Number: TypeAlias = Annotated[float, Field(allow_inf_nan=False)]

Said: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that is not empty."""


def _by_language(value: object) -> object:
    if not isinstance(value, dict):
        return {"": value}
    if not value:
        raise refusal(_EMPTY)
    return value


def _language(value: str) -> str:
    if value and value not in LANGUAGES:
        raise refusal(_NOT_A_LANGUAGE, given=shown(value), allowed=listed(LANGUAGES, "or"))
    return value


Language: TypeAlias = Annotated[str, BeforeValidator(_language)]

Words: TypeAlias = Annotated[dict[Language, Said], BeforeValidator(_by_language), OrOne()]
"""A text, or a table of it by language; under "" if no language was said."""


def name_of(pattern: str, allowed: str) -> BeforeValidator:
    """Return the check of an id: the pattern, and how people call what it allows."""
    expression = re.compile(pattern)

    def checked(value: object) -> object:
        if isinstance(value, str) and not expression.fullmatch(value):
            raise refusal(_NOT_A_NAME, given=shown(value), allowed=allowed)
        return value

    return BeforeValidator(checked)


Name: TypeAlias = Annotated[
    str, name_of(r"[\w-]{1,40}", "letters, digits, - and _, at most 40 of them")
]
"""The id of a unit, a person, a role, an action."""


def _whole(value: object) -> object:
    return value if isinstance(value, dict) else {"": value}


ByShift = Annotated[dict[str, T], BeforeValidator(_whole), OrOne()]
"""A value, or a table of it by shift; under "" if it counts in every shift."""
