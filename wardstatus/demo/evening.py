"""The day and the evening before the story: how the board came to stand as it does at 03:40."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook
from wardstatus.demo import acts
from wardstatus.demo.past import Act, Planned

BEDS = {
    "med1": 21,
    "med2": 24,
    "med3": 22,
    "med4": 17,
    "hjerte": 20,
    "nevro": 15,
    "kir1": 22,
    "kir2": 24,
    "ort": 19,
    "intensiv": 7,
    "barn": 11,
}
"""Patients at 03:30."""

At = Callable[..., Planned]

_CALM = {"boarding": 1, "urgent_unseen": 0, "resus_free": 2}

_LEADERS = {"R3": "flyt", "R4": "berg", "R5": "dahl"}
"""Red items, and who has done them."""

_ON_DUTY = {"med1": 4, "med2": 3, "med3": 3, "med4": 4, "hjerte": 4, "nevro": 3, "kir1": 4}


def begins(story: datetime) -> datetime:
    """Return when the day before the story begins: the morning before, at 05:50."""
    return story - timedelta(hours=21, minutes=50)


def evening(book: Rulebook, story: datetime) -> Iterator[Planned]:
    """Yield what happens from the morning before until the story begins."""

    def at(hour: int, minute: int, *doing: Act) -> Planned:
        """Hours count from midnight before; 27:30 is 03:30 of the story's night."""
        midnight = story - timedelta(hours=27, minutes=40)
        return Planned(
            at=midnight + timedelta(hours=hour, minutes=minute), act=acts.together(*doing)
        )

    own = (*(each for each in BEDS if each not in ("nevro", "kir2", "ort")), "akutt")
    yield at(6, 0, *(acts.taps(unit, Level.GREEN) for unit in (*own, "nevro")))
    yield at(12, 40, acts.confirms("nevro"))  # for twelve hours: nobody has confirmed since
    yield at(7, 45, acts.confirms(*own), acts.numbers(counted(-1)))
    yield at(10, 20, acts.taps("med1", Level.YELLOW, ["discharge"]))
    yield at(13, 50, acts.taps("med1", Level.GREEN))
    yield at(15, 10, acts.confirms(*own), acts.numbers(counted(0)))
    yield at(16, 30, acts.taps("akutt", Level.YELLOW, ["beds"]))
    yield at(19, 15, acts.taps("akutt", Level.GREEN))
    yield at(21, 35, acts.numbers({**counted(0), **_kir2()}))
    yield at(21, 38, acts.lacks("kir2", "nurse"), _done("kir2"))
    yield at(21, 40, acts.taps("hjerte", Level.YELLOW, ["doctor"]))
    yield at(22, 0, _done("hjerte"))
    yield at(22, 10, acts.taps("med3", Level.YELLOW, ["doctor"]))
    yield at(22, 50, acts.confirms(*own), acts.numbers({**counted(0), **_kir2()}))
    yield at(23, 10, acts.lends("med4", "nurse"), acts.lends("ort", "bed"))
    yield from _med3(at, story)
    yield at(27, 30, acts.numbers({**counted(0), **_kir2()}), acts.confirms("hjerte"))


def _med3(at: At, story: datetime) -> Iterator[Planned]:
    """Red since 00:20, answered, looked at again, answered until its limit."""
    review, limit = story - timedelta(minutes=80), story + timedelta(minutes=40)
    yield at(24, 20, acts.taps("med3", Level.RED, ["doctor"]))
    yield at(24, 27, acts.answers("dahl", review, "med3"))
    yield at(24, 36, acts.does("med3", "R7"), _done("med3"))
    yield at(24, 46, *(acts.does("med3", item, by=who) for item, who in _LEADERS.items()))
    yield at(26, 20, acts.answers("dahl", limit, "med3"))


def _done(unit: str) -> Act:
    """The yellow list: the ward's own items, and the flow office's."""
    own = (acts.does(unit, item) for item in ("Y1", "Y2"))
    return acts.together(*own, acts.does(unit, "Y5", by="flyt"))


def counted(more: int) -> dict[str, dict[str, float]]:
    """Return the numbers of a count; `more` patients everywhere than at 03:30."""
    wards: dict[str, dict[str, float]] = {
        unit: {
            "occupied": beds + more,
            "corridor": 0,
            "nurses": _ON_DUTY.get(unit, 4),
        }
        for unit, beds in BEDS.items()
    }
    return {**wards, "akutt": {"present": 13 + more, **_CALM}}


def _kir2() -> dict[str, dict[str, float]]:
    return {"kir2": {"occupied": 24, "corridor": 1, "nurses": 3}}
