"""A percentage that is right for a hospital comes too late for eight beds."""

from dataclasses import replace

import pytest

from tests.core.build import PLAN, condition
from wardstatus.core.plans import Indicator, Plan
from wardstatus.core.sizes import too_full
from wardstatus.core.units import Unit

PERCENT = {
    "occupied": Indicator(id="occupied", name={"": "Patients"}),
    "staffed_beds": Indicator(id="staffed_beds", name={"": "Beds"}),
    "occupancy": Indicator(
        id="occupancy",
        name={"": "Occupancy"},
        unit={"": "%"},
        kind="formula",
        formula="100 * occupied / staffed_beds",
    ),
    "ratio": Indicator(id="ratio", name={"": "Ratio"}, kind="formula", formula="occupied + 1"),
}


def plan(bound: float, indicator: str = "occupancy") -> Plan:
    return replace(
        PLAN,
        indicators=PERCENT,
        yellow=replace(PLAN.yellow, when=(condition(indicator, bound),)),
        red=replace(PLAN.red, when=(condition("occupancy", 104),)),
    )


def ward(beds: float, bound: float, indicator: str = "occupancy") -> Unit:
    return Unit(
        id="ward",
        name="Ward",
        short="Ward",
        plan=plan(bound, indicator),
        constants={"staffed_beds": {"": beds}},
    )


@pytest.mark.parametrize(
    ("unit", "bounds"),
    [
        pytest.param(ward(8, 92), [92], id="eight beds at 92 %: 58 % of arrivals"),
        pytest.param(ward(8, 90), [90], id="eight beds at 90 %: 51.5 %"),
        pytest.param(ward(8, 89), [], id="eight beds at 89 %: under half"),
        pytest.param(ward(24, 92), [], id="twenty-four beds at 92 %"),
        pytest.param(ward(8, 100), [], id="full is full on any ward"),
        pytest.param(ward(8, 92, "ratio"), [], id="no percentage"),
        pytest.param(ward(0, 92), [], id="no bed is staffed"),
        pytest.param(replace(ward(8, 92), constants={}), [], id="the beds are not known"),
        pytest.param(replace(ward(8, 92), plan=None), [], id="no plan"),
    ],
)
def test_when_a_percentage_comes_too_late(unit: Unit, bounds: list[float]) -> None:
    assert [each.bound for each in too_full(unit)] == bounds


def test_what_the_table_says() -> None:
    [found] = too_full(ward(8, 90))
    assert round(100 * found.full, 1) == 51.5
    assert round(100 * found.mean) == 54
