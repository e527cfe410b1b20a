"""One JSON object of a request: every wrong field is named, and what is allowed."""

import difflib
import json
import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar

from wardstatus.core.notes import looks_like_identity_number
from wardstatus.errors import NotReadable, WrongField

TEXT_LENGTH = 140
"""Characters a text may have."""

E = TypeVar("E", bound=StrEnum)


def read_json(raw: bytes) -> object:
    """Return what the bytes say as JSON; raise NotReadable, also for NaN and Infinity."""
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as wrong:
        raise NotReadable("not_json", position=getattr(wrong, "pos", 0)) from wrong


def _refuse_constant(name: str) -> NoReturn:
    raise NotReadable("not_json", position=0)


class Fields:
    """The fields of one JSON object, taken one by one; `where` is its place in the body."""

    def __init__(self, given: object, allowed: Iterable[str], where: str = "") -> None:
        """Raise WrongField if it is no object or has a field that is not allowed."""
        self._where = where
        if not isinstance(given, dict):
            raise WrongField("not_an_object", field=where or None)
        self._given: Mapping[str, object] = given
        names = sorted(allowed)
        for name in given:
            if name not in names:
                near = difflib.get_close_matches(name, names, 1)
                raise WrongField(
                    "unknown_field_near" if near else "unknown_field",
                    field=self.path(str(name)[:TEXT_LENGTH]),
                    nearest="".join(near),
                    allowed=", ".join(names),
                )

    def path(self, name: str) -> str:
        """Return a field's place in the whole body, as `[3].values`."""
        return f"{self._where}.{name}" if self._where else name

    def has(self, name: str) -> bool:
        """Return whether the field is given, and not null."""
        return self._given.get(name) is not None

    def raw(self, name: str) -> object:
        """Return the field as it was given; raise WrongField if it is missing."""
        if not self.has(name):
            raise WrongField("missing_field", field=self.path(name))
        return self._given[name]

    def text(self, name: str, default: str | None = None) -> str:
        """Return words of at most 140 characters that name nobody; `default` if left out."""
        if default is not None and not self.has(name):
            return default
        return check_text(self.raw(name), self.path(name))

    def one_of(self, name: str, allowed: Iterable[str]) -> str:
        """Return a word of a short list."""
        choices = list(allowed)
        given = self.raw(name)
        if not isinstance(given, str) or given not in choices:
            raise WrongField(
                "not_one_of",
                field=self.path(name),
                given=_spoken(given),
                allowed=", ".join(choices),
            )
        return given

    def member(self, name: str, kind: type[E]) -> E:
        """Return a member of an enumeration by its value."""
        return kind(self.one_of(name, [each.value for each in kind]))

    def truth(self, name: str) -> bool:
        """Return true or false."""
        given = self.raw(name)
        if not isinstance(given, bool):
            raise WrongField("not_true_or_false", field=self.path(name), given=_spoken(given))
        return given

    def whole(self, name: str) -> int:
        """Return a whole number from 0 up."""
        given = self.raw(name)
        if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given < 2**63:
            raise WrongField("not_a_whole_number", field=self.path(name), given=_spoken(given))
        return given

    def instant(self, name: str) -> datetime:
        """Return an instant with an offset, in UTC."""
        return check_instant(self.raw(name), self.path(name))

    def instant_or_none(self, name: str) -> datetime | None:
        """Return an instant as `instant` does, None if it is left out."""
        return self.instant(name) if self.has(name) else None

    def texts(self, name: str, limit: int = 50) -> tuple[str, ...]:
        """Return a list of short texts, each once, in the order given."""
        given = self.raw(name)
        if not isinstance(given, list):
            raise WrongField("not_a_list", field=self.path(name), given=_spoken(given))
        if len(given) > limit:
            raise WrongField("too_many", field=self.path(name), given=len(given), limit=limit)
        each = (check_text(one, f"{self.path(name)}[{n}]") for n, one in enumerate(given))
        return tuple(dict.fromkeys(each))


def check_text(given: object, field: str) -> str:
    """Return a text on one line; raise WrongField if it is too long, or may name a patient."""
    if not isinstance(given, str):
        raise WrongField("not_a_text", field=field, given=_spoken(given))
    if len(given) > TEXT_LENGTH:
        raise WrongField("text_too_long", field=field, given=len(given), limit=TEXT_LENGTH)
    said = " ".join(given.split())
    if not said.isprintable():
        raise WrongField("text_not_printable", field=field)
    if looks_like_identity_number(said):
        raise WrongField("looks_like_identity_number", field=field)
    return said


def check_instant(given: object, field: str) -> datetime:
    """Return an ISO 8601 instant in UTC; raise WrongField if it is none or has no offset."""
    try:
        if not isinstance(given, str) or len(given) > TEXT_LENGTH:
            raise ValueError
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise WrongField("no_offset", field=field, given=_spoken(given))
        return at.astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise WrongField("not_an_instant", field=field, given=_spoken(given)) from wrong


def check_number(given: object, field: str) -> float:
    """Return a finite number; raise WrongField for anything else, true and "3" among it."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise WrongField("not_a_number", field=field, given=_spoken(given))
    try:
        number = float(given)
    except OverflowError as wrong:
        raise WrongField("not_a_number", field=field, given="1e309") from wrong
    if not math.isfinite(number):
        raise WrongField("not_a_number", field=field, given=str(number))
    return number


def _spoken(given: object) -> str:
    """Return what was given, short enough for a sentence and never an identity number."""
    said = given if isinstance(given, str) else json.dumps(given)
    return "…" if looks_like_identity_number(said) else said[:40]
