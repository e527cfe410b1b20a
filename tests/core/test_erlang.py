"""How often a ward is full, against the table of the domain's notes."""

import pytest

from wardstatus.core import erlang

OCCUPANCIES = (75, 80, 85, 90, 95)
TABLE = {
    8: (21.6, 29.0, 38.6, 51.5, 70.0, 54),
    12: (13.6, 19.7, 28.2, 40.7, 60.7, 63),
    16: (9.2, 14.2, 21.7, 33.3, 53.5, 69),
    24: (4.8, 8.4, 14.1, 23.9, 42.9, 75),
    40: (1.7, 3.7, 7.4, 14.5, 30.4, 82),
    100: (0.1, 0.4, 1.5, 4.5, 13.5, 91),
    400: (0.0, 0.0, 0.0, 0.3, 2.4, 97),
}
"""By beds: per cent of arrivals that find it full at each occupancy; what gives 5 % full."""


@pytest.mark.parametrize("beds", TABLE)
def test_the_share_of_arrivals_that_find_it_full(beds: int) -> None:
    found = [round(100 * erlang.full_at(beds, each / 100), 1) for each in OCCUPANCIES]
    assert found == list(TABLE[beds][:-1])


@pytest.mark.parametrize("beds", TABLE)
def test_the_occupancy_at_which_one_in_twenty_finds_it_full(beds: int) -> None:
    # The notes give whole per cent, found on a grid: 90.48 stands there as 91.
    assert 100 * erlang.mean_for(beds, 0.05) == pytest.approx(TABLE[beds][-1], abs=0.6)


@pytest.mark.parametrize(
    ("beds", "load", "share"),
    [
        pytest.param(1, 0.0, 0.0, id="nobody comes"),
        pytest.param(1, 1.0, 0.5, id="one bed, as many as it can take: half find it taken"),
        pytest.param(2, 1.0, 0.2, id="two beds"),
        pytest.param(3, 3.0, 9 / 26, id="three beds"),
    ],
)
def test_small_cases_by_hand(beds: int, load: float, share: float) -> None:
    assert erlang.full(beds, load) == pytest.approx(share)


@pytest.mark.parametrize("mean", [1.0, 1.08])
def test_a_full_ward_is_full_for_everybody(mean: float) -> None:
    assert erlang.full_at(8, mean) == 1


def test_an_empty_ward_is_full_for_nobody() -> None:
    assert erlang.full_at(8, 0) == pytest.approx(0)
