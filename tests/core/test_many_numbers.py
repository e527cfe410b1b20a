"""Ten thousand made-up identity numbers are seen; other numbers hardly ever are."""

from random import Random

import pytest

from wardstatus.core.notes import looks_like_identity_number

MANY = 10_000
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_SHIFTS = (("day", 0), ("day", 40), ("month", 40), ("month", 65), ("month", 80))


def _numbers(remainders: tuple[int, ...]) -> list[str]:
    """Made by adding up forwards; the product does it backwards."""
    chance = Random(2032)
    made: list[str] = []
    while len(made) < MANY:
        kind, shift = chance.choice(_SHIFTS)
        day = chance.randint(1, 28) + (shift if kind == "day" else 0)
        month = chance.randint(1, 12) + (shift if kind == "month" else 0)
        nine = f"{day:02}{month:02}{chance.randint(0, 99999):05}"
        first = (chance.choice(remainders) - _sum(_FIRST, nine)) % 11
        second = -_sum(_SECOND, f"{nine}{first}") % 11
        if first < 10 and second < 10:
            made.append(f"{nine}{first}{second}")
    return made


def _sum(weights: tuple[int, ...], digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False))


@pytest.mark.parametrize(
    "remainders", [pytest.param((0,), id="old rule"), pytest.param((0, 1, 2, 3), id="from 2032")]
)
@pytest.mark.parametrize(
    "spelt", ["{0}{1}{2}{3}", "{0}{1}{2} {3}", "{0}.{1}.{2}-{3}", "fnr:{0} {1} {2} {3}, seng 4"]
)
def test_every_made_up_number_is_seen(remainders: tuple[int, ...], spelt: str) -> None:
    told = [spelt.format(n[:2], n[2:4], n[4:6], n[6:]) for n in _numbers(remainders)]
    assert [text for text in told if not looks_like_identity_number(text)] == []


def test_of_random_digits_fewer_than_three_in_two_hundred_look_like_one() -> None:
    chance = Random(11)
    seen = sum(
        looks_like_identity_number(f"{chance.randrange(10**11):011}") for _ in range(100_000)
    )
    assert 0 < seen / 100_000 < 0.015


@pytest.mark.parametrize(
    "spelt",
    [
        "{0}{1}{2}{3}",
        "{0} {1} {2} {3}",
        "{0}{1} {2}{3}",
        "+47 {0} {1} {2} {3}",
        "+47{0}{1}{2}{3}",
        "0047 {0} {1} {2} {3}",
        "0047{0}{1}{2}{3}",
        "(+47) {0}{1}{2}{3}",
        "tlf. {0}{1}{2}{3} til 07",
    ],
)
def test_no_telephone_number_looks_like_one(spelt: str) -> None:
    chance = Random(47)
    numbers = [f"{chance.randint(2, 9)}{chance.randrange(10**7):07}" for _ in range(MANY)]
    told = [spelt.format(n[:2], n[2:4], n[4:6], n[6:]) for n in numbers]
    assert [text for text in told if looks_like_identity_number(text)] == []
