"""Whatever JSON is sent, it is an input of the core or an error that names what is wrong."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.house import NOON
from wardstatus.core.inputs import Decide, Declare, PassOn, TakeChain
from wardstatus.core.levels import Level
from wardstatus.errors import NotReadable, WrongField
from wardstatus.web import parse, parse_readings
from wardstatus.web.fields import read_json
from wardstatus.web.parse import Actor

WARD = Actor(unit="kir1", by="screen:kir1", own=True)
LEADER = Actor(unit="kir1", by="person:berg", person="berg")

PARSERS: list[Callable[[object], object]] = [
    lambda body: parse.declaration(WARD, body),
    lambda body: parse.needs(WARD, body),
    lambda body: parse.prompt(WARD, body),
    lambda body: parse.item_mark(WARD, "kir1.R1.1", body),
    lambda body: parse.answer(LEADER, "kir1.1.a1", body),
    lambda body: parse.decision(LEADER, body),
    lambda body: parse.outcome(WARD, "kir1.1.d1", body),
    parse.nothing,
    parse_readings.rows,
]

NAMES = st.sampled_from(
    "level needs reason if_version offers answer state until text pass by_phone choice kind due "
    "criteria came unit at values".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PARSERS), st.dictionaries(NAMES, JSON, max_size=5) | JSON)
def test_any_json_is_taken_or_refused(read: Callable[[object], object], body: object) -> None:
    with suppress(WrongField):
        read(body)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_json_or_not_read(raw: bytes) -> None:
    with suppress(NotReadable):
        read_json(raw)


BOTH = {"choice": "C1", "kind": "close"}


@pytest.mark.parametrize(
    ("read", "body", "expected"),
    [
        (
            PARSERS[0],
            {"level": "red", "needs": ["bed", "bed"], "reason": None, "if_version": 3},
            Declare(
                unit="kir1",
                by="screen:kir1",
                own=True,
                level=Level.RED,
                needs=("bed",),
                if_version=3,
            ),
        ),
        (
            PARSERS[4],
            {"until": "2026-11-21T12:12:00+01:00", "text": " two\u00a0 words\n"},
            TakeChain(
                unit="kir1",
                by="person:berg",
                chain="kir1.1.a1",
                person="berg",
                until=NOON,
                text="two words",
            ),
        ),
        (
            PARSERS[4],
            {"pass": True},
            PassOn(unit="kir1", by="person:berg", chain="kir1.1.a1", person="berg"),
        ),
        (
            PARSERS[5],
            {"choice": "C1", "by_phone": "lie", "criteria": ["benefit"]},
            Decide(
                unit="kir1",
                by="person:berg",
                person="lie",
                choice="C1",
                criteria=("benefit",),
                by_phone=True,
            ),
        ),
    ],
)
def test_a_body_becomes_an_input(
    read: Callable[[object], object], body: dict[str, Any], expected: object
) -> None:
    assert read(body) == expected


@pytest.mark.parametrize(
    ("read", "body", "problem"),
    [
        (PARSERS[5], BOTH, "not_with kind"),
        (PARSERS[4], {"pass": True, "text": "no"}, "not_with text"),
        (PARSERS[5], {"choice": "C1", "criteria": ["age"]}, "not_one_of criteria\\[0\\]"),
    ],
)
def test_what_does_not_go_together_is_refused(
    read: Callable[[object], object], body: dict[str, Any], problem: str
) -> None:
    with pytest.raises(WrongField, match=problem):
        read(body)
