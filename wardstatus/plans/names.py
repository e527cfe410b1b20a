"""Whether every role, indicator and shift a plan speaks of is there, and every id is its own."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from wardstatus.plans import sentences, walk
from wardstatus.toml.problems import Path, Problem, choose, listed
from wardstatus.toml.source import Source

Kind: TypeAlias = Literal["formula", "points", "score", "flag", "children", "wards"]

COMPUTED: tuple[Kind, ...] = ("formula", "points", "score", "flag", "children", "wards")
GIVEN = frozenset({"reading", "flag", "children", "wards"})
"""The kinds an example may give a number for."""


def problems(source: Source) -> Iterator[Problem]:
    """Yield everything that is named but not there, and every id that is there twice."""
    yield from _roles(source)
    yield from _indicators(source)
    yield from _examples(source)
    yield from _shifts(source)
    yield from _ids(source, walk.ACTIONS)
    yield from _ids(source, (("red", "limit", "choices"),))


def kind_of(indicator: object) -> Kind | Literal["reading"]:
    """Return how an indicator of a file comes by its number."""
    written = indicator if isinstance(indicator, dict) else {}
    return next((kind for kind in COMPUTED if kind in written), "reading")


def _unknown(source: Source, path: Path, sentence: str, where: str) -> Problem:
    given = str(source.at(path))
    choice = choose(given, walk.table(source.tables, (where,)))
    return source.problem(path, sentence.format(given=given, choice=choice))


def _roles(source: Source) -> Iterator[Problem]:
    known = walk.table(source.tables, ("roles",))
    for path, value in walk.role_values(source.tables):
        for place, role in walk.texts(path, value):
            if role not in known:
                yield _unknown(source, place, sentences.UNKNOWN_ROLE, "roles")


def _indicators(source: Source) -> Iterator[Problem]:
    known = walk.table(source.tables, ("indicators",))
    for path, condition in walk.rows(source.tables, *walk.CONDITIONS):
        given = condition.get("indicator")
        place = (*path, "indicator")
        if not isinstance(given, str):
            continue
        if given not in known:
            yield _unknown(source, place, sentences.UNKNOWN_INDICATOR, "indicators")
    for indicator in known:
        path = ("indicators", indicator, "points")
        yield from _known_keys(source, path)


def _known_keys(source: Source, path: Path) -> Iterator[Problem]:
    known = walk.table(source.tables, ("indicators",))
    for given in walk.table(source.tables, path):
        if given not in known:
            said = sentences.UNKNOWN_INDICATOR.format(given=given, choice=choose(given, known))
            yield source.problem((*path, given), said, key=True)


def _examples(source: Source) -> Iterator[Problem]:
    known = walk.table(source.tables, ("indicators",))
    for path, example in walk.rows(source.tables, ("example",)):
        readings = example.get("readings")
        for given in readings if isinstance(readings, dict) else ():
            place = (*path, "readings", given)
            if given not in known:
                said = sentences.UNKNOWN_INDICATOR.format(given=given, choice=choose(given, known))
                yield source.problem(place, said, key=True)
            elif (kind := kind_of(known[given])) not in GIVEN:
                said = sentences.NOT_A_READING.format(given=given, kind=kind)
                yield source.problem(place, said, key=True)


def _shifts(source: Source) -> Iterator[Problem]:
    shifts = walk.table(source.tables, ("shifts",))
    for path, value in walk.values_by_shift(source.tables):
        yield from _by_shift(source, path, value)
    for path, action in walk.rows(source.tables, *walk.ACTIONS):
        for place, shift in walk.texts((*path, "shifts"), action.get("shifts")):
            if shift not in shifts:
                yield _unknown(source, place, sentences.UNKNOWN_SHIFT, "shifts")
    for path, example in walk.rows(source.tables, ("example",)):
        for place, shift in walk.texts((*path, "shift"), example.get("shift")):
            if shift not in shifts:
                yield _unknown(source, place, sentences.UNKNOWN_SHIFT, "shifts")


def _by_shift(source: Source, path: Path, value: dict[str, object]) -> Iterator[Problem]:
    shifts = walk.table(source.tables, ("shifts",))
    if not shifts:
        yield source.problem(path, sentences.NO_SHIFTS)
        return
    for given in value:
        if given not in shifts:
            said = sentences.UNKNOWN_SHIFT.format(given=given, choice=choose(given, shifts))
            yield source.problem((*path, given), said, key=True)
    missing = [shift for shift in shifts if shift not in value]
    if missing:
        yield source.problem(path, sentences.MISSING_SHIFTS.format(missing=listed(missing)))


def _ids(source: Source, paths: tuple[Path, ...]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, row in walk.rows(source.tables, *paths):
        given = row.get("id")
        place = (*path, "id")
        if not isinstance(given, str):
            continue
        if given in first:
            line, _ = source.places.of(first[given])
            yield source.problem(place, sentences.DUPLICATE_ID.format(given=given, line=line))
        first.setdefault(given, place)
