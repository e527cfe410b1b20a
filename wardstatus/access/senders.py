"""Whose telephone a text was sent from, and what it says."""

import re
from dataclasses import dataclass

from wardstatus.core.units import Person, Rulebook

_SHORTEST = 8
"""So many digits two numbers share at least; a country's own numbers have as many."""

_CODE = re.compile(r"(?<![0-9])([0-9]{3})[ -]?([0-9]{3})(?![0-9])")
_NO = re.compile(
    r"\b(nei|nej|no|not|ikke|ikkje|inte|kan ?ikke|cannot|can.?t|neste|nästa|næste|next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a text that came in says: a code, and whether its sender takes it or passes it on."""

    digits: str
    takes: bool


def persons_at(rulebook: Rulebook, number: str) -> tuple[str, ...]:
    """Return the ids of those whose telephone it is; one that several share is all of theirs."""
    digits = plain(number)
    if len(digits) < _SHORTEST:
        return ()
    return tuple(
        each.id
        for each in rulebook.persons.values()
        if any(_same(digits, known) for known in _numbers(each))
    )


def _numbers(person: Person) -> list[str]:
    by_sms = [each.removeprefix("sms:") for each in person.channels if each.startswith("sms:")]
    return [plain(each) for each in (person.phone, *by_sms)]


def plain(number: str) -> str:
    """Return the digits of a number, without what is dialled before a country's."""
    return re.sub(r"[^0-9]", "", number).lstrip("0")


def _same(one: str, other: str) -> bool:
    """Return whether two numbers are one, of which either may leave out its country."""
    shorter = min(len(one), len(other))
    return shorter >= _SHORTEST and (one.endswith(other) or other.endswith(one))


def read(text: str) -> Said | None:
    """Return what a text says; None if no six digits stand in it, or several times six."""
    found = {"".join(each) for each in _CODE.findall(text)}
    if len(found) != 1:
        return None
    return Said(digits=found.pop(), takes=_NO.search(_CODE.sub(" ", text)) is None)
