"""rules/*.toml to the plans of the core, or every problem of every file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from wardstatus.core.plans import Plan
from wardstatus.core.roster import CalendarDuty
from wardstatus.core.units import Duty
from wardstatus.plans import bounds, computed, examples, names, people, remarks, sentences, terms
from wardstatus.plans.build import build
from wardstatus.plans.form import PlanForm
from wardstatus.toml.problems import Problem, errors
from wardstatus.toml.shape import fit
from wardstatus.toml.source import Source, parse, read

Known: TypeAlias = Mapping[str, Sequence[Duty | CalendarDuty]]
"""By plan id, the duties that count for its units; a plan that is not here has no unit."""


def load_plan(
    written: Path | str | bytes,
    name: str | None = None,
    *,
    known: Known | None = None,
    today: date | None = None,
) -> tuple[Plan | None, list[Problem]]:
    """Return a plan (a file, or its text) with its warnings, or None with every problem.

    `known` None: the configuration is not known; `today` None: nobody asks for the review.
    """
    if isinstance(written, Path):
        source = read(written, name)
    else:
        source = parse(written, name or "plan.toml")
    if isinstance(source, Problem):
        return None, [source]
    return _checked(source, known, today)


def load_source(source: Source) -> tuple[Plan | None, list[Problem]]:
    """Return the plan of a file that was read, as its tables are now, or None with its problems."""
    return _checked(source, None, None)


def load_rules(
    folder: Path, known: Known | None = None, *, today: date | None = None
) -> tuple[dict[str, Plan], list[Problem]]:
    """Return the plans of a folder by id, and the problems of all its files.

    A file with an error gives no plan; the others are there. Where `known` says that no unit has
    a plan, none need be there.
    """
    files = sorted(folder.glob("*.toml"))
    if not files and known is not None and not known:
        return {}, []
    if not files:
        said = sentences.NO_PLANS if folder.is_dir() else sentences.NO_FOLDER
        return {}, [Problem(file=str(folder), sentence=said, kind="unread")]
    return load_files(files, known, today=today)


def ids(folder: Path) -> frozenset[str]:
    """Return the ids that the files of a folder give themselves, refused ones too."""
    sources = [read(file) for file in folder.glob("*.toml")]
    named = [source.tables.get("id") for source in sources if isinstance(source, Source)]
    return frozenset(id for id in named if isinstance(id, str))


def load_files(
    files: Iterable[Path], known: Known | None = None, *, today: date | None = None
) -> tuple[dict[str, Plan], list[Problem]]:
    """Return the plans of these files by id, and the problems of all of them."""
    plans: dict[str, Plan] = {}
    found: list[Problem] = []
    taken: dict[str, str] = {}
    for file in files:
        source = read(file)
        if isinstance(source, Problem):
            found.append(source)
            continue
        found += list(_taken(source, taken))
        plan, problems = _checked(source, known, today)
        found += problems
        if plan is not None:
            plans.setdefault(plan.id, plan)
    return plans, found


def _checked(
    source: Source, known: Known | None, today: date | None
) -> tuple[Plan | None, list[Problem]]:
    form, found = fit(PlanForm, source)
    for check in (names, computed, bounds, terms):
        found += list(check.problems(source))
    duties = (known or {}).get(str(source.tables.get("id")))
    found += list(people.problems(source, duties)) if duties is not None else []
    found += list(people.review(source, today)) if today is not None else []
    plan = None
    if form is not None and not errors(found):
        plan = build(form, source.text)
        found += [*examples.problems(source, plan), *remarks.problems(source)]
    found.sort(key=lambda problem: (problem.line, problem.column))
    return (None if errors(found) else plan), found


def _taken(source: Source, taken: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem if another file has this plan's id; remember whose it is."""
    id = source.tables.get("id")
    if isinstance(id, str):
        if id in taken:
            said = sentences.DUPLICATE_PLAN.format(given=id, other=taken[id])
            yield source.problem(("id",), said)
        taken.setdefault(id, source.name)
