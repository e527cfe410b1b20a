"""The plans' pages and the page of reasons, as a browser gets them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.web.house import book
from tests.web.served import Asker, Served
from wardstatus.plans import load_rules
from wardstatus.texts.documents.plan import document
from wardstatus.texts.words import words
from wardstatus.web.plans_view.checked import checked

RULES = Path(__file__).parent.parent.parent / "rules"
PLANS, _PROBLEMS = load_rules(RULES)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    served = Served(tmp_path_factory.mktemp("plans"), demo=True)
    yield Asker(client=served.nobody().client, headers={}, prefix="")
    served.close()


def shown(demo: Asker, path: str) -> str:
    answer = demo.send("GET", path, Accept="text/html")
    assert answer.status_code == 200
    return answer.text


def test_the_list_names_every_plan_in_force(demo: Asker) -> None:
    page = shown(demo, "/plans")
    assert 'href="/plans/surgical-ward"' in page
    assert "Kirurgisk 1" in page


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_plan_is_a_document(demo: Asker, language: str) -> None:
    page = shown(demo, f"/plans/surgical-ward?language={language}")
    assert ("Hvem gjør hva?" if language == "nb" else "Who does what?") in page


def test_a_plan_that_is_not_in_force_is_not_found(demo: Asker) -> None:
    assert demo.send("GET", "/plans/nowhere", Accept="text/html").status_code == 404


def posted(demo: Asker, text: str) -> str:
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
    answer = demo.send("POST", "/plans/check?language=nb", f"text={text}", **form)
    assert answer.status_code == 200
    return answer.text


def test_an_empty_page_waits(demo: Asker) -> None:
    assert "Ingenting skrevet ennå." in shown(demo, "/plans/check?language=nb")
    assert "Ingenting skrevet ennå." in posted(demo, "")


def test_problems_stand_at_their_lines(demo: Asker) -> None:
    page = posted(demo, "schema+%3D+1%0Afolow+%3D+1%0A")
    assert 'data-line="2" data-column="1"' in page
    assert "det finnes ingen nøkkel «folow»; mente du «follow»?" in page


def test_what_was_written_is_escaped(demo: Asker) -> None:
    page = posted(demo, "%3C/textarea%3E%3Cscript%3E")
    assert "<script>" not in page.replace('<script src="', "")
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_shipped_plan_can_be_read(plan: str, language: str) -> None:
    found = document(words(language), PLANS[plan], book(PLANS[plan]))
    assert found.facts[1][1]
    assert [each.level.rank for each in found.triggers] == [2, 3]


def test_the_terms_of_a_ward_in_norwegian() -> None:
    found = document(words("nb"), PLANS["medical-ward"], book(PLANS["medical-ward"]))
    yellow = found.triggers[0]
    assert yellow.lead == "når minst 2 av disse har vart i 30 min:"
    assert yellow.some[0] == "belegg er 92 % eller mer, til det er under 88 %"
    assert "6 (dag), 8 (kveld), 12 (natt) eller mer" in yellow.some[1]
    assert [mark.time for mark in found.answer] == ["Straks", "10 min", "25 min"]
    assert [mark.time for mark in found.limit if mark.hard] == ["4 t, fristen"]
    assert found.more[0] == "Ledere kan forlenge rødt 1 gang, høyst 2 t. Posten kan ikke."


def test_a_plan_without_numbers_or_limit_is_short() -> None:
    plan = replace(PLANS["start"], limit=None, review_by=date(2027, 1, 1))
    found = document(words("nb"), plan, book(plan))
    assert (found.limit, found.rejoin, found.more) == ((), "", ())


def test_a_draft_without_problem_may_be_taken() -> None:
    assert checked(words("nb"), "x = 1", ()).verdict == "Ingen feil. Planen kan tas i bruk."


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_reasons_have_a_page(demo: Asker, language: str) -> None:
    assert "Kirurgisk 1" in shown(demo, f"/why/kir1?language={language}")


def test_the_reasons_say_what_would_change(demo: Asker) -> None:
    sent = {"unit": "kir1", "values": {"patients": 30, "corridor": 3, "nurses": 3}}
    assert demo.post("/api/v1/readings", sent).status_code == 200
    unit = demo.send("GET", "/api/v1/units/kir1").json
    recommended = unit["recommended"]
    page = shown(demo, "/why/kir1")
    for reason in recommended["reasons"]:
        assert reason["since"] is not None
        assert reason["bound"] is not None
    assert recommended["change"]
    for change in recommended["change"]:
        assert change["sentence"] in page.replace("&lt;", "<")


def test_a_heading_has_no_reasons(demo: Asker) -> None:
    assert demo.send("GET", "/why/nordvag", Accept="text/html").status_code == 409
