"""No national identity number gets into a text; all numbers here are synthetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstatus.core.notes import looks_like_identity_number

# The four examples of the tax administration's page on the numbers of 2032.
EXAMPLES = ["02013299997", "30108299920", "02013299903", "30108299939"]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("02013299997", id="valid under the old and the new rule"),
        pytest.param("30108299920", id="another one"),
        pytest.param("02013299903", id="valid from 2032 only"),
        pytest.param("30108299939", id="another one from 2032"),
        pytest.param("42013299905", id="D-number: day plus 40"),
        pytest.param("70108299914", id="D-number at the end of a month"),
        pytest.param("02413299988", id="H-number or synthetic: month plus 40"),
        pytest.param("02663299916", id="synthetic: month plus 65"),
        pytest.param("02813299952", id="synthetic: month plus 80"),
    ],
)
def test_an_identity_number_is_seen(number: str) -> None:
    assert looks_like_identity_number(number)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("020132 99997", id="with a space"),
        pytest.param("020132-99997", id="with a dash"),
        pytest.param("020132.99997", id="with a dot"),
        pytest.param("02.01.32 99997", id="as a date"),
        pytest.param("02 01 32 999 97", id="in groups"),
        pytest.param("020132 - 99997", id="spaces around the dash"),
        pytest.param("020132–99997", id="a longer dash"),
        pytest.param("020132\u00a099997", id="a space that does not break"),
        pytest.param("０２０１３２９９９９７", id="full-width digits"),
        pytest.param("rom 7, 02013299997 venter", id="within words"),
        pytest.param("7 02013299997", id="after another number"),
        pytest.param("fnr02013299997x", id="without spaces around"),
    ],
)
def test_however_it_is_spelt(text: str) -> None:
    assert looks_like_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("26 pasienter på 24 senger", id="plain numbers"),
        pytest.param("ring 51 51 80 00", id="a telephone number"),
        pytest.param("02013299998", id="a control digit that does not add up"),
        pytest.param("00013299997", id="no such day"),
        pytest.param("020132999970", id="twelve digits"),
        pytest.param("0201329999", id="ten digits"),
        pytest.param("020132, 99997", id="two numbers with a comma between"),
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert not looks_like_identity_number(text)


@given(st.sampled_from(EXAMPLES), st.text(st.characters(exclude_categories=["Nd"])))
def test_words_around_it_do_not_hide_it(number: str, words: str) -> None:
    assert looks_like_identity_number(f"{words}{number}{words}")


@given(st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_no_identity_number_under_the_second_sum(place: int, by: int) -> None:
    digits = [int(digit) for digit in EXAMPLES[0]]
    digits[place] = (digits[place] + by) % 10
    assert not looks_like_identity_number("".join(map(str, digits)))
