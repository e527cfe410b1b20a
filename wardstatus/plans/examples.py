"""A plan's own tests: what its numbers recommend must be what its owner expects."""

from collections.abc import Iterator

from wardstatus.core.plans import Plan
from wardstatus.core.recommend import at_rest
from wardstatus.plans import sentences
from wardstatus.toml.problems import Problem
from wardstatus.toml.source import Source


def problems(source: Source, plan: Plan) -> Iterator[Problem]:
    """Yield the examples that do not hold."""
    for number, example in enumerate(plan.examples):
        found = at_rest(plan, example.readings, example.shift)
        if found is not example.recommends:
            said = sentences.EXAMPLE_FAILS.format(
                found=found or "unknown", expected=example.recommends or "unknown"
            )
            yield source.problem(("example", number, "recommends"), said)
