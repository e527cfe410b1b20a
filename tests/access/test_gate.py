import re
from base64 import b64encode
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from tests.access.samples import T0
from wardstatus.access import codes, csrf, pairing, tokens
from wardstatus.access.gate import COOKIE, SECURE_COOKIE, Access
from wardstatus.access.identity import Identity
from wardstatus.core.standing import Standing
from wardstatus.errors import NoIdentity, TooMany, WrongField

MINUTE = timedelta(minutes=1)


def nobody(unit: str) -> Standing | None:
    return None


def by_cookie(access: Access, secret: str, name: str = COOKIE) -> Identity:
    return access.identify({}, {name: secret}, T0)


def rows(engine: Engine) -> str:
    with engine.connect() as connection:
        tables = ("screen", "pairing", "token", "link")
        found = [list(connection.execute(text(f"SELECT * FROM {each}"))) for each in tables]
    return repr(found)


@pytest.fixture
def access(engine: Engine) -> Access:
    return Access(engine, nobody)


def test_a_code_makes_a_browser_the_screen_of_a_unit(engine: Engine, access: Access) -> None:
    code = pairing.print_code(engine, "med1", False, T0)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code)
    paired = access.pair(code.lower().replace("-", " "), "peer", T0 + MINUTE)
    found = by_cookie(access, paired.secret)
    assert (found.kind, found.actor, found.unit, found.writes) == (
        "screen",
        "screen:med1",
        "med1",
        True,
    )
    assert found.csrf == csrf.token(paired.secret)
    assert by_cookie(access, paired.secret, SECURE_COOKIE) == found


def test_a_wall_reads(engine: Engine, access: Access) -> None:
    code = pairing.print_code(engine, "h", True, T0)
    found = by_cookie(access, access.pair(code, "peer", T0).secret)
    assert (found.kind, found.actor, found.writes) == ("wall", "wall:h", False)


@pytest.mark.parametrize(
    ("after", "taken"),
    [
        pytest.param(timedelta(minutes=10) - timedelta(seconds=1), True, id="before ten minutes"),
        pytest.param(timedelta(minutes=10), False, id="at ten minutes"),
    ],
)
def test_a_code_may_be_typed_for_ten_minutes(
    engine: Engine, access: Access, after: timedelta, taken: bool
) -> None:
    code = pairing.print_code(engine, "med1", False, T0)
    if taken:
        assert access.pair(code, "peer", T0 + after).screen.unit == "med1"
    else:
        with pytest.raises(WrongField, match="code_wrong"):
            access.pair(code, "peer", T0 + after)


def test_a_code_is_good_once(engine: Engine, access: Access) -> None:
    code = pairing.print_code(engine, "med1", False, T0)
    access.pair(code, "peer", T0)
    with pytest.raises(WrongField, match="code_wrong"):
        access.pair(code, "peer", T0)


@pytest.mark.parametrize(("wrong", "taken"), [(4, True), (5, False)])
def test_five_wrong_codes_end_every_code_that_waits(
    engine: Engine, access: Access, wrong: int, taken: bool
) -> None:
    code = pairing.print_code(engine, "med1", False, T0)
    for n in range(wrong):
        with pytest.raises(WrongField, match="code_wrong"):
            access.pair("0000-0000", f"peer {n}", T0)
    if taken:
        assert access.pair(code, "peer", T0).screen.unit == "med1"
    else:
        with pytest.raises(WrongField, match="code_wrong"):
            access.pair(code, "peer", T0)


def test_one_peer_has_five_tries_in_ten_minutes(access: Access) -> None:
    for _ in range(5):
        with pytest.raises(WrongField):
            access.pair("0000-0000", "peer", T0)
    with pytest.raises(TooMany):
        access.pair("0000-0000", "peer", T0 + timedelta(minutes=9))
    with pytest.raises(WrongField):
        access.pair("0000-0000", "peer", T0 + timedelta(minutes=10))


