"""The words and signs of a formula, and what may be wrong with them."""

import re
from typing import Literal, TypeAlias

Fault: TypeAlias = Literal[
    "empty",
    "character",  # {given} belongs to no formula
    "not_expected",  # {given} where a number, a name or a bracket is wanted
    "not_joined",  # {given} where + - * / or the end is wanted
    "ends",  # it stops where something is wanted
    "unclosed",  # a bracket without its end
    "too_deep",
    "too_large",  # a number no computer holds
    "no_function",  # {given} is called, and is none
    "not_called",  # {given} is a function without its brackets
    "one_number",  # {given} has {count}, and wants one
    "two_numbers",  # {given} has {count}, and wants two or more
]


class WrongFormula(Exception):
    """A text that is no formula: what is wrong, and at which character, counted from 1."""

    def __init__(self, fault: Fault, column: int, **values: object) -> None:
        self.fault = fault
        self.column = column
        self.values = values
        super().__init__(fault, column, values)


Token: TypeAlias = tuple[str, str, int]
"""Kind (number, name, sign, end), text, column."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))"
    r"|(?P<name>[a-z0-9_]+(?![\w.]))|(?P<sign>[-+*/(),])|(?P<other>\S))",
    re.ASCII,
)


def tokens(text: str) -> list[Token]:
    """Return the words and signs of a formula, the end last; raise WrongFormula for any other."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        column = match.start(kind) + 1
        if kind == "other":
            word = re.match(r"[\w.]+", text[column - 1 :])
            raise WrongFormula("character", column, given=word[0] if word else match[kind])
        found.append((kind, match[kind], column))
    return [*found, ("end", "", len(text) + 1)]
