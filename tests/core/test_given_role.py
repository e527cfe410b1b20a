"""Somebody has a role tonight: what waits in that role, and in no other, is theirs."""

from dataclasses import replace

import pytest

from tests.core.build import at
from tests.core.test_handing import TONIGHT, red, say
from wardstatus.core.events import HandedOver
from wardstatus.core.inputs import OverrideDuty
from wardstatus.core.units import Duty


@pytest.mark.parametrize(
    ("override", "told"),
    [
        pytest.param(replace(TONIGHT, role="EL", unit="med"), ["el", "spare"], id="of that role"),
        pytest.param(replace(TONIGHT, role="AL", unit="med"), ["el"], id="of another role"),
        pytest.param(replace(TONIGHT, role="EL", unit="house"), ["el"], id="a nearer one has it"),
        pytest.param(
            replace(TONIGHT, role="EL", unit="med", begins=at(30)), ["el"], id="that begins later"
        ),
    ],
)
def test_who_has_a_role_now_is_told_what_waits_in_it(
    override: OverrideDuty, told: list[str]
) -> None:
    day = red()
    day.book = replace(
        day.book, duties=(*day.book.duties, Duty(role="EL", unit="med", person="el"))
    )
    day.tick(3)
    say(day, 4, override)
    assert [each.person for each in day.chain.taken[0].told] == told
    handed = [each for each in day.events if isinstance(each, HandedOver)]
    assert [(each.by, each.away) for each in handed] == [("el", False)] * (len(told) - 1)
