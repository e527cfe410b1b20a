"""Durations as plans and settings write them: `90s`, `30m`, `4h`, `2d`."""

import re
from datetime import timedelta

from wardstatus.errors import WrongField

LONGEST = timedelta(days=3660)
"""Longer than any setting needs; what is beyond it is a slip of the finger."""

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_WRITTEN = re.compile(r"([0-9]{1,10})([smhd])")
_MEANT = re.compile(r"\s*([0-9]{1,10})\s*(s|m|h|t|d)", re.IGNORECASE)


def parse(text: str, field: str | None = None) -> timedelta:
    """Return the duration written as `90s`, `30m`, `4h` or `2d`; raise WrongField otherwise."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise WrongField("not_a_duration", field, given=text, allowed=meant(text))
    seconds = int(written[1]) * _SECONDS[written[2]]
    if seconds > LONGEST.total_seconds():
        raise WrongField("duration_too_long", field, given=text, allowed=say(LONGEST))
    return timedelta(seconds=seconds)


def say(span: timedelta) -> str:
    """Return a duration of whole seconds as it is written, in the largest unit that fits."""
    seconds = round(span.total_seconds())
    letter = next(letter for letter, size in _SECONDS.items() if seconds % size == 0)
    return f"{seconds // _SECONDS[letter]}{letter}" if seconds else "0s"


def meant(text: str) -> str:
    """Return what the writer of something like `20 minutes` probably meant, else examples."""
    guess = _MEANT.match(text)
    if guess is None:
        return "90s, 30m, 4h or 2d"
    letter = guess[2].lower().replace("t", "h")
    return f"{guess[1]}{letter}"
