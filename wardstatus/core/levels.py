"""Green, yellow, red, and their order."""

from enum import StrEnum


class Level(StrEnum):
    """A phase of a unit; compare with `rank`, never as text."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def rank(self) -> int:
        """Return 1 for green, 2 for yellow, 3 for red: the number on every shape."""
        return _RANKS[self]


_RANKS = {Level.GREEN: 1, Level.YELLOW: 2, Level.RED: 3}


def higher(one: Level, other: Level) -> Level:
    """Return the more serious of two levels."""
    return one if one.rank >= other.rank else other
