"""The language that is 40 % longer."""

import pytest

from wardstatus.texts.pseudo import longer
from wardstatus.texts.words import words


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("A", "A", id="too short to grow"),
        pytest.param("Nei", "Neiø", id="one word"),
        pytest.param("{n}t", "{n}t", id="a gap is no letter"),
        pytest.param("Gjelder til {time}.", "Gjelder til {time}. øyøyø", id="a sentence"),
    ],
)
def test_a_sentence_grows_by_two_fifths(said: str, expected: str) -> None:
    assert longer(said) == expected


def test_the_long_language_says_what_bokmal_says_and_more() -> None:
    long, short = words("qps"), words("nb")
    said = short("Holds until {time}.", time="14:32")
    assert long("Holds until {time}.", time="14:32").startswith(said)
    assert len(long("Normal running")) == round(len(short("Normal running")) * 1.4) + 1
    assert long.language == "nb"


def test_counted_things_grow_too() -> None:
    assert words("qps").many("{n} red", "{n} red", 2) == "2 rødeøy"
