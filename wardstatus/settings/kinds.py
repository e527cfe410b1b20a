"""The kinds of value that only the configuration has: files, zones, databases, channels."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from wardstatus.toml.kinds import refusal
from wardstatus.toml.problems import choose, shown
from wardstatus.toml.sentence import marked

_NOT_A_TEXT = marked("{given} is not a text; texts stand in quotes.")
_NOT_A_ZONE = marked("{given} is not a time zone; {choice}")
_NOT_A_DATABASE = marked(
    "{given} is not a database; write sqlite:///wardstatus.db "
    "or postgresql+psycopg://user@host/name."
)
_NOT_A_CHANNEL = marked(
    "{given} is not a channel; write mailto:ADDRESS, sms:NUMBER, webhook:NAME or apprise:URL."
)
_NOT_A_PATTERN = marked("{given} is not a regular expression: {reason}.")
_SUCH_AS = marked('write one such as "Europe/Oslo".')
_SQLITE = re.compile(r"sqlite:///(?P<file>[^?]+)(?P<rest>\?.*)?")
_CHANNEL = re.compile(r"mailto:[^@\s]+@[^@\s]+|sms:\+?[0-9 ]{3,20}|webhook:[\w-]+|apprise:\S+")


def folder_of(info: ValidationInfo) -> Path:
    """Return the folder from which relative paths count."""
    context: Mapping[str, Path] = info.context or {}
    return context.get("folder", Path())


def text_of(value: object) -> str:
    """Return a value that is a text; refuse any other."""
    if not isinstance(value, str):
        raise refusal(_NOT_A_TEXT, given=shown(value))
    return value


def _file(value: object, info: ValidationInfo) -> Path:
    return folder_of(info) / text_of(value)


def _zone(value: object) -> ZoneInfo:
    text = text_of(value)
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        choice = choose(text, sorted(available_timezones()))
        choice = choice if choice.startswith("did") else _SUCH_AS
        raise refusal(_NOT_A_ZONE, given=shown(text), choice=choice) from None


def is_database(text: str) -> bool:
    """Return whether a text is the whole address of a database that keeps what is written."""
    return text.startswith(("postgresql+psycopg://", "sqlite:////"))


def _database(value: object, info: ValidationInfo) -> str:
    text = text_of(value)
    found = _SQLITE.fullmatch(text)
    if found:
        return f"sqlite:///{folder_of(info) / found['file']}{found['rest'] or ''}"
    if text == "sqlite://" or text.startswith("postgresql+psycopg://"):
        return text
    raise refusal(_NOT_A_DATABASE, given=shown(text))


def _channel(value: object) -> str:
    text = text_of(value)
    if not _CHANNEL.fullmatch(text):
        raise refusal(_NOT_A_CHANNEL, given=shown(text))
    return text


def _pattern(value: object) -> str:
    text = text_of(value)
    try:
        re.compile(text)
    except re.error as error:
        raise refusal(_NOT_A_PATTERN, given=shown(text), reason=str(error)) from None
    return text


def one_or_more(value: object) -> object:
    """Let a single person stand without the brackets of a list."""
    return ([value] if value else []) if isinstance(value, str) else value


_STRING = WithJsonSchema({"type": "string"})

File: TypeAlias = Annotated[Path, PlainValidator(_file), _STRING]
"""A path, relative to the folder of the file it stands in."""

Zone: TypeAlias = Annotated[ZoneInfo, PlainValidator(_zone), _STRING]
Database: TypeAlias = Annotated[str, PlainValidator(_database), _STRING]
"""A database's address; a file of SQLite relative to the folder of the configuration."""

Pattern: TypeAlias = Annotated[str, PlainValidator(_pattern), _STRING]
"""A regular expression."""

Channel: TypeAlias = Annotated[str, PlainValidator(_channel), _STRING]
"""A way to reach a person: `mailto:kari@example.org`."""
