"""Spans of time: half open, taken together, cut, and measured."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[datetime, datetime]

NOTHING = timedelta(0)


def lasting(spans: Iterable[Span]) -> timedelta:
    """Return how long spans that do not overlap last together."""
    return sum((end - start for start, end in spans), NOTHING)


def within(spans: Iterable[Span], start: datetime, end: datetime) -> Iterator[Span]:
    """Yield the parts of spans that lie from start to end."""
    for begins, ends in spans:
        if begins < end and ends > start:
            yield max(begins, start), min(ends, end)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Return what is left of spans when holes, which may overlap, are cut out of them."""
    left = list(spans)
    for start, end in holes:
        if start < end:
            left = [part for span in left for part in _cut(span, start, end)]
    return left


def _cut(span: Span, start: datetime, end: datetime) -> Iterator[Span]:
    begins, ends = span
    if end <= begins or start >= ends:
        yield span
        return
    if begins < start:
        yield begins, start
    if end < ends:
        yield end, ends


def after(spans: Iterable[Span], passed: timedelta) -> Iterator[Span]:
    """Yield what is left of spans, oldest first, when the first `passed` of their time is over."""
    for start, end in spans:
        if end - start <= passed:
            passed -= end - start
        else:
            yield start + passed, end
            passed = NOTHING
