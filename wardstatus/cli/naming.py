"""Ids and short names for what somebody calls a place or a person."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

SHORT = 8
"""Characters that fit a tile of the wall."""

_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
_NUMBERED = re.compile(r"(?P<first>\w+)\b.*\W(?P<number>\w?\d+\w?)")


def identifier(name: str) -> str:
    """Return a name as an id: a-z, 0-9 and -; empty if it has no letter or digit of ours."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def shorts(names: Sequence[str]) -> Iterator[str]:
    """Yield a short name for each, in which no two are alike: `Med 1`, `Kir 3B`, `Akuttmot`."""
    taken: set[str] = set()
    for place, name in enumerate(names, start=1):
        found = _short(name)
        if found in taken:
            found = f"{found[: SHORT - 1 - len(str(place))].strip()} {place}"
        taken.add(found)
        yield found


def _short(name: str) -> str:
    if len(name) <= SHORT:
        return name
    numbered = _NUMBERED.fullmatch(name)
    if numbered and len(numbered["number"]) <= SHORT - 4:
        return f"{numbered['first'][:3]} {numbered['number']}"
    return name[:SHORT].strip()


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a TOML string."""
    plain = "".join(each for each in text if each.isprintable())
    return plain.replace("\\", "\\\\").replace('"', '\\"')
