"""Who may have been meant by a name that is nobody's."""

import pytest

from wardstatus.core.units import Person
from wardstatus.rota.names import Names, nearest

PERSONS = {
    each.id: each
    for each in (
        Person(id="kari", name="Kari Berg"),
        Person(id="ola", name="Ola Lie"),
        Person(id="berg", name="ola"),
    )
}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        pytest.param("Kari Bærg", "Kari Berg", id="a letter"),
        pytest.param("Bakvakt: Kari Bergh", "Kari Berg", id="a part"),
        pytest.param("karri", "kari", id="an id"),
        pytest.param("Nina Nordmann", "", id="nobody near"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_nearest_known(said: str, meant: str) -> None:
    assert nearest(said, PERSONS) == meant


def test_an_id_is_whose_it_is_though_another_is_called_so() -> None:
    assert Names(PERSONS).of("ola") == ("ola",)
    assert Names({}).of("ola") == ()
