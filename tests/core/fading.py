"""Numbers that grow too old after half an hour."""

from dataclasses import replace

from tests.core.build import PLAN, condition, span
from wardstatus.core.plans import Lasts, Plan


def stale(plan: Plan, lasts: Lasts, *names: str) -> Plan:
    kept = {
        name: replace(each, stale_after=lasts) if name in names else each
        for name, each in plan.indicators.items()
    }
    return replace(plan, indicators=kept)


FADING = stale(PLAN, span(30), "beds")
TWO = replace(
    stale(PLAN, span(30), "waits"),
    yellow=replace(PLAN.yellow, when=()),
    red=replace(PLAN.red, any=2, when=(condition("beds", 25, 24), condition("waits", 5))),
)
