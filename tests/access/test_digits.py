import re
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from tests.access.samples import T0
from wardstatus.access import digits
from wardstatus.access.gate import WRONG_IN_ALL, Access
from wardstatus.core.standing import Standing
from wardstatus.errors import TooMany, WrongField
from wardstatus.store.codes import TRIES

MINUTE = timedelta(minutes=1)


def nobody(unit: str) -> Standing | None:
    return None


@pytest.fixture
def access(engine: Engine) -> Access:
    return Access(engine, nobody)


def wrong(*good: str) -> str:
    return next(each for each in ("000000", "111111", "222222") if each not in good)


def test_a_code_becomes_a_link_for_the_same_person_and_chain(access: Access) -> None:
    code = access.make_code("kari", "med1", "med1.1.a1", T0)
    assert re.fullmatch(r"[0-9]{6}", code)
    link = access.enter_code(f" {code[:3]} {code[3:]} ", "peer", T0 + MINUTE)
    found = access.identify({}, {}, T0 + MINUTE, link=link)
    assert (found.person, found.unit, found.chain) == ("kari", "med1", "med1.1.a1")


def test_every_message_of_a_chain_carries_the_same_code_until_it_is_used(access: Access) -> None:
    first = access.make_code("kari", "med1", "med1.1.a1", T0)
    assert access.make_code("kari", "med1", "med1.1.a1", T0 + 5 * MINUTE) == first
    others = {
        access.make_code("ola", "med1", "med1.1.a1", T0),
        access.make_code("kari", "med1", "med1.1.l2", T0),
        access.make_code("kari", "med2", "med1.1.a1", T0),
    }
    assert first not in others
    access.enter_code(first, "peer", T0 + 5 * MINUTE)
    assert access.make_code("kari", "med1", "med1.1.a1", T0 + 6 * MINUTE) not in {first, *others}


def test_a_code_is_good_once(access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    access.enter_code(code, "peer", T0)
    with pytest.raises(WrongField, match="message_code_wrong"):
        access.enter_code(code, "peer", T0)


@pytest.mark.parametrize(
    ("hours", "good"),
    [
        pytest.param(11.99, True, id="before its end"),
        pytest.param(12, False, id="at its end"),
        pytest.param(13, False, id="after its end"),
    ],
)
def test_a_code_expires(engine: Engine, access: Access, hours: float, good: bool) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    assert (digits.link_for(engine, code, T0 + timedelta(hours=hours)) is not None) is good


def test_a_newer_message_keeps_its_code_alive(access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    assert access.make_code("kari", "med1", "a", T0 + timedelta(hours=11)) == code
    assert access.enter_code(code, "peer", T0 + timedelta(hours=22))


def test_five_wrong_codes_and_a_peer_has_to_wait(access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    for _ in range(TRIES):
        with pytest.raises(WrongField):
            access.enter_code(wrong(code), "peer", T0)
    with pytest.raises(TooMany):
        access.enter_code(code, "peer", T0 + 9 * MINUTE)
    assert access.enter_code(code, "another peer", T0 + 9 * MINUTE)


def test_right_codes_count_as_no_tries(access: Access) -> None:
    for number in range(3 * TRIES):
        assert access.enter_code(access.make_code("kari", "med1", str(number), T0), "peer", T0)


def test_guessing_from_many_places_shuts_the_code_road_for_a_while(access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    for number in range(WRONG_IN_ALL):
        with pytest.raises(WrongField):
            access.enter_code(wrong(code), f"peer {number}", T0)
    with pytest.raises(TooMany):
        access.enter_code(code, "one more", T0 + 59 * MINUTE)
    assert access.enter_code(code, "one more", T0 + 60 * MINUTE)


def test_a_code_sent_by_sms_counts_from_its_own_person_only(engine: Engine, access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    assert digits.meant_by(engine, ["ola"], code, T0) is None
    found = digits.meant_by(engine, ["ola", "kari"], code, T0)
    assert found is not None
    assert (found.person, found.unit, found.chain) == ("kari", "med1", "a")
    access.code_used(code, T0)
    assert digits.meant_by(engine, ["kari"], code, T0) is None


def test_five_wrong_codes_by_sms_end_the_codes_of_that_person_alone(
    engine: Engine, access: Access
) -> None:
    hers = access.make_code("kari", "med1", "a", T0)
    his = access.make_code("ola", "med1", "a", T0)
    for _ in range(TRIES):
        assert digits.meant_by(engine, ["kari"], wrong(hers, his), T0) is None
    assert digits.meant_by(engine, ["kari"], hers, T0) is None
    assert digits.meant_by(engine, ["ola"], his, T0) is not None
    anew = access.make_code("kari", "med1", "a", T0)
    assert digits.meant_by(engine, ["kari"], anew, T0) is not None


def test_ten_texts_in_ten_minutes_are_enough_from_one_telephone(access: Access) -> None:
    code = access.make_code("kari", "med1", "a", T0)
    for _ in range(2 * TRIES):
        assert access.sent_code("4790000000", ["kari"], code, T0).person == "kari"
    with pytest.raises(TooMany):
        access.sent_code("4790000000", ["kari"], code, T0 + 9 * MINUTE)
    assert access.sent_code("4791111111", ["kari"], code, T0).person == "kari"


def test_digits_that_could_still_be_meant_are_not_given_again(engine: Engine) -> None:
    made = {digits.make(engine, "kari", "med1", str(number), T0) for number in range(300)}
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT count(DISTINCT digits) FROM code")).scalar()
    assert len(made) == kept == 300
