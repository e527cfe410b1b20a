import pytest

from wardstatus.access.senders import Said, persons_at, read
from wardstatus.core.units import Person, Rulebook

BOOK = Rulebook(
    persons={
        "kari": Person(id="kari", name="Kari", phone="51 51 80 10"),
        "ola": Person(id="ola", name="Ola", channels=("sms:+47 900 00 000",)),
        "liv": Person(id="liv", name="Liv", channels=("sms:+47 900 00 000",)),
        "nobody": Person(id="nobody", name="Nobody"),
    },
    units={},
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+4751518010", ("kari",)),
        ("51518010", ("kari",)),
        ("004751518010", ("kari",)),
        ("4790000000", ("ola", "liv")),
        ("90 00 00 00", ("ola", "liv")),
        ("+4790000001", ()),
        ("0000000", ()),
        ("", ()),
        ("Tavla", ()),
    ],
)
def test_whose_number_it_is(number: str, expected: tuple[str, ...]) -> None:
    assert persons_at(BOOK, number) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OK 482193", Said(digits="482193", takes=True)),
        ("482193", Said(digits="482193", takes=True)),
        ("ok 482 193.", Said(digits="482193", takes=True)),
        ("Jeg tar det 482193 ", Said(digits="482193", takes=True)),
        ("482193 og 482193", Said(digits="482193", takes=True)),
        ("Nei 482193", Said(digits="482193", takes=False)),
        ("kan ikke, 482193", Said(digits="482193", takes=False)),
        ("482193 neste", Said(digits="482193", takes=False)),
        ("I can't 482193", Said(digits="482193", takes=False)),
        ("Nordre 482193", Said(digits="482193", takes=True)),
        ("OK", None),
        ("482193 482194", None),
        ("4821930", None),
        ("ring 51518010", None),
        ("", None),
    ],
)
def test_what_a_text_says(text: str, expected: Said | None) -> None:
    assert read(text) == expected
