"""A sentence for every error: what is wrong, and what is allowed or to be done now."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from string import Formatter
from zoneinfo import ZoneInfo

from wardstatus.errors import WardstatusError
from wardstatus.texts.errors import asked, decided, doors, duty, files, kept
from wardstatus.texts.words import Words

SENTENCES: Mapping[str, str] = {
    **decided.SENTENCES,
    **asked.SENTENCES,
    **doors.SENTENCES,
    **files.SENTENCES,
    **kept.SENTENCES,
    **duty.SENTENCES,
}
"""Message id by error key."""

_SENTENCE_ENDS = re.compile(r"(?<=[.?]) ")


def sentence(_: Words, error: WardstatusError, zone: ZoneInfo | None = None) -> str:
    """Return the sentence of an error; times are local clock times if a zone is given, else ISO."""
    if error.key not in SENTENCES:
        return _("This cannot be done ({key}).", key=error.key)
    gaps = {name: _spoken(_, value, zone) for name, value in error.values.items()}
    first, *rest = _SENTENCE_ENDS.split(_(SENTENCES[error.key]))
    said = [first, *(each for each in rest if _given(each, gaps))]
    whole = " ".join(said).format_map(_Gaps(gaps, field=error.field or _("A field")))
    return " ".join(whole.split()).replace(" .", ".")


class _Gaps(dict[str, str]):
    """An error that leaves out a value still gets its sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _given(text: str, gaps: Mapping[str, str]) -> bool:
    # "Known: {known}." goes where the error does not say what is known.
    names = (name for _text, name, _spec, _conversion in Formatter().parse(text) if name)
    return all(gaps.get(name) for name in names)


def _spoken(_: Words, value: object, zone: ZoneInfo | None) -> str:
    if isinstance(value, datetime) and zone:
        return _.clock(value, zone)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _.number(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_spoken(_, each, zone) for each in value)
    return str(value)
