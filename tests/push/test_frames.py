"""What screens are told of one unit, before, on and after the instants that change it."""

import json
from dataclasses import replace

import pytest

from tests.push.standings import (
    ANSWERED,
    BOOK,
    DECIDED,
    RED,
    SPELL,
    T0,
    WARD,
    YELLOW,
    minutes,
)
from wardstatus.core.standing import (
    Board,
    Figure,
    Numbers,
    Reading,
    Standing,
)
from wardstatus.push import frames


def told(standing: Standing, after: float = 0) -> dict[str, object]:
    return frames.unit_fields(standing, WARD, BOOK, T0 + minutes(after))


def red(**spell: object) -> Standing:
    return Standing(unit="med2", status=RED, spell=replace(SPELL, **spell))  # type: ignore[arg-type]


def test_a_unit_never_declared_is_unknown_and_nothing_else() -> None:
    fields = told(Standing(unit="med2"))
    assert {name: each for name, each in fields.items() if each} == {
        "id": "med2",
        "short": "Med 2",
        "shown": "unknown",
    }
    assert fields["level"] is None
    assert fields["over_limit"] is False


def test_every_unit_is_told_of_with_the_same_fields() -> None:
    assert told(Standing(unit="med2")).keys() == told(red()).keys()


@pytest.mark.parametrize(
    ("after", "shown", "since"),
    [
        pytest.param(119, "yellow", None, id="while it holds"),
        pytest.param(120, "unknown", "2026-11-22T05:40:00Z", id="on the instant"),
        pytest.param(121, "unknown", "2026-11-22T05:40:00Z", id="after it"),
    ],
)
def test_yellow_not_confirmed_in_time_is_unknown(
    after: float, shown: str, since: str | None
) -> None:
    fields = told(Standing(unit="med2", status=YELLOW), after)
    assert (fields["shown"], fields["unknown_since"]) == (shown, since)
    assert (fields["level"], fields["needs"], fields["offers"]) == ("yellow", ["nurse"], ["bed"])


def test_red_not_confirmed_in_time_is_red_and_marked() -> None:
    fields = told(red(), 121)
    assert (fields["shown"], fields["unknown_since"]) == ("red", None)
    assert fields["not_confirmed_since"] == "2026-11-22T05:40:00Z"


def test_red_says_who_is_told_next_and_since_when_it_waits() -> None:
    fields = told(red(), 5)
    assert fields["next"] == {"at": "2026-11-22T03:50:00Z", "roles": ["AL", "KD"]}
    assert fields["waiting_since"] == "2026-11-22T03:40:00Z"
    assert fields["deadline"] == "2026-11-22T07:40:00Z"


@pytest.mark.parametrize(
    ("after", "answered"),
    [pytest.param(59, True, id="while it holds"), pytest.param(60, False, id="when it ends")],
)
def test_an_answer_is_told_by_role_and_while_it_holds(after: float, answered: bool) -> None:
    fields = told(red(answer=ANSWERED), after)
    assert (fields["answered"] is not None) is answered
    assert fields["waiting_since"] is None
    assert "kari" not in json.dumps(fields)


@pytest.mark.parametrize(
    ("after", "over"),
    [
        pytest.param(239, None, id="before the deadline"),
        pytest.param(240, "2026-11-22T07:40:00Z", id="on it"),
        pytest.param(265, "2026-11-22T07:40:00Z", id="after it"),
    ],
)
def test_red_is_over_the_limit_from_its_deadline_on(after: float, over: str | None) -> None:
    fields = told(red(), after)
    assert (fields["over_limit"], fields["over_since"]) == (over is not None, over)


def test_a_decision_in_force_is_told_by_role_and_covers_the_limit() -> None:
    fields = told(red(decisions=(DECIDED,)), 265)
    assert fields["over_limit"] is False
    assert fields["decided"] == {
        "kind": "close",
        "role": "AL",
        "at": "2026-11-22T03:40:00Z",
        "until": "2026-11-22T08:40:00Z",
    }
    assert fields["next"] is None


@pytest.mark.parametrize(
    ("numbers", "beds"),
    [
        pytest.param({"occupancy": 97.6}, 98, id="a share that is sent"),
        pytest.param({"occupied": 26, "staffed_beds": 24}, 108, id="patients and beds"),
        pytest.param({"occupied": 26}, None, id="no beds known"),
        pytest.param({"occupied": 26, "staffed_beds": 0}, None, id="no beds at all"),
        pytest.param({}, None, id="no numbers"),
    ],
)
def test_the_bar_is_occupied_of_staffed_beds(numbers: dict[str, float], beds: int | None) -> None:
    readings = {name: Reading(value=n, at=T0, received=T0) for name, n in numbers.items()}
    standing = Standing(unit="med2", numbers=Numbers(readings=readings))
    assert told(standing)["beds"] == beds


BOARD = Board(root="med2", version=7, at=T0, standings={"med2": Standing(unit="med2")})
ENGINE = frames.Engine(alive=True, last_tick=T0)
HEAD = {"version": 7, "now": 1795318800000}
ALIVE = {"alive": True, "last_tick": "2026-11-22T03:40:00Z", "since": None, "why": ""}


def test_a_frame_says_what_it_is_at_which_version_and_when() -> None:
    assert json.loads(frames.hello(BOARD, ENGINE, T0)) == {
        "type": "hello",
        **HEAD,
        "root": "med2",
        "engine": ALIVE,
    }
    assert json.loads(frames.beat(BOARD, ENGINE, T0)) == {"type": "beat", **HEAD, "engine": ALIVE}


def test_a_change_names_the_units_that_changed_and_no_others() -> None:
    change = json.loads(frames.change(BOARD, ["med2", "gone"], BOOK, T0))
    assert change == {"type": "change", **HEAD, "units": [told(Standing(unit="med2"))]}


def test_a_figure_that_misses_units_says_of_how_many_it_is() -> None:
    figures = {
        "all": Figure(value=3, known=10, of=10, at=T0),
        "most": Figure(value=3, known=9, of=10, at=T0),
        "fewest": Figure(value=3, known=7, of=10, at=T0),
    }
    standing = Standing(unit="med2", numbers=Numbers(figures=figures))
    assert told(standing)["of_known"] == {"known": 7, "of": 10}
    assert told(Standing(unit="med2"))["of_known"] is None
