"""Arithmetic: what is computed, what is unknown, and what is said of a text that is no formula."""

import pytest

from wardstatus.core.formulas import DEEPEST, WrongFormula, formula

KNOWN: dict[str, float | None] = {"a": 25.0, "b": 24.0, "zero": 0.0, "none": None, "2h": 7.0}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("100 * a / b", 100 * 25 / 24),
        ("a - b - 1", 0.0),
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("-a + 26", 1.0),
        ("2 * -3", -6.0),
        ("--1", 1.0),
        ("8 / 4 / 2", 1.0),
        ("min(a, b, 30)", 24.0),
        ("max(a, b)", 25.0),
        ("round(0.5)", 0.0),
        ("round(1.5)", 2.0),
        ("round(2.5)", 2.0),
        ("round(-2.5)", -2.0),
        ("0.1 + 0.2", 0.1 + 0.2),
        ("1e3", 1000.0),
        ("1.5e-3", 0.0015),
        ("2h / 2", 3.5),
        ("a", 25.0),
        (" + ".join(["1"] * 5000), 5000.0),
        ("(" * DEEPEST + "a" + ")" * DEEPEST, 25.0),
    ],
)
def test_a_formula_is_computed(text: str, number: float) -> None:
    assert formula(text).value(KNOWN) == number


@pytest.mark.parametrize(
    "text",
    [
        "a / zero",
        "a / (b - 24)",
        "none + 1",
        "0 * none",
        "missing",
        "1e308 * 10",
        "1 / (1e308 * 10)",
        "min(1, 1e308 * 10)",
        "1e308 * 10 - 1e308 * 10",
        "1e308 * 10 * zero",
        "round(1e308 * 10)",
        "zero / zero",
    ],
)
def test_what_cannot_be_computed_is_unknown(text: str) -> None:
    assert formula(text).value(KNOWN) is None


@pytest.mark.parametrize(
    ("text", "fault", "column"),
    [
        ("", "empty", 1),
        ("  ", "empty", 1),
        ("1e400", "too_large", 1),
        ("a + 1e400", "too_large", 5),
        ("(" * 1000 + "a" + ")" * 1000, "too_deep", DEEPEST + 1),
        ("-" * 1000 + "a", "too_deep", DEEPEST + 1),
        ("round(" * 1000, "too_deep", 6 * DEEPEST + 1),
        ("a +", "ends", 4),
        ("a + * b", "not_expected", 5),
        ("a b", "not_joined", 3),
        ("a)", "not_joined", 2),
        ("1,5", "not_joined", 2),
        ("2 * (a + b", "unclosed", 5),
        ("min(a, b", "unclosed", 4),
        ("min(a)", "two_numbers", 1),
        ("round(a, 1)", "one_number", 1),
        ("round()", "one_number", 1),
        ("max", "not_called", 1),
        ("sqrt(a)", "no_function", 1),
        ("A + 1", "character", 1),
        ("a ** b", "not_expected", 4),
        ("a % b", "character", 3),
        ("a.b", "character", 1),
        ("1.2.3", "character", 1),
        ("__import__('os')", "character", 12),
        ("æ", "character", 1),
    ],
)
def test_of_a_wrong_formula_the_fault_and_its_place_are_said(
    text: str, fault: str, column: int
) -> None:
    with pytest.raises(WrongFormula) as raised:
        formula(text)
    assert (raised.value.fault, raised.value.column) == (fault, column)


def test_names_are_known_with_their_first_place() -> None:
    assert formula("100 * a / (b + a)").names == {"a": 7, "b": 12}
