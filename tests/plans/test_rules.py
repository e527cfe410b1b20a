"""The plans a hospital starts from: they load, their examples hold, their texts fit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wardstatus.core.plans import Action, Choice, Plan, Text
from wardstatus.core.recommend import at_rest
from wardstatus.plans import load_plan, load_rules
from wardstatus.shipped import folder

FILES = sorted(folder("rules").glob("*.toml"))
COLUMN = 42
"""Characters of an action that stand on two lines of a column of 400 px."""


def _plan(file: Path) -> Plan:
    plan, problems = load_plan(file)
    assert problems == []
    assert plan is not None
    return plan


def _actions(plan: Plan) -> tuple[Action, ...]:
    return plan.yellow.actions + plan.red.actions + plan.red.exit


def _chips(plan: Plan) -> Iterator[Choice]:
    yield from plan.needs + plan.offers


def _texts(plan: Plan) -> Iterator[Text]:
    yield plan.name
    yield plan.owner
    for role in plan.roles.values():
        yield role.name
    for choice in (*_chips(plan), *(each for group in plan.reasons.values() for each in group)):
        yield choice.name
    for indicator in plan.indicators.values():
        yield indicator.name
    for action in _actions(plan):
        yield action.text
    for decision in plan.limit.choices if plan.limit else ():
        yield decision.text


def test_the_folder_has_no_problem_and_each_plan_is_named_as_its_file() -> None:
    plans, problems = load_rules(folder("rules"))
    assert problems == []
    assert set(plans) == {file.stem for file in FILES}
    assert set(plans) >= {"start", "medical-ward", "emergency-department", "hospital", "england"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_plan_carries_examples_of_every_level_and_they_hold(file: Path) -> None:
    plan = _plan(file)
    expected = {each.recommends for each in plan.examples}
    assert expected == {*plan.confirm, None}
    for example in plan.examples:
        assert at_rest(plan, example.readings, example.shift) is example.recommends


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_is_there_in_both_languages_and_says_no_beredskap(file: Path) -> None:
    for text in _texts(_plan(file)):
        assert set(text) in ({"nb", "en"}, {""})
        assert not any("beredskap" in words.lower() for words in text.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_texts_fit_where_they_stand(file: Path) -> None:
    plan = _plan(file)
    for action in _actions(plan):
        assert max(len(words) for words in action.text.values()) <= COLUMN
    for chip in _chips(plan):
        assert set(chip.short) == {"nb", "en"}
        assert max(len(words) for words in chip.short.values()) <= 10


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_plan_has_an_answer_a_limit_and_one_action_done_by_the_answer(file: Path) -> None:
    plan = _plan(file)
    assert [action.answer for action in plan.red.actions].count(True) == 1
    assert plan.answer.steps
    assert plan.limit is not None
    assert plan.limit.choices


def test_the_plan_to_start_from_has_two_roles_and_at_most_five_actions_a_level() -> None:
    plan = _plan(folder("rules") / "start.toml")
    assert len(plan.roles) == 2
    assert len(plan.yellow.actions + plan.red.actions) <= 5
