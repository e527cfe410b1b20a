"""Free text: what it must not hold."""

import re

from wardstatus.core.inputs import Input, TakeChain

_ELEVEN_DIGITS = re.compile(
    r"(?<![0-9])([0-9](?:[ .\-/\u00a0\u2009\u202f‐-―]{0,3}[0-9]){10})(?![0-9])",
)
"""Eleven digits, with a few spaces, dots or dashes between any two of them."""

_DIGITS = 11

_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

_FIRST_REMAINDERS = range(4)
"""Until 2032 only 0; from then on 1, 2 and 3 too, and both stand side by side for a lifetime."""


def looks_like_identity_number(text: str) -> bool:
    """Return whether a text holds what may be a Norwegian national identity number.

    D-numbers, H-numbers and synthetic ones count; of other numbers of eleven digits one in
    a hundred looks like it.
    """
    if sum(map(str.isdecimal, text)) < _DIGITS:
        return False
    plain = "".join(_digit(letter) for letter in text)
    return any(_adds_up(found) for found in _candidates(plain))


def note_in(sent: Input) -> str | None:
    """Return the field of a note that could be left out; None if there is none.

    The words of a decision are no note: they are the decision.
    """
    return "text" if isinstance(sent, TakeChain) and sent.text else None


def _candidates(text: str) -> list[str]:
    # A number may begin in the middle of others ("rom 7 010190 12345"): every start is looked at.
    found = []
    for start in range(len(text)):
        match = _ELEVEN_DIGITS.match(text, start)
        if match:
            found.append("".join(letter for letter in match[1] if letter.isdigit()))
    return found


def _digit(letter: str) -> str:
    # A full-width or other digit reads as one, and would be stored as one.
    return str(int(letter)) if letter.isdecimal() else letter


def _adds_up(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    return (
        _is_day(numbers[0] * 10 + numbers[1])
        and _is_month(numbers[2] * 10 + numbers[3])
        and _sum(_FIRST, numbers) in _FIRST_REMAINDERS
        and _sum(_SECOND, numbers) == 0
    )


def _is_day(day: int) -> bool:
    return 1 <= day <= 31 or 41 <= day <= 71  # + 40: a D-number


def _is_month(month: int) -> bool:
    # + 40: an H-number or synthetic; + 65 and + 80: synthetic
    return any(1 <= month - shift <= 12 for shift in (0, 40, 65, 80))


def _sum(weights: tuple[int, ...], numbers: list[int]) -> int:
    return sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11
