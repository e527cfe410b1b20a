"""What may be sent wrong: what it is | where | status, problem, field; beneath it the body."""

import json
from typing import NamedTuple


class Wrong(NamedTuple):
    """One body that is refused, and how."""

    what: str
    path: str
    body: str
    status: int
    problem: str
    field: str | None


def _read(table: str) -> list[Wrong]:
    lines = table.strip().splitlines()
    found = []
    for head, body in zip(lines[::2], lines[1::2], strict=True):
        what, path, said = (part.strip() for part in head.split("|"))
        status, problem, field = said.split()
        named = None if field == "-" else field
        found.append(Wrong(what, path, body.strip(), int(status), problem, named))
    return found


ROW = {"unit": "kir1", "values": {"patients": 20}}
TOO_MANY = Wrong("too many rows", "/readings", json.dumps([ROW] * 1001), 422, "too_many", None)

WRONG = [
    TOO_MANY,
    *_read(
        """
a wrong level | /units/kir1/level | 422 not_one_of level
    {"level": "blue"}
no level | /units/kir1/level | 422 missing_field level
    {}
a level that is no word | /units/kir1/level | 422 not_one_of level
    {"level": 3}
a level in a list | /units/kir1/level | 422 not_one_of level
    {"level": ["red"]}
a slip of the pen | /units/kir1/level | 422 unknown_field_near levle
    {"levle": "red"}
an unknown field | /units/kir1/level | 422 unknown_field x
    {"level": "red", "x": 1}
a list for an object | /units/kir1/level | 422 not_an_object -
    ["red"]
an unknown need | /units/kir1/level | 422 need_unknown needs
    {"level": "red", "needs": ["cake"]}
needs that are no list | /units/kir1/level | 422 not_a_list needs
    {"level": "red", "needs": "bed"}
a need that is no text | /units/kir1/level | 422 not_a_text needs[0]
    {"level": "red", "needs": [1]}
a version in words | /units/kir1/level | 422 not_a_whole_number if_version
    {"level": "red", "if_version": "1"}
a version that is true | /units/kir1/level | 422 not_a_whole_number if_version
    {"level": "red", "if_version": true}
an unknown reason | /units/kir1/level | 422 reason_unknown reason
    {"level": "red", "reason": "x"}
an unknown unit | /units/nowhere/level | 404 unit_unknown unit
    {"level": "red"}
a heading | /units/avd/level | 403 not_yours -
    {"level": "red"}
nothing tapped | /units/kir1/needs | 422 missing_field needs
    {}
confirm with words | /units/kir1/confirm | 422 unknown_field level
    {"level": "red"}
an unknown answer | /units/kir1/prompt | 422 not_one_of answer
    {"answer": "no"}
an unknown item | /items/kir1.X.1 | 404 item_unknown item
    {"state": "done"}
an item of nowhere | /items/nowhere.X.1 | 404 item_unknown item
    {"state": "done"}
a wrong state | /items/kir1.X.1 | 422 not_one_of state
    {"state": "gone"}
an unknown decision | /decisions/kir1.9.d1/outcome | 404 decision_unknown decision
    {"came": true}
came in words | /decisions/kir1.9.d1/outcome | 422 not_true_or_false came
    {"came": "yes"}
a chain of nowhere | /chains/nowhere.1.a1/answer | 404 chain_unknown chain
    {"by_phone": "lie"}
not red | /chains/kir1.1.a1/answer | 409 chain_over chain
    {"by_phone": "lie"}
no such person | /units/kir1/decisions | 403 own_unit_cannot_record -
    {"by_phone": 3, "choice": "C1"}
a number out of bounds | /readings | 422 number_out_of_bounds values.patients
    {"unit": "kir1", "values": {"patients": 61}}
a number in words | /readings | 422 not_a_number values.patients
    {"unit": "kir1", "values": {"patients": "20"}}
a number that is true | /readings | 422 not_a_number values.patients
    {"unit": "kir1", "values": {"patients": true}}
no number | /readings | 422 not_a_number values.patients
    {"unit": "kir1", "values": {"patients": null}}
a number beyond all | /readings | 422 not_a_number values.patients
    {"unit": "kir1", "values": {"patients": 1e400}}
an unknown indicator | /readings | 422 indicator_unknown values.cake
    {"unit": "kir1", "values": {"cake": 1}}
a constant | /readings | 422 indicator_constant values.beds
    {"unit": "kir1", "values": {"beds": 1}}
no values | /readings | 422 no_values values
    {"unit": "kir1", "values": {}}
values in a list | /readings | 422 no_values values
    {"unit": "kir1", "values": [1]}
no unit | /readings | 422 missing_field unit
    {"values": {"patients": 1}}
an unknown unit among rows | /readings | 404 unit_unknown [1].unit
    [{"unit": "kir1", "values": {"patients": 20}}, {"unit": "x", "values": {"patients": 20}}]
another's unit among rows | /readings | 403 not_yours [1].unit
    [{"unit": "kir1", "values": {"patients": 20}}, {"unit": "med1", "values": {"patients": 20}}]
an empty list | /readings | 422 missing_field [0].unit
    []
the second row out of bounds | /readings | 422 number_out_of_bounds [1].values.patients
    [{"unit": "kir1", "values": {"patients": 20}}, {"unit": "kir1", "values": {"patients": -1}}]
a time in the future | /readings | 422 time_in_future at
    {"unit": "kir1", "values": {"patients": 20}, "at": "2026-11-21T11:13:01Z"}
a time in the future in a row | /readings | 422 time_in_future [0].at
    [{"unit": "kir1", "values": {"patients": 20}, "at": "2026-11-21T12:00:00Z"}]
a time without offset | /readings | 422 no_offset at
    {"unit": "kir1", "values": {"patients": 20}, "at": "2026-11-21T11:12:00"}
no time | /readings | 422 not_an_instant at
    {"unit": "kir1", "values": {"patients": 20}, "at": "noon"}
a number for a time | /readings | 422 not_an_instant at
    {"unit": "kir1", "values": {"patients": 20}, "at": 1763723520}
before all time | /readings | 422 not_an_instant at
    {"unit": "kir1", "values": {"patients": 20}, "at": "0001-01-01T00:00:00+10:00"}
"""
    ),
]
