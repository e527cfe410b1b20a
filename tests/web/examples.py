"""The example plans on the ward's screen, with everything wrong at once: the longest sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from tests.web.house import HOSPITAL, WARD
from tests.web.play import SCREEN, Play, Sample
from wardstatus.core.inputs import AnswerPrompt, TapNeeds, TellOutcome
from wardstatus.core.levels import Level
from wardstatus.core.plans import Condition, Plan
from wardstatus.core.units import Duty, Person, Rulebook
from wardstatus.plans import load_rules
from wardstatus.shipped import folder

PHONE = "51 51 8{n} 00"


@cache
def plans() -> Mapping[str, Plan]:
    """Return the example plans by id."""
    found, _problems = load_rules(folder("rules"))
    return found


def house(plan: Plan) -> Rulebook:
    """Return a house where everybody the plan speaks of is on duty."""
    roles = [role.id for role in plan.roles.values() if not role.at_screen]
    persons = {
        role: Person(id=role, name=f"Ingebjørg {role} Haugland", phone=PHONE.format(n=n))
        for n, role in enumerate(roles)
    }
    duties = tuple(Duty(role=role, unit="nordvag", person=role) for role in roles)
    ward = replace(WARD, plan=plan, name="Observasjon og korttid", constants={})
    return Rulebook(units={"nordvag": HOSPITAL, "kir1": ward}, persons=persons, duties=duties)


def worst(plan: Plan) -> Mapping[str, float]:
    """Return a value for each number that is entered, past every bound there is on it."""
    given = {
        each.id: each.max or 100.0 for each in plan.indicators.values() if _entered(plan, each.id)
    }
    return given | {name: _past(each) for name, each in _bounds(plan) if name in given}


def _entered(plan: Plan, name: str) -> bool:
    return plan.indicators[name].kind == "reading"


def _bounds(plan: Plan) -> Iterator[tuple[str, Condition]]:
    for level in (plan.yellow, plan.red):
        for each in (*level.when, *level.always):
            yield each.indicator, each


def _past(condition: Condition) -> float:
    bounds = condition.bound.values()
    if condition.comparison in ("at_or_above", "above"):
        return max(bounds) + 1
    return max(0, min(bounds) - 1)


def _red(plan: Plan) -> Play:
    play = Play(house(plan)).read(**worst(plan)).set(Level.RED)
    needs = tuple(each.id for each in plan.needs[:2])
    return play.send(TapNeeds(unit="kir1", by=SCREEN, needs=needs)).at(1).deliver()


def _told(plan: Plan) -> str:
    """Return who is first in the chain of the answer."""
    spell = _red(plan).board.standings["kir1"].spell
    assert spell is not None
    assert spell.chain is not None
    return spell.chain.taken[0].told[0].person


def _answered(plan: Plan) -> Play:
    return _red(plan).at(6).answer(_told(plan))


def _limit(plan: Plan) -> float:
    assert plan.limit is not None
    return plan.limit.limit.total_seconds() / 60


def _decided(plan: Plan) -> Play:
    """Everything that may be decided, is, but to go on."""
    assert plan.limit is not None
    play = _answered(plan).at(40)
    for choice in plan.limit.choices:
        if choice.kind not in ("extend", "lower"):
            play.decide(choice.id, next(iter(plan.limit.decided_by.values()))[0])
    return play.at(41)


def _came(plan: Plan) -> Play:
    return _decided(plan).at(40 + 61)


def _covered(plan: Plan) -> Play:
    play = _came(plan)
    spell = play.board.standings["kir1"].spell
    assert spell is not None
    for made in spell.decisions:
        if made.due is not None:
            play.send(TellOutcome(unit="kir1", by=SCREEN, decision=made.id, came=True))
    return play


def _calm(plan: Plan, level: Level) -> Play:
    play = Play(house(plan)).set(level).at(30)
    return play.read(**worst(plan)).at(42)


def _rested(plan: Plan) -> Play:
    return _calm(plan, Level.GREEN).send(
        AnswerPrompt(unit="kir1", by=SCREEN, answer="numbers_wrong")
    )


STATES: Mapping[str, Callable[[Plan], Play]] = {
    "never": lambda plan: Play(house(plan)),
    "never-numbers": lambda plan: Play(house(plan)).read(**worst(plan)).at(12),
    "undo-green": lambda plan: Play(house(plan)).read(**worst(plan)).at(12).set(Level.GREEN),
    "undo-red": lambda plan: Play(house(plan)).read(**worst(plan)).at(12).set(Level.RED),
    "green": lambda plan: Play(house(plan)).set(Level.GREEN).at(30),
    "asked": lambda plan: _calm(plan, Level.GREEN),
    "asked-yellow": lambda plan: _calm(plan, Level.YELLOW),
    "rested": _rested,
    "unknown": lambda plan: Play(house(plan)).set(Level.YELLOW).at(900).read(**worst(plan)).at(912),
    "unanswered": lambda plan: _red(plan).at(24).deliver(),
    "answered": lambda plan: _answered(plan).at(20),
    "decided": _decided,
    "came": _came,
    "covered": _covered,
    "soon": lambda plan: _answered(plan).at(_limit(plan) - 20).answer(_told(plan)),
    "over": lambda plan: _red(plan).at(_limit(plan) + 12).deliver(),
    "yellow": lambda plan: _answered(plan).at(60).set(Level.YELLOW).at(70).read(**worst(plan)),
}
"""Every state a nurse meets, with every number past its bound."""

OF_PEOPLE = frozenset({"rested"})
OF_A_LIMIT = frozenset({"decided", "came", "covered", "soon", "over"})


def states(plan: Plan) -> Iterator[tuple[str, Sample]]:
    """Yield the states a plan has, by name."""
    missing = (OF_A_LIMIT if plan.limit is None else set()) | (
        OF_PEOPLE if plan.follow == "plan" else set()
    )
    for name, play in STATES.items():
        if name not in missing:
            yield name, play(plan).sample()
