"""What every page says when alarms do not run, with and without a script."""

from datetime import timedelta

import pytest

from tests.web.house import NOON
from tests.web.served import HandClock, Served
from wardstatus.push.frames import Engine, Why
from wardstatus.service.alarms import SILENT_AFTER, Alarms

SAID = {
    "gap": "Et varsel mangler, oppdaget 12:32. Ring.",
    "clock": "Serverens klokke går feil, oppdaget 12:32.",
    "canary": "Prøven av varslingen feilet 12:32. Ring.",
}

LOCAL_1232 = NOON.replace(hour=11, minute=32)


class Seconds:
    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.mark.parametrize(
    ("silent", "why"),
    [
        pytest.param(0, "", id="just ticked"),
        pytest.param(SILENT_AFTER - 0.1, "", id="before the limit"),
        pytest.param(SILENT_AFTER, "tick", id="on the limit"),
        pytest.param(SILENT_AFTER + 3600, "tick", id="long after"),
    ],
)
def test_a_tick_is_silent_after_eight_seconds(silent: float, why: str) -> None:
    seconds, clock = Seconds(), HandClock(NOON)
    alarms = Alarms(clock, seconds)
    alarms.ticked()
    seconds.at += silent
    clock.forward(90)
    assert alarms.engine().why == why
    assert alarms.engine().since == (NOON if why else None)


def test_without_any_tick_it_is_silent_since_the_start() -> None:
    seconds = Seconds()
    alarms = Alarms(HandClock(NOON), seconds)
    seconds.at += SILENT_AFTER
    assert alarms.engine() == Engine(alive=False, last_tick=None, since=NOON, why="tick")


def test_the_worst_is_said_and_keeps_its_beginning() -> None:
    alarms = Alarms(HandClock(NOON), Seconds())
    for minute, why in enumerate(("canary", "gap", "clock", "gap")):
        alarms.raise_(why, NOON + timedelta(minutes=minute))  # type: ignore[arg-type]
    said = []
    for _ in range(4):
        engine = alarms.engine()
        said.append((engine.why, engine.since, engine.alive))
        alarms.clear(engine.why)
    assert said == [
        ("clock", NOON + timedelta(minutes=2), False),
        ("gap", NOON + timedelta(minutes=1), False),
        ("canary", NOON, False),
        ("", None, True),
    ]


@pytest.mark.parametrize("why", list(SAID))
@pytest.mark.parametrize("path", ["/", "/wall", "/history/kir1", "/plans", "/ward/kir1"])
def test_a_page_without_script_says_it_too(demo: Served, path: str, why: Why) -> None:
    asker = demo.nobody()
    well = asker.client.get(path).text
    demo.live.service.alarms.raise_(why, LOCAL_1232)
    ill = asker.client.get(path).text
    assert f">{SAID[why]}<" in ill
    assert f">{SAID[why]}<" not in well


def test_the_api_says_since_when_and_why(demo: Served) -> None:
    demo.live.service.alarms.raise_("gap", demo.clock())
    assert demo.nobody().get("/board?root=nordvag").json["engine"] == {
        "alive": False,
        "last_tick": None,
        "since": demo.clock().isoformat().replace("+00:00", "Z"),
        "why": "gap",
    }
    assert demo.nobody().client.get("/engine").json == demo.nobody().get("/board").json["engine"]
