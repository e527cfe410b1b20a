"""A score, points or a figure in words: the name of its band, and the numbers it is made of."""

from collections.abc import Callable, Mapping

from wardstatus.core.made import Made, Part
from wardstatus.core.scores import SCORES
from wardstatus.texts.words import Words, marked

_BANDS: Mapping[str, str] = {
    "not_busy": marked("not busy"),
    "busy": marked("busy"),
    "extremely_busy": marked("extremely busy"),
    "overcrowded": marked("overcrowded"),
    "severely": marked("severely overcrowded"),
    "dangerously": marked("dangerously overcrowded"),
    "not_crowded": marked("not crowded"),
    "active": marked("active but manageable"),
    "crowded": marked("crowded"),
}


def band(_: Words, score: str, value: float) -> str:
    """Return the name of the band a published score lies in."""
    return _(_BANDS[SCORES[score].band(value)])


def made(_: Words, found: Made, said: Callable[[str, float], str]) -> tuple[str, ...]:
    """Return what stands behind a number: its band, its raw numbers, how many units it is of.

    `said` says a number of the plan with its name and unit.
    """
    parts = [band(_, found.score, found.value)] if found.score and found.value is not None else []
    parts += [_part(_, each, said) for each in found.parts if each.value is not None]
    return (*parts, *([known(_, found.known, found.of)] if found.of else []))


def known(_: Words, known: int, of: int) -> str:
    """Return of how many units a figure is, *9 av 10 kjent*."""
    return _("{known} of {of} known", known=known, of=of)


def _part(_: Words, part: Part, said: Callable[[str, float], str]) -> str:
    """A figure among many says of how many units it is only where some are missing."""
    number = said(part.indicator, part.value or 0)
    return f"{number} [{known(_, part.known, part.of)}]" if part.known < part.of else number
