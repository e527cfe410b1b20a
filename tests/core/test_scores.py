"""Published scores against vectors worked out from their sources, and where they are undefined."""

import pytest

from wardstatus.core.scores import SCORES

NEDOCS = ("ed_patients", "admitted_waiting", "ventilated", "longest_admitted_h", "last_bed_h")
BEDS = {"ed_beds": 24.0, "hospital_beds": 300.0}


@pytest.mark.parametrize(
    ("inputs", "score", "shown", "band"),
    [
        ((20, 2, 0, 2, 0.5), 60.18, 60.18, "busy"),
        ((26, 4, 0, 4, 1.0), 90.31, 90.31, "extremely_busy"),
        ((30, 6, 1, 5, 1.5), 125.76, 125.76, "overcrowded"),
        ((36, 9, 1, 8, 2.5), 161.64, 161.64, "severely"),
        ((42, 14, 2, 12, 4.0), 218.67, 200, "dangerously"),
        ((0, 0, 0, 0, 0), -20, 0, "not_busy"),
    ],
)
def test_nedocs_is_what_its_source_says(
    inputs: tuple[float, ...], score: float, shown: float, band: str
) -> None:
    nedocs = SCORES["nedocs"]
    value = nedocs.value({**BEDS, **dict(zip(NEDOCS, inputs, strict=True))})
    assert value is not None
    assert round(value, 2) == score
    assert round(nedocs.shown(value), 2) == shown
    assert nedocs.band(value) == band


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (20.4, "not_busy"),
        (20.6, "busy"),
        (60.5, "busy"),
        (60.6, "extremely_busy"),
        (100.4, "extremely_busy"),
        (101, "overcrowded"),
        (141, "severely"),
        (180.4, "severely"),
        (180.6, "dangerously"),
    ],
)
def test_nedocs_is_rounded_before_it_is_banded(value: float, band: str) -> None:
    assert SCORES["nedocs"].band(value) == band


@pytest.mark.parametrize("missing", [*NEDOCS, *BEDS])
def test_a_score_with_a_missing_number_is_unknown(missing: str) -> None:
    numbers: dict[str, float | None] = {**BEDS, **dict.fromkeys(NEDOCS, 1.0), missing: None}
    assert SCORES["nedocs"].value(numbers) is None


@pytest.mark.parametrize("beds", BEDS)
def test_nedocs_is_undefined_without_beds(beds: str) -> None:
    assert SCORES["nedocs"].value({**BEDS, **dict.fromkeys(NEDOCS, 1.0), beds: 0.0}) is None


@pytest.mark.parametrize(
    ("nurse", "doctor", "mean", "band"),
    [
        (4, 4, 4.0, "not_crowded"),
        (4, 5, 4.5, "crowded"),
        (6, 6, 6.0, "crowded"),
        (0, 5, None, ""),
        (5, 7, None, ""),
    ],
)
def test_workload_is_the_mean_of_two_answers(
    nurse: float, doctor: float, mean: float | None, band: str
) -> None:
    workload = SCORES["staff_workload"]
    value = workload.value({"workload_nurse": nurse, "workload_doctor": doctor})
    assert value == mean
    assert value is None or workload.band(value) == band


def test_edwin_is_unknown_when_boarders_fill_the_department() -> None:
    edwin = SCORES["edwin"]
    numbers = {f"triage_{each}": 2.0 for each in range(1, 6)} | {"doctors": 2.0}
    bays = {"treatment_bays": 12.0, "admitted_waiting": 4.0}
    assert edwin.value({**numbers, **bays}) == 30 / (2 * 8)
    assert edwin.value({**numbers, **bays, "admitted_waiting": 12.0}) is None
    assert edwin.value({**numbers, **bays, "doctors": 0.0}) is None


def test_the_cubic_terms_of_cedocs_cancel_far_out() -> None:
    cedocs = SCORES["cedocs"]
    quiet = dict.fromkeys(cedocs.inputs, 0.0) | {"ed_beds": 20.0}
    large = cedocs.value({**quiet, "annual_visits": 100_000.0})
    assert large is not None
    assert -50 < large < 100
    assert cedocs.value({**quiet, "annual_visits": 17_999.0}) is None
