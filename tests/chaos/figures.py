"""What a run came to, each figure beside the most it may be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from pathlib import Path

TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a run; `most` is what a good run does not pass."""

    name: str
    found: float
    most: float = 0
    unit: str = ""

    @property
    def good(self) -> bool:
        return self.found <= self.most

    def says(self, value: float) -> str:
        """Return a value of this figure as people read it."""
        if value == inf:
            return "–"
        return f"{value:.1f} {self.unit}" if self.unit else f"{value:,.0f}"


def seconds(name: str, found: float, most: float) -> Figure:
    """Return a figure in seconds."""
    return Figure(name=name, found=found, most=most, unit="s")


def beyond(figures: Iterable[Figure]) -> list[str]:
    """Return what passed its limit, in words."""
    return [
        f"{each.name}: {each.says(each.found)}, at most {each.says(each.most)}"
        for each in figures
        if not each.good
    ]


def counted(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures but the times, which a busy machine may stretch."""
    return [each for each in figures if not each.unit]


def failings(folder: Path, play: Callable[[Path], list[Figure]]) -> list[str]:
    """Return what passed its limit: a count in any run, a time in each of three.

    What holds the server up does so every time; what else the machine is busy with does not.
    """
    said: list[str] = []
    for number in range(TRIES):
        place = folder / f"try{number}"
        place.mkdir()
        figures = play(place)
        said = beyond(figures)
        if not said or beyond(counted(figures)):
            break
    return said
