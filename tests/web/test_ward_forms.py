"""The ward's taps as a browser sends them, with a script and without."""

import re
from urllib.parse import urlencode

import pytest

from tests.web.served import Answer, Asker, Served
from wardstatus.core.levels import Level
from wardstatus.core.standing import Standing

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Page:
    """The screen of one ward."""

    def __init__(self, served: Served, unit: str = "kir1") -> None:
        self.served = served
        self.unit = unit
        self.asker = Asker(
            client=served.screen(unit).client, headers={"Origin": "http://localhost"}, prefix=""
        )
        self.csrf = self._found("csrf")

    def _found(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.get().text)
        assert found is not None
        return found[1]

    def get(self, rest: str = "", **headers: str) -> Answer:
        return self.asker.send("GET", f"/ward/{self.unit}{rest}", **headers)

    def tap(self, action: str, key: str = "", **form: str) -> Answer:
        """Send a form; with a key as the script sends it."""
        body = urlencode({"csrf": self.csrf, "tap": "once", **form})
        headers = {**FORM, **({"Idempotency-Key": key} if key else {})}
        return self.asker.send("POST", f"/ward/{self.unit}/{action}", body, **headers)

    @property
    def standing(self) -> Standing:
        return self.served.live.service.standing(self.unit)


@pytest.fixture
def page(served: Served) -> Page:
    return Page(served)


def test_one_tap_sets_the_level_and_goes_back_to_the_page(page: Page) -> None:
    answer = page.tap("level", level="red")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/ward/kir1")
    assert page.standing.status.level is Level.RED
    assert "Satt til rød 12:12" in page.get().text


def test_a_script_gets_the_part_that_lives(page: Page) -> None:
    answer = page.tap("level", key="one", level="red")
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<main id="live"')
    assert answer.headers["X-Now"].isdigit()


def test_a_tap_that_comes_twice_changes_nothing(page: Page) -> None:
    page.tap("level", key="one", level="red")
    version = page.standing.version
    assert page.tap("level", key="one", level="red").status_code == 200
    assert page.standing.version == version


def test_two_buttons_of_one_rendering_are_two_taps(page: Page) -> None:
    page.tap("level", level="yellow")
    assert page.tap("level", level="red").status_code == 303
    assert page.standing.status.level is Level.RED


def test_a_key_of_another_tap_is_refused(page: Page) -> None:
    page.tap("level", key="one", level="yellow")
    assert page.tap("level", key="one", level="red").status_code == 422
    assert page.standing.status.level is Level.YELLOW


def test_needs_turn_on_and_off(page: Page) -> None:
    page.tap("level", level="red")
    page.tap("needs", key="a", need="nurse")
    page.tap("needs", key="b", need="bed")
    assert page.standing.status.needs == ("nurse", "bed")
    page.tap("needs", key="c", need="nurse")
    page.tap("needs", key="d", reason="few")
    status = page.standing.status
    assert (list(status.needs), status.reason) == (["bed"], "few")


def test_undo_takes_the_tap_back(page: Page) -> None:
    page.tap("level", level="green")
    page.served.clock.forward(5)
    page.tap("level", level="red")
    assert page.tap("undo", undo="1").status_code == 303
    assert page.standing.status.level is Level.GREEN


def test_what_cannot_be_done_is_said_on_the_page(page: Page) -> None:
    page.tap("level", level="red")
    page.served.clock.forward(1)
    answer = page.tap("undo", undo="1")
    assert answer.status_code == 409
    assert re.search(r'role="alert">[^<]+</p>', answer.text)
    assert "<!doctype html>" in answer.text
    assert "<!doctype html>" not in page.tap("undo", key="x", undo="1").text


def test_items_are_ticked_opened_again_and_said_to_be_impossible(page: Page) -> None:
    page.tap("level", level="red")
    item = next(each for each in page.standing.items if each.action == "R2")
    for form, state in (
        ({"done": item.id}, "done"),
        ({"open": item.id}, "open"),
        ({"not_done": f"{item.id} now"}, "not_done"),
    ):
        page.tap("item", **form)
        found = next(each for each in page.standing.items if each.id == item.id)
        assert found.state == state
    assert "Kan ikke: Ikke mulig nå" in page.get().text


def test_numbers_go_one_up_and_one_down_and_confirm_the_level(page: Page) -> None:
    page.tap("level", level="green")
    page.served.clock.forward(30)
    page.tap("readings", key="a", more="patients")
    page.tap("readings", key="b", more="patients")
    page.tap("readings", key="c", less="patients")
    assert page.standing.numbers.readings["patients"].value == 1
    assert page.standing.status.confirmed_at == page.served.clock()


def test_somebody_answers_by_telephone(page: Page) -> None:
    page.tap("level", level="red")
    page.served.clock.forward(2)
    page.served.live.service.tick()
    spell = page.standing.spell
    assert spell is not None
    assert spell.chain is not None
    page.tap("phone-answer", chain=spell.chain.id, person="lie")
    spell = page.standing.spell
    assert spell is not None
    assert spell.answer is not None
    assert (spell.answer.by, spell.answer.by_phone) == ("lie", True)
    assert "OL, på telefon" in re.sub(r"<[^>]+>", "", page.get().text)


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
    page: Page, action: str, form: dict[str, str], status: int
) -> None:
    if action == "needs":
        page.tap("level", level="red")
    answer = page.tap(action, **form)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_page_without_the_screens_own_token_changes_nothing(page: Page) -> None:
    page.csrf = "wrong"
    assert page.tap("level", level="red").status_code == 403
    assert page.standing.status.level is None


def test_an_unchanged_page_is_not_sent_again(page: Page) -> None:
    tag = page.get("/fragment").headers["ETag"]
    again = page.get("/fragment", **{"If-None-Match": tag})
    assert (again.status_code, again.text) == (304, "")
    page.served.clock.forward(1)
    assert page.get("/fragment", **{"If-None-Match": tag}).status_code == 200


def test_a_wall_sees_roles_and_no_names(served: Served) -> None:
    page = Page(served)
    page.tap("level", level="red")
    served.clock.forward(2)
    served.live.service.tick()
    wall = Asker(client=served.screen("nordvag", wall=True).client, headers={}, prefix="")
    text = wall.get("/ward/kir1").text
    assert "Overlege i vakt" in text
    assert "M. Lie" not in text
    assert "M. Lie" in page.get().text


def test_a_heading_has_no_screen_of_its_own(served: Served) -> None:
    asker = Asker(client=served.screen("avd").client, headers={}, prefix="")
    assert asker.get("/ward/avd").status_code == 409
    assert asker.get("/ward/nowhere").status_code == 404