def test_a_revoked_screen_comes_in_no_more(engine: Engine, access: Access) -> None:
    paired = access.pair(pairing.print_code(engine, "med1", False, T0), "peer", T0)
    assert access.sent_away(T0) == ()
    assert pairing.revoke(engine, paired.screen.id, T0)
    assert access.sent_away(T0) == (f"screen:{paired.screen.id}",)
    assert access.sent_away(T0 + MINUTE + timedelta(seconds=1)) == ()
    with pytest.raises(NoIdentity, match="no_identity"):
        by_cookie(access, paired.secret)
    assert not pairing.revoke(engine, paired.screen.id, T0)


@pytest.mark.parametrize(
    ("unit", "person", "spoken"),
    [
        ("med", None, ("token:ehr", True)),
        (None, "kari", ("person:kari", True)),
        (None, None, ("token:ehr", False)),
    ],
)
def test_a_token_speaks_for_a_unit_as_a_person_or_reads(
    engine: Engine,
    access: Access,
    unit: str | None,
    person: str | None,
    spoken: tuple[str, bool],
) -> None:
    secret = tokens.create(engine, "ehr", T0, unit=unit, person=person)
    found = access.identify({"Authorization": f"Bearer {secret}"}, {}, T0)
    assert (found.unit, found.person) == (unit, person)
    assert (found.actor, found.writes) == spoken
    tokens.revoke(engine, "ehr", T0)
    assert access.sent_away(T0) == (found.key,)


@pytest.mark.parametrize("unit", ["med", None])
def test_a_spreadsheet_sends_its_token_as_a_password_and_reads(
    engine: Engine, access: Access, unit: str | None
) -> None:
    secret = tokens.create(engine, "excel", T0, unit=unit)
    header = b64encode(f"anybody:{secret}".encode()).decode()
    found = access.identify({"Authorization": f"Basic {header}"}, {}, T0)
    assert (found.actor, found.unit, found.writes) == ("token:excel", unit, False)


def test_a_token_has_a_name_of_its_own_until_it_is_revoked(engine: Engine) -> None:
    tokens.create(engine, "ehr", T0)
    with pytest.raises(WrongField, match="name_taken"):
        tokens.create(engine, "ehr", T0)
    with pytest.raises(WrongField, match="not_with"):
        tokens.create(engine, "both", T0, unit="med", person="kari")
    assert tokens.revoke(engine, "ehr", T0)
    assert not tokens.revoke(engine, "ehr", T0)
    tokens.create(engine, "ehr", T0)


@pytest.mark.parametrize(
    "carried",
    [
        *("Bearer wst_nobody", "Bearer", "wst_nobody", "Bearer \u00e5"),
        *("Basic d2FyZDp3YXJk", "Basic", "Basic ????", "Basic /w=="),
    ],
)
def test_a_wrong_token_is_nobody_even_on_a_paired_screen(
    engine: Engine, access: Access, carried: str
) -> None:
    paired = access.pair(pairing.print_code(engine, "med1", False, T0), "peer", T0)
    with pytest.raises(NoIdentity, match="token_unknown"):
        access.identify({"Authorization": carried}, {COOKIE: paired.secret}, T0)


def test_secrets_are_kept_as_hashes_alone(engine: Engine, access: Access) -> None:
    code = pairing.print_code(engine, "med1", False, T0)
    token = tokens.create(engine, "ehr", T0)
    link = access.make_link("kari", "med1", "med1.1.a1", T0)
    screen = access.pair(code, "peer", T0).secret
    kept = rows(engine)
    for secret in (codes.typed(code), token, token.removeprefix(tokens.PREFIX), link, screen):
        assert secret not in kept


def test_whoever_is_unknown_is_nobody_but_in_the_demo(engine: Engine, access: Access) -> None:
    with pytest.raises(NoIdentity, match="no_identity"):
        access.identify({}, {}, T0)
    assert Access(engine, nobody, demo=True).identify({}, {}, T0).kind == "demo"
