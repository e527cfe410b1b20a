"""Whether the units form a tree, and everybody who is named is there."""

from collections.abc import Iterator

from wardstatus.settings import sentences
from wardstatus.toml import walk
from wardstatus.toml.problems import Path, Problem, choose
from wardstatus.toml.source import Source


def problems(source: Source) -> Iterator[Problem]:
    """Yield who or what is named but not there, and what is there twice."""
    units, persons = _ids(source, "unit"), _ids(source, "person")
    yield from _twice(source, "unit")
    yield from _twice(source, "person")
    if not units:
        yield source.warning(("unit",), sentences.NO_UNITS)
    parents = _parents(source)
    for path, _ in walk.rows(source.tables, ("unit",)):
        yield from _known(source, (*path, "parent"), units, sentences.UNKNOWN_UNIT)
        yield from _circle(source, path, parents)
    for path, duty in walk.rows(source.tables, ("duty",)):
        if ("person" in duty) == ("calendar" in duty):
            yield source.problem(path, sentences.PERSON_OR_CALENDAR)
        yield from _known(source, (*path, "unit"), units, sentences.UNKNOWN_UNIT)
        yield from _known(source, (*path, "person"), persons, sentences.UNKNOWN_PERSON)
    for key in ("last_resort", "administrator"):
        yield from _known(source, ("server", key), persons, sentences.UNKNOWN_PERSON)
    yield from _sender(source)


def _ids(source: Source, table: str) -> list[str]:
    found = [str(row["id"]) for _, row in walk.rows(source.tables, (table,)) if "id" in row]
    return list(dict.fromkeys(found))


def _twice(source: Source, table: str) -> Iterator[Problem]:
    first: dict[object, Path] = {}
    for path, row in walk.rows(source.tables, (table,)):
        given = row.get("id")
        if not isinstance(given, str):
            continue
        if given in first:
            line, _ = source.places.of(first[given])
            said = sentences.DUPLICATE_ID.format(given=given, line=line)
            yield source.problem((*path, "id"), said)
        first.setdefault(given, (*path, "id"))


def _known(source: Source, path: Path, known: list[str], sentence: str) -> Iterator[Problem]:
    """Yield each name at a path that is not known; nothing said names nobody."""
    for place, given in walk.texts(path, source.at(path)):
        if given and given not in known:
            said = sentence.format(given=given, choice=choose(given, known))
            yield source.problem(place, said)


def _circle(source: Source, path: Path, parents: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem if this unit is above itself; of a circle, each unit in it is named."""
    start = source.at((*path, "id"))
    way, here = [str(start)], parents.get(str(start))
    while here is not None and here not in way:
        way.append(here)
        here = parents.get(here)
    if here is not None and here == start and source.at((*path, "parent")) == parents[here]:
        said = sentences.CIRCLE.format(given=f'"{start}"', way=" → ".join((*way, here)))
        yield source.problem((*path, "parent"), said)


def _parents(source: Source) -> dict[str, str]:
    rows = [unit for _, unit in walk.rows(source.tables, ("unit",))]
    pairs = [(unit.get("id"), unit.get("parent")) for unit in rows]
    return {
        id: parent
        for id, parent in reversed(pairs)  # of an id that is there twice the first counts
        if isinstance(id, str) and isinstance(parent, str)
    }


def _sender(source: Source) -> Iterator[Problem]:
    mail = walk.table(source.tables, ("mail",))
    if mail.get("host") and not mail.get("sender"):
        yield source.problem(("mail", "sender"), sentences.NO_SENDER)
