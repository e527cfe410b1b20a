"""The formulas of published crowding scores; each says source, inputs, bounds and bands.

They are given numbers that are all known, and raise ArithmeticError where they are not defined.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Numbers: TypeAlias = Mapping[str, Any]


def _above_zero(*divisors: float) -> None:
    if any(each <= 0 for each in divisors):
        raise ZeroDivisionError


def nedocs(numbers: Numbers) -> float:
    """Return the National Emergency Department Overcrowding Scale.

    Source: Weiss et al., Academic Emergency Medicine 2004;11:38-50.
    Inputs: ed_patients; ed_beds, staffed places with hallway and chairs; admitted_waiting,
    admitted patients in the department; hospital_beds; ventilated, patients on a ventilator;
    longest_admitted_h, the longest wait of an admitted patient in hours; last_bed_h, how long
    the patient waited who was last put in a bed, in hours.
    Bounds: shown on 0-200; what is computed may be below 0 or above 200 and is kept.
    Bands, of the nearest whole number: 0-20 not busy, 21-60 busy, 61-100 extremely busy,
    101-140 overcrowded, 141-180 severely overcrowded, over 180 dangerously overcrowded.
    Undefined: without beds in the department or in the hospital. Not validated in Norway.
    """
    _above_zero(numbers["ed_beds"], numbers["hospital_beds"])
    return float(
        -20
        + 85.8 * (numbers["ed_patients"] / numbers["ed_beds"])
        + 600 * (numbers["admitted_waiting"] / numbers["hospital_beds"])
        + 13.4 * numbers["ventilated"]
        + 0.93 * numbers["longest_admitted_h"]
        + 5.64 * numbers["last_bed_h"]
    )


def staff_workload(numbers: Numbers) -> float:
    """Return the mean workload staff report, 1 (none) to 6 (far too much).

    Source: the yardstick of the Swedish crowding models SEAL and mSEAL, BMC Emergency Medicine
    2021;21 (s12873-021-00414-6): crowding is a mean staff workload of 4.5 or more.
    Inputs: workload_nurse, workload_doctor: one tap each, 1 to 6.
    Bounds: 1-6. Bands: under 4.5 not crowded, from 4.5 crowded.
    Undefined: an answer below 1 or above 6.
    """
    answers = (numbers["workload_nurse"], numbers["workload_doctor"])
    if not all(1 <= each <= 6 for each in answers):
        raise ArithmeticError
    return float(sum(answers) / len(answers))


def edwin(numbers: Numbers) -> float:
    """Return the Emergency Department Work Index.

    Source: Bernstein et al., Academic Emergency Medicine 2003;10:938-942.
    Inputs: triage_1 … triage_5, patients by triage class, 5 the sickest (the Emergency Severity
    Index turned round); doctors, attending now; treatment_bays; admitted_waiting, admitted
    patients in the department.
    Bounds: 0 and up, shown to 10. Bands: under 1.5 active, 1.5-2 busy, over 2 crowded.
    Undefined: no doctor, or as many admitted patients as bays: the department is full of
    boarders. It is unknown then, never 0: let a plan have a condition on them too.
    """
    free = numbers["treatment_bays"] - numbers["admitted_waiting"]
    _above_zero(numbers["doctors"], free)
    work = sum(triage * numbers[f"triage_{triage}"] for triage in range(1, 6))
    return float(work / (numbers["doctors"] * free))


def cedocs(numbers: Numbers) -> float:
    """Return the Community Emergency Department Overcrowding Scale.

    Source: Weiss et al., Western Journal of Emergency Medicine 2014. The third of the cubic terms
    has a plus: only then do they sum to 0, as a restricted cubic spline must; some pages print
    a minus.
    Inputs: critical_care, patients in critical care; longest_admitted_h, in hours; waiting_room,
    patients there; ed_patients; ed_beds; annual_visits.
    Bounds: shown on 0-100. Bands as NEDOCS when doubled: 0-10 not busy, 10.5-30 busy, 30.5-50
    extremely busy, from 50.5 overcrowded, from 70.5 severely, from 90.5 dangerously.
    Undefined: no beds, or fewer than 18,000 visits a year.
    """
    visits = numbers["annual_visits"]
    _above_zero(numbers["ed_beds"])
    if visits < 18_000:
        raise ArithmeticError
    bends = ((1.11e-12, 18_811), (-8.23e-12, 43_012), (8.2e-12, 49_466), (-1.08e-12, 67_273))
    bent = sum(weight * max(visits - knot, 0) ** 3 for weight, knot in bends)
    return float(
        -30.39
        + 3 * numbers["critical_care"]
        + 0.53 * numbers["longest_admitted_h"]
        + 1.16 * numbers["waiting_room"]
        + 20.66 * (numbers["ed_patients"] / numbers["ed_beds"])
        + 0.00126 * visits
        - bent
    )


def point_sum(numbers: Mapping[str, float | None], bounds: Mapping[str, Any]) -> float | None:
    """Return one point for each bound that is reached; None if any number is missing.

    Source: the usual shape of hospital escalation matrices. Inputs: the plan's own indicators,
    each with its bounds, lowest first. Bounds: 0 to the number of bounds. Bands: the plan's own
    conditions on the sum. Undefined: never, where all is known.
    """
    total = 0
    for name, reached in bounds.items():
        number = numbers.get(name)
        if number is None:
            return None
        total += sum(1 for bound in reached if number >= bound)
    return float(total)
