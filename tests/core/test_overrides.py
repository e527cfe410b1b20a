"""What may be said of duty, and when it may be taken back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.build import PERSONS, at, book, minute
from wardstatus.core.inputs import GiveBackDuty, OverrideDuty
from wardstatus.core.judge import duty
from wardstatus.core.roster import Override, OverrideKind, Roster
from wardstatus.errors import WardstatusError

TONIGHT = OverrideDuty(
    unit="house", by="person:al", kind="role", person="spare", role="AL", until=at(60)
)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        pytest.param({"until": at(5)}, "until_past", id="ends now"),
        pytest.param({"until": at(4.99)}, "until_past", id="has ended"),
        pytest.param({"begins": at(60)}, "override_ends_first", id="ends as it begins"),
        pytest.param({"until": at(5) + timedelta(days=31)}, None, id="as long as it may"),
        pytest.param(
            {"until": at(5.01) + timedelta(days=31)}, "override_too_long", id="a little longer"
        ),
        pytest.param(
            {"begins": at(5) + timedelta(days=62), "until": at(60) + timedelta(days=62)},
            None,
            id="as far ahead as it may",
        ),
        pytest.param(
            {"begins": at(5.01) + timedelta(days=62), "until": at(60) + timedelta(days=62)},
            "override_too_far",
            id="a little farther",
        ),
        pytest.param({"person": "nobody"}, "person_unknown", id="by nobody known"),
        pytest.param({"role": "XX"}, "duty_role_unknown", id="a role of no plan"),
        pytest.param({"role": "AHS"}, "duty_role_unknown", id="a role at the screen"),
        pytest.param({"unit": "bare"}, "duty_role_unknown", id="where there is no plan"),
        pytest.param({"kind": "away", "other": "al"}, None, id="somebody is away"),
        pytest.param({"kind": "away", "other": "xx"}, "person_unknown", id="who is not known"),
        pytest.param({"kind": "away", "other": "spare"}, "override_same_person", id="by oneself"),
        pytest.param({"kind": "away", "other": "desk"}, "override_no_duty", id="without a duty"),
        pytest.param({"kind": "swap", "other": "al"}, None, id="two exchange"),
    ],
)
def test_what_may_be_said(changes: Mapping[str, object], key: str | None) -> None:
    said = replace(TONIGHT, **changes)  # type: ignore[arg-type]
    try:
        duty.override_of(book(), said, "o1", at(5))
        found = None
    except WardstatusError as error:
        found = error.key
    assert found == key


@pytest.mark.parametrize(
    ("begins", "until", "refused"),
    [
        pytest.param(10, 20, False, id="over before they go"),
        pytest.param(10, 20.01, True, id="a little too long"),
        pytest.param(39.99, 60, True, id="a little too early"),
        pytest.param(40, 60, False, id="when they are back"),
    ],
)
@pytest.mark.parametrize("kind", ["role", "away", "swap"])
def test_nobody_takes_anything_while_away(
    kind: OverrideKind, begins: float, until: float, refused: bool
) -> None:
    gone = Override(
        id="o1", kind="away", person="kd", other="ol", begins=at(20), ends=at(40), by="", made=at(0)
    )
    house = replace(book(), roster=Roster(overrides=(gone,)))
    said = replace(
        TONIGHT,
        kind=kind,
        person="ol",
        other="al",
        begins=at(begins),
        until=at(until),
    )
    if refused:
        with pytest.raises(WardstatusError) as wrong:
            duty.override_of(house, said, "o2", at(0))
        assert wrong.value.key == "override_away"
        assert wrong.value.values["name"] == PERSONS["ol"].name
    else:
        assert duty.override_of(house, said, "o2", at(0)).begins == at(begins)


def test_what_has_been_is_not_changed() -> None:
    made = duty.override_of(book(), replace(TONIGHT, begins=at(-60)), "o1", at(5))
    assert made.begins == at(5)


@pytest.mark.parametrize(
    ("minutes", "ends"),
    [
        pytest.param(5, 20, id="before it began: it never holds"),
        pytest.param(30, 30, id="while it holds: from now on"),
        pytest.param(59.99, 59.99, id="just before its end"),
        pytest.param(60, None, id="at its end it is over"),
    ],
)
def test_given_back(minutes: float, ends: float | None) -> None:
    made = Override(
        id="o1", kind="role", person="kd", begins=at(20), ends=at(60), by="", made=at(0)
    )
    house = replace(book(), roster=Roster(overrides=(made,)))
    back = GiveBackDuty(unit="house", by="demo", override="o1")
    if ends is None:
        with pytest.raises(WardstatusError, match="override_over"):
            duty.given_back(house, back, at(minutes))
    else:
        assert minute(duty.given_back(house, back, at(minutes)).ends) == ends
    with pytest.raises(WardstatusError, match="override_unknown"):
        duty.given_back(house, replace(back, override="o2"), at(minutes))
