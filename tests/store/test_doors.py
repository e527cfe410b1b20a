from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from tests.store.samples import T0
from wardstatus.store import links, screens, tokens
from wardstatus.store.engine import reading, writing
from wardstatus.store.links import Link
from wardstatus.store.screens import Pairing, Screen
from wardstatus.store.tokens import Token

HOUR = timedelta(hours=1)
SOON = timedelta(seconds=1)
PAIRING = Pairing(name="Vaktrom", unit="med2", created=T0, expires=T0 + HOUR)
SCREEN = Screen(id="7", name="Vaktrom", unit="med2", created=T0)


def test_a_code_is_good_once(engine: Engine) -> None:
    with writing(engine) as tx:
        screens.add_pairing(tx, PAIRING, "ABCD1234")
        assert screens.use_pairing(tx, "ABCD1235", T0) is None
        assert screens.use_pairing(tx, "ABCD1234", T0 + SOON) == PAIRING
        assert screens.use_pairing(tx, "ABCD1234", T0 + SOON) is None


@pytest.mark.parametrize(
    ("later", "taken"),
    [
        pytest.param(HOUR - SOON, True, id="before it expires"),
        pytest.param(HOUR, False, id="at the instant it expires"),
    ],
)
def test_a_code_expires(engine: Engine, later: timedelta, taken: bool) -> None:
    with writing(engine) as tx:
        screens.add_pairing(tx, PAIRING, "ABCD1234")
        assert (screens.use_pairing(tx, "ABCD1234", T0 + later) is not None) is taken


def test_a_screen_is_known_by_its_cookie_until_revoked(engine: Engine) -> None:
    with writing(engine) as tx:
        screens.add(tx, SCREEN, "cookie")
        screens.mark_seen(tx, "7", T0 + SOON)
        found = screens.find(tx, "cookie")
        assert found is not None
        assert (found.unit, found.read_only, found.seen) == ("med2", False, T0 + SOON)
        assert screens.find(tx, "other") is None
        assert screens.revoke(tx, "7", T0 + HOUR)
        assert not screens.revoke(tx, "7", T0 + HOUR)
        assert screens.find(tx, "cookie") is None
        assert [each.revoked for each in screens.all_of(tx)] == [T0 + HOUR]


def test_a_token_ends_when_it_expires_or_is_revoked(engine: Engine) -> None:
    with writing(engine) as tx:
        short = tokens.add(tx, Token(name="a", unit="med2", created=T0, expires=T0 + HOUR), "s1")
        long = tokens.add(tx, Token(name="b", person="kari", created=T0), "s2")
        tokens.mark_seen(tx, long, T0)
        assert tokens.find(tx, "s1", T0 + HOUR - SOON) is not None
        assert tokens.find(tx, "s1", T0 + HOUR) is None
        assert tokens.find(tx, "s2", T0 + 9999 * HOUR) == Token(
            id=long, name="b", person="kari", created=T0, seen=T0
        )
        assert tokens.revoke(tx, long, T0)
        assert tokens.find(tx, "s2", T0) is None
        assert [each.id for each in tokens.all_of(tx)] == [short, long]


def test_a_link_is_for_one_person_and_one_chain(engine: Engine) -> None:
    made = Link(person="kari", unit="med2", chain="c1", created=T0, expires=T0 + HOUR)
    with writing(engine) as tx:
        links.add(tx, [(made, "s1")])
        found = links.find(tx, "s1", T0)
        assert found is not None
        assert (found.person, found.unit, found.chain) == ("kari", "med2", "c1")
        assert links.find(tx, "s1", T0 + HOUR) is None
        assert links.revoke(tx, "kari", T0) == 1
        assert links.find(tx, "s1", T0) is None


def test_no_secret_is_kept(engine: Engine) -> None:
    with writing(engine) as tx:
        screens.add_pairing(tx, PAIRING, "secret-code")
        screens.add(tx, SCREEN, "secret-cookie")
        tokens.add(tx, Token(name="a", created=T0), "secret-token")
        expires = T0 + HOUR
        made = Link(person="k", unit="u", created=T0, expires=expires)
        links.add(tx, [(made, "secret-link")])
    with reading(engine) as tx:
        for table in ("pairing", "screen", "token", "link"):
            row = str(tx.execute(text(f"SELECT * FROM {table}")).one())
            assert "secret-" not in row
