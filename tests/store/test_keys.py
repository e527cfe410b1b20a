from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.store.samples import T0
from wardstatus.errors import WrongField
from wardstatus.store import actors, keys
from wardstatus.store.engine import reading, writing
from wardstatus.store.keys import RequestKey

KEY = RequestKey(identity="screen:med2", key="k1", fingerprint="aa")
DAY = timedelta(hours=24)


@pytest.fixture(autouse=True)
def remembered(engine: Engine) -> None:
    with writing(engine) as tx:
        assert keys.recall(tx, KEY, T0) is None
        keys.remember(tx, KEY, 7, T0)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        pytest.param(timedelta(0), 7, id="at once"),
        pytest.param(DAY - timedelta(microseconds=1), 7, id="just before a day is over"),
        pytest.param(DAY, None, id="a day later it is forgotten"),
    ],
)
def test_a_repeat_is_known_for_a_day(
    engine: Engine, later: timedelta, expected: int | None
) -> None:
    with reading(engine) as tx:
        assert keys.recall(tx, KEY, T0 + later) == expected


def test_another_request_under_the_same_key_is_refused(engine: Engine) -> None:
    other = RequestKey(identity=KEY.identity, key=KEY.key, fingerprint="bb")
    with reading(engine) as tx, pytest.raises(WrongField, match="key_used") as refused:
        keys.recall(tx, other, T0)
    assert refused.value.field == "Idempotency-Key"


def test_a_key_belongs_to_whoever_used_it(engine: Engine) -> None:
    other = RequestKey(identity="screen:med4", key=KEY.key, fingerprint="bb")
    with reading(engine) as tx:
        assert keys.recall(tx, other, T0) is None


def test_an_old_key_can_be_used_anew(engine: Engine) -> None:
    with writing(engine) as tx:
        keys.remember(tx, KEY, 9, T0 + DAY)
    with reading(engine) as tx:
        assert keys.recall(tx, KEY, T0 + DAY) == 9


def test_names_are_kept_apart_and_can_be_forgotten(engine: Engine) -> None:
    with writing(engine) as tx:
        actors.save(tx, {"person:kari": "Kari", "person:ola": "Ola"})
        actors.save(tx, {"person:kari": "Kari B."})
        actors.forget(tx, "person:ola")
    with reading(engine) as tx:
        known = actors.names(tx, ["person:kari", "person:ola", "person:nils"])
    assert known == {"person:kari": "Kari B."}
