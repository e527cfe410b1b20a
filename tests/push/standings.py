"""A ward as it may stand, red since T0 and otherwise, to be told of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.core.plans import AnswerTerms, Indicator, LimitTerms, Plan, Step
from wardstatus.core.standing import (
    Answer,
    Chain,
    Decision,
    Spell,
    Status,
    Taken,
    Told,
)
from wardstatus.core.units import Rulebook, Unit

T0 = datetime(2026, 11, 22, 3, 40, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


LIMIT = LimitTerms(
    limit=minutes(240),
    decided_by={"": ("AL",)},
    steps=(Step(after=minutes(0), notify={"": ("AL",)}),),
)
ANSWER = AnswerTerms(
    steps=(
        Step(after=minutes(0), notify={"": ("OL",)}),
        Step(after=minutes(10), notify={"": ("AL", "KD")}),
    )
)
PLAN = Plan(
    id="ward",
    name={"": "Plan"},
    owner={"": "AL"},
    effective=date(2026, 1, 1),
    review_by=date(2027, 1, 1),
    indicators={
        each: Indicator(id=each, name={"": each})
        for each in ("occupancy", "occupied", "staffed_beds")
    },
    answer=ANSWER,
    limit=LIMIT,
)
WARD = Unit(id="med2", name="Medisin 2", short="Med 2", plan=PLAN)
BOOK = Rulebook(units={"med2": WARD})

TOLD = Told(key="k1", role="OL", person="kari", state="delivered", at=T0)
CHAIN = Chain(
    id="med2.1.1",
    kind="answer",
    started=T0,
    next_step=1,
    next_at=T0 + minutes(10),
    taken=(Taken(step=0, roles=("OL",), at=T0, ready_at=T0, told=(TOLD,)),),
)
SPELL = Spell(id="med2.1", started=T0, red_since=T0, limit=LIMIT, answer_terms=ANSWER, chain=CHAIN)
RED = Status(level=Level.RED, since=T0, confirmed_at=T0, valid_until=T0 + minutes(120))
YELLOW = replace(RED, level=Level.YELLOW, needs=("nurse",), offers=("bed",))
ANSWERED = Answer(by="person:kari", role="OL", at=T0, until=T0 + minutes(60))
DECIDED = Decision(
    id="d1", kind="close", text={}, by="person:ola", role="AL", at=T0, until=T0 + minutes(300)
)
