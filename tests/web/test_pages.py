"""Every page in every state, filled by its templates in both languages."""

import re
from dataclasses import replace

import pytest

from tests.web.pages import decide_page, phone_page, several_page, ward_page
from tests.web.samples import STATES, several

ENGLISH = ("Connected", "The ward", "Since ", "Answered", "Nobody", "Still ", "Decide", "Told ")

every_state = pytest.mark.parametrize("state", STATES)
both = pytest.mark.parametrize("language", ["nb", "en"])


def _checked(page: str) -> str:
    filled = re.sub(r'data-\w+="[^"]*"|“\{what\}”|«\{what\}»', "", page)
    assert re.search(r"\{[a-z]+\}", filled) is None
    forms = page.count("<form")
    assert page.count('name="csrf"') == page.count('name="tap"') == forms
    assert 'style="' not in page
    return page


@both
@every_state
def test_the_ward_page_is_whole(state: str, language: str) -> None:
    page = _checked(ward_page(STATES[state](), language))
    assert page.count('name="level"') >= 3
    assert 'id="not-registered"' in page


@every_state
def test_nothing_on_the_norwegian_page_is_english(state: str) -> None:
    text = re.sub(r"<[^>]+>", " ", ward_page(STATES[state]()))
    assert [word for word in ENGLISH if word in text] == []


@both
@every_state
@pytest.mark.parametrize("person", ["lie", "berg"])
def test_the_phone_page_is_whole(state: str, language: str, person: str) -> None:
    page = _checked(phone_page(STATES[state](), person, language))
    text = re.sub(r"<[^>]+>", " ", page)
    assert language == "en" or [word for word in ENGLISH if word in text] == []


@both
def test_the_page_of_several_units_is_whole(language: str) -> None:
    page = _checked(several_page(several(), language))
    assert page.count("waits-") == 2


@both
@pytest.mark.parametrize("state", ["unanswered", "answered", "decided", "over"])
def test_the_decision_form_is_whole(state: str, language: str) -> None:
    page = _checked(decide_page(STATES[state](), language=language))
    assert page.count('name="choice"') == 5
    assert page.count(" checked") == 1


def test_what_a_person_wrote_is_escaped() -> None:
    sample = STATES["unanswered"]()
    house = sample.rulebook
    wicked = {"lie": '<script>alert("1")</script>'}
    persons = {
        name: replace(person, name=wicked.get(name, person.name))
        for name, person in house.persons.items()
    }
    page = ward_page(replace(sample, rulebook=replace(house, persons=persons)))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
