"""The ward's taps as a browser sends them, with a script and without."""

import re

import pytest

from tests.web.served import Asker, Served
from tests.web.ward_screen import Page
from wardstatus.core.levels import Level


@pytest.fixture
def ward(served: Served) -> Page:
    return Page(served)


def test_one_tap_sets_the_level_and_goes_back_to_the_page(ward: Page) -> None:
    answer = ward.tap("level", level="red")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ward/kir1")
    assert ward.standing.status.level is Level.RED
    assert "Satt til rød 12:12" in ward.get().text


def test_a_script_gets_the_part_that_lives(ward: Page) -> None:
    answer = ward.tap("level", key="one", level="red")
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<main id="live"')
    assert answer.headers["X-Now"].isdigit()


def test_a_tap_that_comes_twice_changes_nothing(ward: Page) -> None:
    ward.tap("level", key="one", level="red")
    version = ward.standing.version
    assert ward.tap("level", key="one", level="red").status_code == 200
    assert ward.standing.version == version


def test_two_buttons_of_one_rendering_are_two_taps(ward: Page) -> None:
    ward.tap("level", level="yellow")
    assert ward.tap("level", level="red").status_code == 303
    assert ward.standing.status.level is Level.RED


def test_a_key_of_another_tap_is_refused(ward: Page) -> None:
    ward.tap("level", key="one", level="yellow")
    assert ward.tap("level", key="one", level="red").status_code == 422
    assert ward.standing.status.level is Level.YELLOW


def test_needs_turn_on_and_off(ward: Page) -> None:
    ward.tap("level", level="red")
    ward.tap("needs", key="a", need="nurse")
    ward.tap("needs", key="b", need="bed")
    assert ward.standing.status.needs == ("nurse", "bed")
    ward.tap("needs", key="c", need="nurse")
    ward.tap("needs", key="d", reason="few")
    status = ward.standing.status
    assert (list(status.needs), status.reason) == (["bed"], "few")


def test_undo_takes_the_tap_back(ward: Page) -> None:
    ward.tap("level", level="green")
    ward.served.clock.forward(5)
    ward.tap("level", level="red")
    assert ward.tap("undo", undo="1").status_code == 303
    assert ward.standing.status.level is Level.GREEN


def test_what_cannot_be_done_is_said_on_the_page(ward: Page) -> None:
    ward.tap("level", level="red")
    ward.served.clock.forward(1)
    answer = ward.tap("undo", undo="1")
    assert answer.status_code == 409
    assert re.search(r'role="alert">[^<]+</p>', answer.text)
    assert "<!doctype html>" in answer.text
    assert "<!doctype html>" not in ward.tap("undo", key="x", undo="1").text


def test_items_are_ticked_opened_again_and_said_to_be_impossible(ward: Page) -> None:
    ward.tap("level", level="red")
    item = next(each for each in ward.standing.items if each.action == "R2")
    for form, state in (
        ({"done": item.id}, "done"),
        ({"open": item.id}, "open"),
        ({"not_done": f"{item.id} now"}, "not_done"),
    ):
        ward.tap("item", **form)
        found = next(each for each in ward.standing.items if each.id == item.id)
        assert found.state == state
    assert "Kan ikke: Ikke mulig nå" in ward.get().text


def test_numbers_go_one_up_and_one_down_and_confirm_the_level(ward: Page) -> None:
    ward.tap("level", level="green")
    ward.served.clock.forward(30)
    ward.tap("readings", key="a", more="patients")
    ward.tap("readings", key="b", more="patients")
    ward.tap("readings", key="c", less="patients")
    assert ward.standing.numbers.readings["patients"].value == 1
    assert ward.standing.status.confirmed_at == ward.served.clock()


def test_somebody_answers_by_telephone(ward: Page) -> None:
    ward.tap("level", level="red")
    ward.served.clock.forward(2)
    ward.served.live.service.tick()
    spell = ward.standing.spell
    assert spell is not None
    assert spell.chain is not None
    ward.tap("phone-answer", chain=spell.chain.id, person="lie")
    spell = ward.standing.spell
    assert spell is not None
    assert spell.answer is not None
    assert (spell.answer.by, spell.answer.by_phone) == ("lie", True)
    assert "OL, på telefon" in re.sub(r"<[^>]+>", "", ward.get().text)


@pytest.mark.parametrize(
    ("action", "form", "status"),
    [
        ("level", {}, 422),
        ("level", {"level": "orange"}, 422),
        ("needs", {"need": "wings"}, 422),
        ("readings", {"more": "unicorns"}, 422),
        ("prompt", {"answer": "managing"}, 409),
        ("outcome", {"came": "yes", "decision": "kir1.1.d1"}, 404),
        ("item", {"done": "kir1.R2.1"}, 404),
        ("confirm", {}, 409),
    ],
)
def test_wrong_forms_have_their_status_and_a_sentence(
    ward: Page, action: str, form: dict[str, str], status: int
) -> None:
    if action == "needs":
        ward.tap("level", level="red")
    answer = ward.tap(action, **form)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_page_without_the_screens_own_token_changes_nothing(ward: Page) -> None:
    ward.csrf = "wrong"
    assert ward.tap("level", level="red").status_code == 403
    assert ward.standing.status.level is None


def test_an_unchanged_page_is_not_sent_again(ward: Page) -> None:
    tag = ward.get("/fragment").headers["ETag"]
    again = ward.get("/fragment", **{"If-None-Match": tag})
    assert (again.status_code, again.text) == (304, "")
    ward.served.clock.forward(1)
    assert ward.get("/fragment", **{"If-None-Match": tag}).status_code == 200


def test_a_wall_sees_roles_and_no_names(served: Served) -> None:
    ward = Page(served)
    ward.tap("level", level="red")
    served.clock.forward(2)
    served.live.service.tick()
    wall = Asker(client=served.screen("nordvag", wall=True).client, headers={}, prefix="")
    text = wall.get("/ward/kir1").text
    assert "Overlege i vakt" in text
    assert "M. Lie" not in text
    assert "M. Lie" in ward.get().text


def test_a_heading_has_no_screen_of_its_own(served: Served) -> None:
    asker = Asker(client=served.screen("avd").client, headers={}, prefix="")
    assert asker.get("/ward/avd").status_code == 409
    assert asker.get("/ward/nowhere").status_code == 404
