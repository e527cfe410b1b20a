"""What an empty installation has still to do, on the page whoever opens it first sees."""

from dataclasses import dataclass

from flask import render_template

from wardstatus.core.units import Rulebook
from wardstatus.service import Firsts
from wardstatus.web.runtime import runtime


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSteps:
    """What there is, and what is done; nothing in it names a unit or a person."""

    units: int
    plans: int
    message: bool
    first: str
    """A unit the first screen may be of, for the command that makes a code."""


def first_steps(book: Rulebook, done: Firsts) -> FirstSteps | None:
    """Return the way to the first tap and the first message; None once a screen was paired."""
    if done.screen:
        return None
    wards = [each for each in book.units.values() if each.plan is not None]
    return FirstSteps(
        units=len(wards),
        plans=len({each.plan.id for each in wards if each.plan is not None}),
        message=done.message,
        first=wards[0].id if wards else "",
    )


def door(wrong: str = "") -> str:
    """Return the page that asks for a code; in an empty house also what comes before and after."""
    here = runtime()
    steps = first_steps(here.service.rulebook, here.service.records.firsts())
    return render_template("welcome.html" if steps else "pair.html", wrong=wrong, steps=steps)
