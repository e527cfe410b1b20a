"""What a unit's history says of duty: roles, never names."""

from datetime import UTC, datetime

import pytest

from tests.web.house import WARD, book
from wardstatus.core.standing import Standing
from wardstatus.texts.words import words
from wardstatus.web.history_view.duties import TELLERS
from wardstatus.web.history_view.sentences import Context
from wardstatus.web.scene import Scene

NOW = datetime(2026, 11, 21, 11, tzinfo=UTC)
HERE = Context(
    scene=Scene(
        standing=Standing(unit=WARD.id), unit=WARD, rulebook=book(), words=words("nb"), now=NOW
    ),
    items={},
    delivered={},
)
SPAN = {"begins": "2026-11-21T11:00:00Z", "ends": "2026-11-21T14:30:00Z"}


@pytest.mark.parametrize(
    ("kind", "body", "said", "small"),
    [
        pytest.param(
            "duty_overridden",
            {"override": {**SPAN, "role": "AL"}, "by": "person:berg"},
            "En annen har vakt som AL",
            "fra 12:00 · til 15:30 · en leder",
            id="a role",
        ),
        pytest.param(
            "duty_overridden",
            {"override": {**SPAN, "role": ""}, "by": "person:berg"},
            "En kollega tar vaktene til en leder",
            "fra 12:00 · til 15:30 · en leder",
            id="somebody is away",
        ),
        pytest.param(
            "duty_given_back",
            {"by": "screen:kir1"},
            "Vakt som planlagt igjen",
            "Kirurgisk 1",
            id="taken back",
        ),
        pytest.param(
            "handed_over",
            {"told": {"role": "AL", "person": "lie"}, "until": "2026-11-21T14:30:00Z"},
            "AL er borte: gitt videre",
            "til 15:30",
            id="handed over",
        ),
    ],
)
def test_what_is_said(kind: str, body: dict[str, object], said: str, small: str) -> None:
    assert TELLERS[kind](HERE, body) == (said, small)
