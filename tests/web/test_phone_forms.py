"""The leader's link as a telephone opens it: reading changes nothing, a tap does."""

import re
from urllib.parse import urlencode

import pytest

from tests.web.served import Answer, Asker, Served
from wardstatus.core.inputs import Declare
from wardstatus.core.levels import Level
from wardstatus.core.standing import Spell


class Phone:
    """One leader's telephone."""

    def __init__(self, served: Served, person: str = "berg", unit: str = "kir1") -> None:
        self.served = served
        self.unit = unit
        chain = _spell(served, unit).chain
        now = served.clock()
        assert chain is not None
        secret = served.live.access.make_link(person, unit, chain.id, now)
        self.address = f"/k/{secret}"
        headers = {"Origin": "http://localhost"}
        self.asker = Asker(client=served.app.test_client(), headers=headers, prefix="")

    def get(self, rest: str = "") -> Answer:
        return self.asker.get(self.address + rest)

    def tap(self, action: str, **form: str) -> Answer:
        return self.asker.send(
            "POST",
            f"{self.address}/{action}",
            urlencode({"tap": action, **form}),
            **{"Content-Type": "application/x-www-form-urlencoded"},
        )

    @property
    def spell(self) -> Spell:
        return _spell(self.served, self.unit)


def _spell(served: Served, unit: str) -> Spell:
    spell = served.live.service.standing(unit).spell
    assert spell is not None
    return spell


def red(served: Served, *units: str) -> None:
    for unit in units:
        sent = Declare(unit=unit, by=f"screen:{unit}", own=True, level=Level.RED)
        served.live.service.take([sent])


def pass_time(served: Served, minutes: float) -> None:
    served.clock.forward(minutes)
    served.live.service.tick()


@pytest.fixture
def phone(served: Served) -> Phone:
    red(served, "kir1")
    pass_time(served, 11)
    return Phone(served)


def test_opening_the_link_changes_nothing(phone: Phone) -> None:
    version = phone.served.live.service.board("nordvag").version
    for method in ("GET", "HEAD"):
        for rest in ("", "/fragment", "/decide"):
            answer = phone.asker.send(method, phone.address + rest)
            assert answer.status_code == 200
    assert phone.served.live.service.board("nordvag").version == version
    assert phone.spell.answer is None


def test_one_tap_takes_it_and_the_ward_sees_it(phone: Phone) -> None:
    assert "Jeg tar det" in phone.get().text
    answer = phone.tap("answer", unit="kir1")
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"{phone.address}?unit=kir1",
    )
    assert phone.spell.answer is not None
    assert phone.spell.answer.by == "berg"
    assert "Du tok det 12:23" in phone.get("?unit=kir1").text


def test_an_answer_may_be_given_another_end(phone: Phone) -> None:
    phone.tap("answer", unit="kir1")
    times = re.findall(r'name="until" value="([^"]+)"', phone.get().text)
    phone.tap("answer", unit="kir1", until=times[0])
    assert phone.spell.answer is not None
    assert phone.spell.answer.until.isoformat().startswith(times[0].removesuffix("Z"))


def test_who_cannot_passes_it_on(phone: Phone) -> None:
    assert phone.tap("pass", unit="kir1").status_code == 303
    phone.served.live.service.tick()
    assert phone.spell.chain is not None
    assert phone.spell.chain.taken[-1].roles == ("KD",)


def test_a_choice_of_the_plan_is_decided(phone: Phone) -> None:
    answer = phone.tap("decide", unit="kir1", choice="choice:C3", criteria="severity")
    assert answer.status_code == 303
    (made,) = phone.spell.decisions
    assert (made.kind, made.by, made.criteria) == ("set_aside", "berg", ("severity",))
    assert "Du besluttet 12:23" in phone.get().text


def test_red_may_be_accepted_once(phone: Phone) -> None:
    assert phone.tap("decide", unit="kir1", choice="kind:extend").status_code == 303
    assert "kind:extend" not in phone.get("/decide").text
    assert phone.tap("decide", unit="kir1", choice="kind:extend", again="1").status_code == 409


def test_somebody_else_was_first(phone: Phone) -> None:
    other = Phone(phone.served, "lie")
    phone.tap("answer", unit="kir1")
    assert "AL (K. Berg) tok det 12:23" in other.get().text
    answer = other.tap("answer", unit="kir1")
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text


def test_who_may_not_decide_is_told_so_on_the_form(phone: Phone) -> None:
    other = Phone(phone.served, "lie")
    answer = other.tap("decide", unit="kir1", choice="choice:C1")
    assert answer.status_code == 403
    assert "AL, KD" in answer.text


def test_one_tap_answers_all_units_that_wait(served: Served) -> None:
    red(served, "kir1", "med1")
    pass_time(served, 11)
    phone = Phone(served)
    assert "2 venter på deg" in phone.get().text
    assert phone.tap("answer", all="1").status_code == 303
    for unit in ("kir1", "med1"):
        answer = _spell(served, unit).answer
        assert answer is not None
        assert answer.by == "berg"


def test_a_unit_the_person_was_not_told_of_is_not_theirs(phone: Phone) -> None:
    red(phone.served, "med1")
    assert phone.get("?unit=med1").status_code == 403
    assert phone.tap("answer", unit="med1").status_code == 403
    assert phone.get("?unit=nowhere").status_code == 404


def test_when_red_is_over_the_page_says_so(phone: Phone) -> None:
    sent = Declare(unit="kir1", by="screen:kir1", own=True, level=Level.YELLOW)
    phone.served.live.service.take([sent])
    text = phone.get().text
    assert "Rød er over" in text
    assert "Jeg tar det" not in text
    assert phone.tap("answer", unit="kir1").status_code == 409
    assert "Rød er over" in phone.get("/decide").text


def test_nobody_knows_a_link_that_was_never_made(phone: Phone) -> None:
    answer = phone.asker.get("/k/nothing")
    assert answer.status_code == 401
