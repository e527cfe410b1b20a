"""Arithmetic a plan may write: read once, then computed without ever failing."""

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from wardstatus.core.formula_words import Token, WrongFormula, tokens

__all__ = ["DEEPEST", "FUNCTIONS", "Formula", "WrongFormula", "formula"]

DEEPEST = 100
"""So many brackets, functions and signs may stand inside one another."""

FUNCTIONS = ("min", "max", "round")

Compute: TypeAlias = Callable[[Mapping[str, Any]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that has been read; `names` are its indicators, each with its first column."""

    names: Mapping[str, int]
    compute: Compute

    def value(self, values: Mapping[str, float | None]) -> float | None:
        """Return the number; None (unknown) for a missing one, a division by 0, an overflow."""
        for name in self.names:
            if values.get(name) is None:
                return None
        try:
            return self.compute(values)
        except ArithmeticError:
            return None


@lru_cache(maxsize=4096)
def formula(text: str) -> Formula:
    """Return a text as a formula; raise WrongFormula for the first thing that is wrong."""
    return _Reader(text).whole()


class _Reader:
    """A walk over the words of a formula; `depth` is how far inside it stands."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.place = 0
        self.depth = 0
        self.names: dict[str, int] = {}

    def whole(self) -> Formula:
        if self._now()[0] == "end":
            raise WrongFormula("empty", 1)
        compute = self._sum()
        kind, given, column = self._now()
        if kind != "end":
            raise WrongFormula("not_joined", column, given=given)
        return Formula(names=self.names, compute=_checked(compute))

    def _now(self) -> Token:
        return self.tokens[self.place]

    def _take(self, *signs: str) -> str | None:
        """Step over one of these signs, if it is next."""
        kind, given, _ = self._now()
        if kind != "sign" or given not in signs:
            return None
        self.place += 1
        return given

    def _sum(self) -> Compute:
        return self._chain(self._product, "+", "-")

    def _product(self) -> Compute:
        return self._chain(self._factor, "*", "/")

    def _chain(self, part: Callable[[], Compute], *signs: str) -> Compute:
        """Terms that stand beside one another, however many, are one step deep."""
        first, rest = part(), []
        while sign := self._take(*signs):
            rest.append((_SIGNS[sign], part()))
        return _chained(first, rest) if rest else first

    def _factor(self) -> Compute:
        kind, given, column = self._now()
        if kind == "end":
            raise WrongFormula("ends", column)
        self.place += 1
        if kind == "number":
            return _constant(given, column)
        if kind == "name":
            return self._named(given, column)
        if given == "-":
            term = self._inside(column, self._factor)
            return lambda values: -term(values)
        if given == "(":
            return self._inside(column, lambda: self._closed(self._sum(), column))
        raise WrongFormula("not_expected", column, given=given)

    def _inside(self, column: int, read: Callable[[], Compute]) -> Compute:
        self.depth += 1
        if self.depth > DEEPEST:
            raise WrongFormula("too_deep", column, allowed=DEEPEST)
        inner = read()
        self.depth -= 1
        return inner

    def _closed(self, inner: Compute, opened: int) -> Compute:
        kind, given, column = self._now()
        if kind == "end":
            raise WrongFormula("unclosed", opened)
        if not self._take(")"):
            raise WrongFormula("not_joined", column, given=given)
        return inner

    def _named(self, name: str, column: int) -> Compute:
        called = self._take("(")
        if name in FUNCTIONS:
            if not called:
                raise WrongFormula("not_called", column, given=name)
            return self._inside(column, lambda: self._function(name, column))
        if called:
            raise WrongFormula("no_function", column, given=name)
        self.names.setdefault(name, column)
        return lambda values: values[name]

    def _function(self, name: str, column: int) -> Compute:
        terms: list[Compute] = []
        if not self._take(")"):
            terms.append(self._sum())
            while self._take(","):
                terms.append(self._sum())
            self._closed(terms[0], column + len(name))
        if name == "round" and len(terms) != 1:
            raise WrongFormula("one_number", column, given=name, count=len(terms))
        if name != "round" and len(terms) < 2:
            raise WrongFormula("two_numbers", column, given=name, count=len(terms))
        return _applied(name, terms)


_SIGNS: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def _constant(given: str, column: int) -> Compute:
    number = float(given)
    if math.isinf(number):
        raise WrongFormula("too_large", column, given=given)
    return lambda values: number


def _chained(
    first: Compute, rest: list[tuple[Callable[[float, float], float], Compute]]
) -> Compute:
    def compute(values: Mapping[str, Any]) -> float:
        number = first(values)
        for apply, term in rest:
            number = apply(number, term(values))
        # Infinity and nan outlive every sign that follows, so one look at the end sees them.
        if not math.isfinite(number):
            raise OverflowError
        return number

    return compute


def _applied(name: str, terms: list[Compute]) -> Compute:
    if name == "round":
        (term,) = terms
        return lambda values: float(round(term(values)))  # halves to even
    least: Callable[[list[float]], float] = min if name == "min" else max
    return lambda values: least([term(values) for term in terms])


def _checked(compute: Compute) -> Compute:
    """A formula may be one name alone; whatever it is, it is a number in 64 bits."""
    return lambda values: float(compute(values))
