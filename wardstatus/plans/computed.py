"""Whether all that an indicator is computed from is there, and nothing is made of itself."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wardstatus.core.formulas import WrongFormula, formula
from wardstatus.core.program import circle
from wardstatus.core.scores import SCORES
from wardstatus.plans import sentences, walk
from wardstatus.toml.problems import Path, Problem, choose, listed, shown
from wardstatus.toml.source import Source


def problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with formulas and scores, and every circle."""
    wanted: dict[str, tuple[str, ...]] = {}
    for name in walk.table(source.tables, ("indicators",)):
        path: Path = ("indicators", name)
        written = walk.table(source.tables, path)
        if isinstance(written.get("formula"), str) and written["formula"]:
            yield from _formula(source, (*path, "formula"), wanted)
        elif isinstance(written.get("score"), str):
            yield from _score(source, (*path, "score"), wanted)
        elif isinstance(written.get("points"), dict):
            wanted[name] = tuple(walk.table(source.tables, (*path, "points")))
    yield from _circle(source, wanted)


def _formula(source: Source, path: Path, wanted: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    text = str(source.at(path))
    try:
        names: Mapping[str, int] = formula(text).names
    except WrongFormula as wrong:
        given = {key: _quoted(value) for key, value in wrong.values.items()}
        yield _at(source, path, wrong.column, sentences.WRONG_FORMULA[wrong.fault].format(**given))
        return
    known = walk.table(source.tables, ("indicators",))
    for name, column in names.items():
        if name not in known:
            said = sentences.UNKNOWN_INDICATOR.format(given=name, choice=choose(name, known))
            yield _at(source, path, column, said)
    wanted[str(path[1])] = tuple(names)


def _quoted(value: object) -> str:
    return shown(value) if isinstance(value, str) and not value.isidentifier() else str(value)


def _at(source: Source, path: Path, column: int, said: str) -> Problem:
    """Return a problem at a character of a text; where escapes or lines hide it, in words."""
    problem = source.problem(path, said)
    lines = source.text.splitlines()
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if line[problem.column :].startswith(f"{source.at(path)}{line[problem.column - 1]}"):
        return replace(problem, column=problem.column + column)
    return replace(problem, sentence=sentences.AT_CHARACTER.format(column=column, said=said))


def _score(source: Source, path: Path, wanted: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    given = str(source.at(path))
    if given not in SCORES:
        said = sentences.UNKNOWN_SCORE.format(given=given, choice=choose(given, SCORES))
        yield source.problem(path, said)
        return
    known, inputs = walk.table(source.tables, ("indicators",)), SCORES[given].inputs
    for name in inputs:
        if name not in known:
            said = sentences.SCORE_INPUT.format(score=given, given=name, inputs=listed(inputs))
            yield source.problem(path, said)
    wanted[str(path[1])] = inputs


def _circle(source: Source, wanted: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Of several circles one is said at a time; the others show when it is gone."""
    way = circle(wanted)
    if way:
        path: Path = ("indicators", way[0])
        kind = next(
            kind
            for kind in ("formula", "score", "points")
            if kind in walk.table(source.tables, path)
        )
        yield source.problem((*path, kind), sentences.CIRCLE.format(way=" → ".join(way)))
