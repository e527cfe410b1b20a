"""What a score, a sum of points and a figure are shown with."""

from dataclasses import replace

import pytest

from tests.core.build import PLAN, T0
from wardstatus.core.made import Made, Part, made
from wardstatus.core.over import Over
from wardstatus.core.plans import Indicator
from wardstatus.core.standing import Figure, Numbers, Reading, Standing
from wardstatus.core.terms import Terms
from wardstatus.core.units import Rulebook, Unit

INDICATORS = [
    Indicator(id="nurse", name={}),
    Indicator(id="doctor", name={}),
    Indicator(id="workload_nurse", name={}, kind="formula", formula=" nurse "),
    Indicator(id="workload_doctor", name={}, kind="formula", formula="doctor + 0"),
    Indicator(id="load", name={}, kind="score", score="staff_workload"),
    Indicator(id="whole", name={}, kind="formula", formula="round(load)"),
    Indicator(id="share", name={}, kind="wards", over=Over(figure="share_red")),
    Indicator(id="points", name={}, kind="points", points={"nurse": (1.0,), "share": (30.0,)}),
    Indicator(id="half", name={}, kind="formula", formula="nurse / 2"),
]
PLANNED = replace(PLAN, indicators={each.id: each for each in INDICATORS})
STANDING = Standing(
    unit="u",
    numbers=Numbers(
        readings={
            "nurse": Reading(value=5, at=T0, received=T0),
            "doctor": Reading(value=4, at=T0, received=T0),
        },
        figures={"share": Figure(value=40, known=9, of=10, at=T0)},
    ),
)
LOAD = Made(
    score="staff_workload",
    value=4.5,
    parts=(Part(indicator="nurse", value=5), Part(indicator="workload_doctor", value=4)),
)


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        pytest.param("nurse", Made(), id="a plain number stands for itself"),
        pytest.param("half", Made(), id="so does a formula"),
        pytest.param("load", LOAD, id="a score, through a formula that is one name alone"),
        pytest.param("whole", LOAD, id="a formula of a score"),
        pytest.param("share", Made(known=9, of=10), id="a figure"),
        pytest.param(
            "points",
            Made(
                value=2,
                parts=(
                    Part(indicator="nurse", value=5),
                    Part(indicator="share", value=40, known=9, of=10),
                ),
            ),
            id="points, one of them for a figure",
        ),
    ],
)
def test_a_number_is_shown_with_what_it_is_made_of(indicator: str, expected: Made) -> None:
    unit = Unit(id="u", name="", short="", plan=PLANNED)
    terms = Terms(unit=unit, plan=PLANNED, book=Rulebook(units={"u": unit}))
    assert made(STANDING, terms, indicator, T0) == expected
