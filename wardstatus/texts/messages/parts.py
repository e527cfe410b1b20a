"""The parts of a message, and what goes first when it is too long."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from wardstatus.texts import gsm

_SHORTEST = 20


class Goes(IntEnum):
    """In what order parts shrink or go; the head of a message never does."""

    ITEM = 1
    PHONE = 2
    NEXT = 3
    NEED = 4
    TEXT = 5
    REST = 6
    NUMBER = 7
    MISSED = 8
    LATE = 9
    NEVER = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One sentence in its forms, the longest first; an empty form is none at all."""

    forms: tuple[str, ...]
    goes: Goes = Goes.NEVER


def kept(text: str) -> Part:
    """Return a part that stays."""
    return Part(forms=(gsm.plain(text),))


def either(text: str, shorter: str) -> Part:
    """Return a part that stays, at the worst in its shorter form."""
    return Part(forms=(gsm.plain(text), gsm.plain(shorter)))


def loose(text: str, goes: Goes) -> Part:
    """Return a part that stays whole or goes."""
    return Part(forms=(gsm.plain(text), ""), goes=goes)


def elastic(text: str, end: str = ".") -> Part:
    """Return free text that is cut letter by letter where there is no room."""
    whole = gsm.plain(text).rstrip(".")
    cut = (f"{whole[:n].rstrip(' .,')}..." for n in range(len(whole) - 1, _SHORTEST, -1))
    return Part(forms=(whole + end if whole else "", *cut), goes=Goes.TEXT)


def joined(texts: Sequence[str]) -> str:
    """Return the texts that are not empty, a space between them."""
    return " ".join(text for text in texts if text)


def fitted(parts: Sequence[Part], link: str) -> str:
    """Return the parts and the link as one text message of at most 160 characters."""
    chosen = [part.forms[0] for part in parts]
    for index in sorted(range(len(parts)), key=lambda index: parts[index].goes):
        chosen[index] = _longest_that_fits(parts, chosen, link, index)
        if _fits(chosen, link):
            return joined([*_regrown(parts, chosen, link), link])
    return _cut(joined(chosen), link)


def fits(parts: Sequence[Part], link: str) -> bool:
    """Return whether the parts, each as short as it gets, leave room for a link or a code."""
    return _fits([part.forms[-1] for part in parts], link)


def _fits(chosen: Sequence[str], link: str) -> bool:
    return gsm.cost(joined([*chosen, link])) <= gsm.LONGEST


def _longest_that_fits(parts: Sequence[Part], chosen: list[str], link: str, index: int) -> str:
    forms = parts[index].forms
    fitting = (form for form in forms if _fits([*chosen[:index], form, *chosen[index + 1 :]], link))
    return next(fitting, forms[-1])


def _regrown(parts: Sequence[Part], chosen: list[str], link: str) -> list[str]:
    # Free text may have been cut for what went after it: it takes back the room that is left.
    for index, part in enumerate(parts):
        if part.goes is Goes.TEXT:
            chosen[index] = _longest_that_fits(parts, chosen, link, index)
    return chosen


def _cut(text: str, link: str) -> str:
    # Only a name far longer than any of ours brings a message here.
    while text and gsm.cost(joined([f"{text}...", link])) > gsm.LONGEST:
        text = text[:-1]
    return joined([f"{text}...", link])
