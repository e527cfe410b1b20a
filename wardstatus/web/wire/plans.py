"""A plan as the API says it: the names of the plan file, durations as written there."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta
from pathlib import PurePath

from wardstatus.core.durations import say
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook
from wardstatus.toml.problems import Problem
from wardstatus.web.wire.reader import Json


def in_force(rulebook: Rulebook) -> dict[str, Plan]:
    """Return the plans that some unit has, by id."""
    return {unit.plan.id: unit.plan for unit in rulebook.units.values() if unit.plan}


def summary(plan: Plan, rulebook: Rulebook) -> Json:
    """Return what a list of plans says of one."""
    return {
        "id": plan.id,
        "name": plain(plan.name),
        "owner": plain(plan.owner),
        "effective": plan.effective.isoformat(),
        "review_by": plan.review_by.isoformat(),
        "version": plan.version,
        "follow": plan.follow,
        "units": [
            unit.id for unit in rulebook.units.values() if unit.plan and unit.plan.id == plan.id
        ],
    }


def whole(plan: Plan, rulebook: Rulebook) -> Json:
    """Return all of a plan's terms."""
    said = plain(plan)
    assert isinstance(said, dict)
    return {**said, **summary(plan, rulebook)}


def problem(found: Problem) -> Json:
    """Return one problem, with its place counted from 1; `file`: the plan's or config.toml."""
    return {
        "file": PurePath(found.file).name,
        "line": found.line,
        "column": found.column,
        "path": found.path,
        "sentence": found.sentence,
        "kind": found.kind,
    }


def plain(value: object) -> object:
    """Return a value of a plan as JSON; what is the same in every shift stands alone."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        if set(value) == {""}:
            return plain(value[""])
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, timedelta):
        return say(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return value
