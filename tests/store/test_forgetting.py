"""Every text of an event is somebody's, a note, or kept; and the log folds to what is forgotten."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from tests.store.samples import T0, minutes
from wardstatus.core.events import Answered, DecisionMade, Event, LevelUndone, StepTaken
from wardstatus.core.standing import Answer, Decision, Standing, Status, Told
from wardstatus.store import forgetting
from wardstatus.store.forgetting import ACTORS, DECISIONS, KEYS, LISTS_OF_KEYS, NOTES, PERSONS

OURS = {
    "action", "actors", "begun", "chain", "channel", "choice", "condition", "criteria", "decision",
    "decided_by", "id", "indicator", "item", "items", "kept", "needs", "notify", "offers",
    "overdue", "override", "plan", "plan_version", "reason", "role", "roles", "spell", "steps",
    "tell", "unit", "figures", "flags", "latches", "readings",
}  # fmt: skip
"""Names of fields whose texts are ids of ours, of plans and of places: no person's, no note."""

KNOWN_NAMES = {*OURS, *ACTORS, *LISTS_OF_KEYS}

PLANS = {("Item", "text"), ("Action", "text"), ("PlanChoice", "text")}
"""Texts that come from a plan."""


def _strings(kind: Any, seen: set[Any]) -> Iterator[tuple[str, str]]:
    """Yield every field of a class, and of those in it, that holds text of any kind."""
    if not isinstance(kind, type) or not is_dataclass(kind) or kind in seen:
        return
    seen.add(kind)
    hints = get_type_hints(kind)
    for field in fields(kind):
        for part in _parts(hints[field.name]):
            if part is str:
                yield kind.__name__, field.name
            elif is_dataclass(part):
                yield from _strings(part, seen)


def _parts(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is None and not isinstance(kind, UnionType):
        yield kind
        return
    for part in get_args(kind):
        yield from _parts(part)


def test_it_is_said_of_every_text_how_long_it_is_kept() -> None:
    """A new field is a person's, an actor's, a key, a note or ours: say which in `forgetting`."""
    seen: set[Any] = set()
    places = {place for kind in (*get_args(Event), Standing) for place in _strings(kind, seen)}
    known = PERSONS | KEYS | NOTES | DECISIONS | PLANS
    unsaid = {place for place in places if place not in known and place[1] not in KNOWN_NAMES}
    assert unsaid == set()
    assert {place for place in NOTES | DECISIONS | KEYS if place not in places} == set()


TOLD = Told(key="med2.1.a1.0.kari", role="AL", person="kari")
STEP = StepTaken(
    at=T0,
    unit="med2",
    chain="med2.1.a1",
    step=0,
    roles=("AL",),
    told=(TOLD,),
    ready_at=T0,
    next_step=1,
    next_at=T0 + minutes(10),
)
ANSWER = Answer(
    by="kari", role="AL", at=T0, until=T0 + minutes(60), text="Jeg ringer", recorded_by="person:ola"
)
DECISION = Decision(
    id="d1",
    kind="resources",
    text={"": "En sykepleier"},
    by="kari",
    role="AL",
    at=T0,
    until=T0,
    criteria=("benefit",),
)


def test_a_person_becomes_a_role_and_the_key_a_number() -> None:
    change = forgetting.without_persons({TOLD.key: "med2.1.a1.0.~1"})
    told = forgetting.changed(STEP, change).told
    assert told == (Told(key="med2.1.a1.0.~1", role="AL", person="AL"),)


def test_a_key_nobody_has_a_new_one_for_still_loses_its_person() -> None:
    undone = LevelUndone(
        at=T0, unit="med2", level=None, undone=None, by="person:kari", withdrawn=("x.1.kari",)
    )
    said = forgetting.changed(undone, forgetting.without_persons({}))
    assert (said.by, said.withdrawn) == ("person", ("x.1.~0",))
    assert forgetting.changed(said, forgetting.without_persons({})) is said


def test_a_screen_is_no_person() -> None:
    here = Status(by="screen:med2", since=T0)
    assert forgetting.changed(here, forgetting.without_persons({})) is here


def test_of_an_answer_the_words_go_first_and_the_name_later() -> None:
    event = Answered(at=T0, unit="med2", spell="s", answer=ANSWER)
    noted = forgetting.changed(event, forgetting.without_notes)
    assert (noted.answer.text, noted.answer.by) == ("", "kari")
    named = forgetting.changed(noted, forgetting.without_persons({}))
    assert (named.answer.by, named.answer.role, named.answer.recorded_by) == ("AL", "AL", "person")


def test_of_a_decision_the_words_stay_until_the_archive_rule() -> None:
    event = DecisionMade(at=T0, unit="med2", spell="s", decision=DECISION)
    kept = forgetting.changed(event, forgetting.without_notes)
    assert kept is event
    gone = forgetting.changed(event, forgetting.without_decisions).decision
    assert (gone.text, gone.kind, gone.criteria, gone.role) == ({}, "resources", ("benefit",), "AL")


@pytest.mark.parametrize(
    ("offset", "by"),
    [
        pytest.param(-1, "kari", id="it began later"),
        pytest.param(0, "AL", id="it began then"),
        pytest.param(1, "AL", id="it began before"),
    ],
)
def test_in_a_standing_only_what_began_by_then_is_touched(offset: int, by: str) -> None:
    than = T0 + timedelta(microseconds=offset)
    change = forgetting.older(than, forgetting.without_persons({}))
    assert forgetting.changed(ANSWER, change).by == by
