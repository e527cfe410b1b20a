"""The alphabet of a text message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardstatus.texts import gsm


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("Én på kø, blåbær", "Én på kø, blåbær", id="Norwegian letters and é stay"),
        pytest.param("ÄÖÜß ñ à", "ÄÖÜß ñ à", id="so do other letters of the alphabet"),
        pytest.param("8–16 — nå…", "8-16 - nå...", id="dashes and dots"),
        pytest.param("“så” «så» ‘så’", '"så" "så" \'så\'', id="quotes"),
        pytest.param("Čáhput đŋŧ Łódź", "Cahput dnt Lodz", id="Sami and Polish letters"),
        pytest.param("−2 × 3 ≥ 1", "-2 x 3 >= 1", id="signs"),
        pytest.param("a\n b\t c\u00a0d\u202fe", "a b c d e", id="one line, single spaces"),
        pytest.param("a\u0301 o\u0308 x\u0301", "a ö x", id="accents that stand by themselves"),
        pytest.param("seng 🛏 日", "seng ? ?", id="what has no likeness"),
    ],
)
def test_other_letters_are_written_in_the_alphabet(text: str, written: str) -> None:
    assert gsm.plain(text) == written


@pytest.mark.parametrize(
    ("text", "cost"),
    [("abc", 3), ("{x}", 5), ("10 €", 5), ("[~^|\\]", 12), ("", 0)],
)
def test_letters_of_the_extension_cost_two(text: str, cost: int) -> None:
    assert gsm.cost(text) == cost


@given(st.text())
def test_whatever_is_written_is_plain_and_stays_as_it_is(text: str) -> None:
    written = gsm.plain(text)
    assert gsm.is_plain(written)
    assert gsm.plain(written) == written
