"""What is sent on a random day: taps, numbers, answers, decisions, deliveries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from hypothesis import strategies as st

from tests.core.build import (
    GREEN,
    RED,
    YELLOW,
)
from wardstatus.core.inputs import (
    AnswerPrompt,
    ApplyTerms,
    Confirm,
    Decide,
    Declare,
    Input,
    MarkItem,
    PassOn,
    ReportDelivery,
    TakeChain,
    TakeReading,
    TapNeeds,
    TellOutcome,
    Undo,
)
from wardstatus.core.plans import DecisionKind
from wardstatus.core.standing import Standing, ToldState


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """Something sent `gap` seconds after what was sent before it; `n` picks of what there is."""

    gap: int
    unit: str
    kind: str
    n: int


STATES: tuple[ToldState, ...] = ("sending", "accepted", "delivered", "failed", "expired")
MARKS: tuple[Literal["done", "open", "not_done"], ...] = ("done", "done", "open", "not_done")
DECISIONS: tuple[DecisionKind, ...] = ("resources", "close", "extend", "lower", "set_aside")
ANSWERS: tuple[Literal["managing", "numbers_wrong", "agree", "disagree"], ...] = (
    "managing",
    "numbers_wrong",
    "agree",
    "disagree",
)
PEOPLE = ("el", "ol", "al", "kd")


def _declared(level: str) -> Callable[[Standing, int], Input]:
    levels = {"red": RED, "yellow": YELLOW, "green": GREEN}
    return lambda here, n: Declare(
        unit=here.unit, by="screen:x", level=levels[level], own=True, needs=("bed",) * (n % 2)
    )


def _marked(here: Standing, n: int) -> Input:
    item = here.items[n % len(here.items)].id if here.items else "x"
    return MarkItem(
        unit=here.unit, by="screen:x", item=item, state=MARKS[n % len(MARKS)], own=n % 2 == 0
    )


def _reported(here: Standing, n: int) -> Input:
    chain = here.spell.chain if here.spell else None
    told = [each for step in chain.taken for each in step.told] if chain else []
    key = told[-1 - n % len(told)].key if told else "x"
    return ReportDelivery(unit=here.unit, by="delivery", key=key, state=STATES[n % len(STATES)])


def _chain(here: Standing) -> str:
    return here.spell.chain.id if here.spell and here.spell.chain else f"{here.unit}.1.a1"


def _decision(here: Standing, n: int) -> Input:
    person = ("al", "kd")[n % 2]
    return Decide(
        unit=here.unit,
        by=f"person:{person}",
        person=person,
        kind=DECISIONS[n % len(DECISIONS)],
        text="x",
    )


def _outcome(here: Standing, n: int) -> Input:
    known = here.spell.decisions if here.spell else ()
    decision = known[n % len(known)].id if known else "x"
    return TellOutcome(unit=here.unit, by="screen:x", decision=decision, came=n % 2 == 0)


def _number(name: str, values: tuple[float, ...]) -> Callable[[Standing, int], Input]:
    return lambda here, n: TakeReading(
        unit=here.unit, by="x", indicator=name, value=values[n % len(values)], own=n % 2 == 0
    )


def _answer(here: Standing, n: int) -> Input:
    person = PEOPLE[n % len(PEOPLE)]
    return TakeChain(unit=here.unit, by=f"person:{person}", person=person, chain=_chain(here))


def _passed(here: Standing, n: int) -> Input:
    person = PEOPLE[n % len(PEOPLE)]
    return PassOn(unit=here.unit, by=f"person:{person}", person=person, chain=_chain(here))


def _prompted(here: Standing, n: int) -> Input:
    return AnswerPrompt(unit=here.unit, by="screen:x", answer=ANSWERS[n % len(ANSWERS)])


def _turned(here: Standing, n: int) -> Input:
    """Leave red if it is red, else enter it."""
    red = here.status.level is RED
    return _declared(("yellow", "green")[n % 2] if red else "red")(here, n)


def _terms(here: Standing, n: int) -> Input:
    person = ("al", "kd")[n % 2]
    return ApplyTerms(unit=here.unit, by=f"person:{person}", person=person, reason="x")


def _lower(here: Standing, n: int) -> Input:
    return Decide(unit=here.unit, by="person:al", person="al", kind="lower")


KINDS: Mapping[str, Callable[[Standing, int], Input]] = {
    "red": _declared("red"),
    "yellow": _declared("yellow"),
    "green": _declared("green"),
    "turn": _turned,
    "high": _number("corridor", (3,)),
    "lower": _lower,
    "undo": lambda here, n: Undo(unit=here.unit, by="screen:x"),
    "confirm": lambda here, n: Confirm(unit=here.unit, by="screen:x"),
    "needs": lambda here, n: TapNeeds(unit=here.unit, by="screen:x", needs=("bed",)),
    "item": _marked,
    "beds": _number("beds", (10, 22, 24, 26)),
    "waits": _number("waits", (0, 6)),
    "corridor": _number("corridor", (0, 3)),
    "answer": _answer,
    "pass": _passed,
    "decide": _decision,
    "outcome": _outcome,
    "terms": _terms,
    "prompt": _prompted,
    "delivery": _reported,
}
GAPS = [0, 5, 10, 15, 20, 60, 300, 600, 900, 1200, 1795, 1800, 2700, 3600, 5400]


def tap(kind: str, *gaps: int, unit: str = "med") -> st.SearchStrategy[Tap]:
    """Return one kind of tap, after one of some gaps."""
    return st.builds(
        Tap,
        gap=st.sampled_from(gaps or GAPS),
        unit=st.just(unit),
        kind=st.just(kind),
        n=st.integers(0, 19),
    )


ANY = st.builds(
    Tap,
    gap=st.sampled_from(GAPS),
    unit=st.sampled_from(("med", "kir")),
    kind=st.sampled_from(tuple(KINDS)),
    n=st.integers(0, 19),
)
SCENES = st.one_of(
    st.tuples(ANY),
    st.tuples(ANY, ANY, ANY),
    st.tuples(tap("turn"), tap("undo", 0, 10, 15, 20)),
    st.tuples(tap("turn"), tap("delivery", 0, 5), tap("undo", 5, 10)),
    st.tuples(tap("red"), tap("turn"), tap("red", 5, 600, 1795, 1800)),
    st.tuples(tap("red"), tap("answer"), tap("turn"), tap("red", 10, 900)),
    st.tuples(tap("red"), tap("decide"), tap("outcome", 0, 60, 3600)),
    st.tuples(tap("red"), tap("decide", 3600, 5400), tap("turn"), tap("red", 10, 1200)),
    st.tuples(tap("red"), tap("lower"), tap("prompt", 5, 600), tap("prompt", 60, 3600)),
    st.tuples(tap("high", unit="kir"), tap("turn", unit="kir"), tap("undo", 10, unit="kir")),
    st.tuples(tap("high"), tap("prompt"), tap("waits")),
    st.tuples(tap("delivery", 5, 60), tap("delivery", 5, 60), tap("pass", 5, 600)),
    st.tuples(tap("item"), tap("item", 0, 60)),
)
TAPS = st.lists(SCENES, max_size=7).map(lambda scenes: [each for scene in scenes for each in scene])
"""A day is a row of scenes: what belongs together is more often together than by chance."""
