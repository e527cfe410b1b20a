"""What a plan may say but had better not: lists without a leader, words missing in a language."""

from collections.abc import Iterator, Mapping
from datetime import time

from wardstatus.plans import sentences, walk
from wardstatus.toml.kinds import LANGUAGES
from wardstatus.toml.problems import Path, Problem
from wardstatus.toml.source import Source

_NAMES = (("roles",), ("needs",), ("offers",), ("shifts",))
"""Tables whose keys are ids, also where an id looks like a language."""

_TWO = ("nb", "en")
"""The languages in which the program itself is complete."""

_MISLEADING = "beredskap"
_THREE = time(3)


def problems(source: Source) -> Iterator[Problem]:
    """Yield the warnings of one plan, each kind at most once a language or list."""
    yield from _no_leader(source)
    yield from _wakes(source)
    yield from _holes(source)
    yield from _misleading(source)


def _no_leader(source: Source) -> Iterator[Problem]:
    """Red is a call for help: a leader has to owe something, and be told of it."""
    actions = list(walk.rows(source.tables, ("red", "actions")))
    if not any(walk.rows(source.tables, *walk.ACTIONS)):
        return
    roles = walk.table(source.tables, ("roles",))
    owed = [role for path, each in actions for _, role in walk.texts(path, each.get("role"))]
    place: Path = ("red", "actions") if actions else ("red",)
    if not any(role in roles and not _at_screen(roles[role]) for role in owed):
        yield source.warning(place, sentences.NO_LEADER_IN_RED)
    elif not any(walk.rows(source.tables, *walk.STEPS)):
        yield source.warning(place, sentences.TELLS_NOBODY)


def _at_screen(role: object) -> bool:
    return isinstance(role, Mapping) and role.get("at") == "screen"


def _wakes(source: Source) -> Iterator[Problem]:
    """What yellow opened is on red's list too: its late items tell leaders at night."""
    nights = _night_shifts(source)
    for path, action in walk.rows(source.tables, ("yellow", "actions")):
        overdue, shifts = action.get("overdue"), action.get("shifts")
        told = [role for _, role in walk.texts(path, _in(overdue, nights))]
        at_night = not shifts or not nights or bool(nights & set(_list(shifts)))
        if told and at_night:
            said = sentences.WAKES_FOR_YELLOW.format(id=action.get("id"), roles=", ".join(told))
            yield source.warning((*path, "overdue"), said)


def _list(value: object) -> list[str]:
    return [text for _, text in walk.texts((), value)]


def _in(value: object, shifts: frozenset[str]) -> object:
    """Return what of a value, or of a table by shift, counts in these shifts."""
    if not isinstance(value, dict):
        return value
    return [value[shift] for shift in shifts if shift in value]


def _night_shifts(source: Source) -> frozenset[str]:
    """Return the shift that is on at three in the morning; none if there are no shifts."""
    shifts = [
        (begins, name)
        for name, begins in walk.table(source.tables, ("shifts",)).items()
        if isinstance(begins, time)
    ]
    if not shifts:
        return frozenset()
    begun = [each for each in shifts if each[0] <= _THREE]
    return frozenset({max(begun or shifts)[1]})


def _holes(source: Source) -> Iterator[Problem]:
    """Of a plan in one language nothing is missing; of one in two, every text wants both."""
    texts = list(_texts((), source.tables))
    for language in _TWO:
        without = [path for path, text in texts if language not in text]
        if without and len(without) < len(texts):
            said = sentences.LANGUAGE_HOLE.format(
                n=len(without), all=len(texts), language=sentences.LANGUAGES[language]
            )
            yield source.warning(without[0], said)


def _texts(path: Path, value: object) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """Yield every text that is given by language, with its place."""
    if isinstance(value, dict):
        if value and set(value) <= set(LANGUAGES) and path not in _NAMES:
            yield path, value
            return
        for key, each in value.items():
            yield from _texts((*path, key), each)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts((*path, number), each)


def _misleading(source: Source) -> Iterator[Problem]:
    """`Rød beredskap` is a level of emergency preparedness, and all of those are above normal."""
    found = [path for path, text in walk.texts((), source.tables) if _MISLEADING in text.casefold()]
    if found:
        yield source.warning(found[0], sentences.MISLEADING)
