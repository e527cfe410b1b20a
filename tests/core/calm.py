"""A day in red of which only the chain is looked at."""

from dataclasses import replace

from tests.core.build import ANSWER, LIMIT, PLAN, RED, Day, book, span, step
from wardstatus.core.inputs import ReportDelivery
from wardstatus.core.plans import Plan
from wardstatus.core.standing import ToldState

CALM = replace(PLAN, limit=replace(LIMIT, review=None, limit=span(2000)))
"""No review and no limit in sight."""
UNDO = 0.333


def with_steps(*steps: tuple[float, str]) -> Plan:
    answer = replace(ANSWER, steps=tuple(step(after, role) for after, role in steps))
    return replace(CALM, answer=answer)


def red(plan: Plan = CALM, off_duty: str = "") -> Day:
    known = book(plan)
    duties = tuple(each for each in known.duties if each.role not in off_duty.split())
    day = Day(book(plan, duties=duties))
    day.declare(0, RED)
    return day


def report(day: Day, minutes: float, person: str, state: ToldState) -> None:
    told = [told for step in day.chain.taken for told in step.told if told.person == person][-1]
    day.take(minutes, ReportDelivery(unit="med", by="delivery", key=told.key, state=state))
