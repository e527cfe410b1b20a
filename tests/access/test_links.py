from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from tests.access.samples import T0
from wardstatus.access import links
from wardstatus.access.gate import Access
from wardstatus.core.standing import Spell, Standing
from wardstatus.errors import NoIdentity


def a_spell(red_since: datetime | None, left_at: datetime | None) -> Standing:
    spell = Spell(id="med1.1", started=T0, red_since=red_since, left_at=left_at)
    return Standing(unit="med1", spell=spell)


@pytest.mark.parametrize(
    ("hours", "standing", "good"),
    [
        pytest.param(23.9, None, True, id="within a day of its making"),
        pytest.param(24, None, False, id="a day later, the spell is over"),
        pytest.param(48, a_spell(T0, None), True, id="red goes on"),
        pytest.param(33.9, a_spell(None, T0 + timedelta(hours=10)), True, id="left today"),
        pytest.param(34, a_spell(None, T0 + timedelta(hours=10)), False, id="left a day ago"),
    ],
)
def test_a_link_dies_a_day_after_its_red(
    engine: Engine, hours: float, standing: Standing | None, good: bool
) -> None:
    access = Access(engine, lambda unit: standing)
    secret = links.make(engine, "kari", "med1", "med1.1.a1", T0)
    now = T0 + timedelta(hours=hours)
    if good:
        found = access.identify({}, {}, now, link=secret)
        assert (found.kind, found.actor, found.chain) == ("link", "person:kari", "med1.1.a1")
    else:
        with pytest.raises(NoIdentity, match="link_over"):
            access.identify({}, {}, now, link=secret)


def test_a_link_of_an_earlier_red_is_not_kept_alive_by_this_one(engine: Engine) -> None:
    secret = links.make(engine, "kari", "med1", "med1.1.a1", T0 - timedelta(hours=2))
    access = Access(engine, lambda unit: a_spell(T0, None))
    with pytest.raises(NoIdentity):
        access.identify({}, {}, T0 + timedelta(hours=23), link=secret)
