"""A sentence and what to do about it: the values of the place beneath the levels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """One button: what it posts, where, and what stands on it."""

    action: str
    """Last part of the address: `undo`, `prompt`, `confirm`, `level`."""
    name: str
    value: str
    text: str
    small: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The one place beneath the levels: a sentence, and what to do about it."""

    head: str
    at: str = ""
    why: str = ""
    numbers: bool = False
    """Whether it speaks of numbers, so that a page has their reasons."""
    says: tuple[Say, ...] = ()
