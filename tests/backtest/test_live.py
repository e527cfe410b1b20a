"""A back-test says what the live server did with the same numbers, taken one by one."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.backtest.tried import COMPUTED, PLAN, opened, plan
from wardstatus.backtest import results
from wardstatus.backtest.house import Alone
from wardstatus.backtest.reading import Row, in_order
from wardstatus.backtest.results import Json
from wardstatus.backtest.run import Run, play
from wardstatus.core.inputs import TakeReading
from wardstatus.core.notices import Notice
from wardstatus.core.plans import Plan
from wardstatus.core.units import Duty, Person, Rulebook, Unit
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import NOTHING, Delivered, Ends, Letter, Parcel
from wardstatus.notify.postman import Postman
from wardstatus.service import Service
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

START = datetime(2026, 1, 14, 6, tzinfo=UTC)
TICK = timedelta(minutes=5)
UNITS = ("A", "B", "C")
ROLES = ("EL", "AL")


class Phones:
    """A channel that takes everything, and remembers of which unit and to whom."""

    def __init__(self) -> None:
        self.took: Counter[tuple[str, str]] = Counter()

    def send(self, parcel: Parcel) -> Delivered:
        unit, _, role = parcel.address.partition(".")
        self.took[unit, role] += 1
        return Delivered()


def _write(
    person: Person,
    notices: Sequence[Notice],
    rulebook: Rulebook,
    now: datetime,
    ends: Ends = NOTHING,
) -> Letter:
    return Letter(subject="", text=person.id)


class Live:
    """The server with three units that follow the plan, each with people of its own."""

    def __init__(self, tried: Plan, folder: Path) -> None:
        url = f"sqlite:///{folder / 'live.db'}"
        migrate(url)
        engine = open_engine(url)
        self.now = START
        self.phones = Phones()
        book = Rulebook(
            units={each: Unit(id=each, name=each, short=each, plan=tried) for each in UNITS},
            persons={
                f"{unit}.{role}": Person(
                    id=f"{unit}.{role}", name=role, channels=(f"sms:{unit}.{role}",)
                )
                for unit in UNITS
                for role in ROLES
            },
            duties=tuple(
                Duty(role=role, unit=unit, person=f"{unit}.{role}")
                for unit in UNITS
                for role in ROLES
            ),
        )
        self.service = Service(engine, book, lambda: self.now)
        self._postman = Postman(
            Bag(
                engine=engine,
                clock=lambda: self.now,
                rulebook=lambda: book,
                channels={"sms": self.phones},
                write=_write,
                wake=self.service.tick,
            )
        )

    def play(self, rows: Sequence[Row]) -> None:
        """Tick every five minutes until the last row; take the rows of each instant together."""
        left = list(rows)
        while left:
            while left and left[0].at == self.now:
                row = left.pop(0)
                sent = [
                    TakeReading(unit=row.unit, by="token:file", indicator=name, value=value)
                    for name, value in row.values
                ]
                if sent:
                    self.service.take(sent)
            self.service.tick()
            self._postman.run_once(self.now)
            self.service.tick()
            self.now += TICK
        self._postman.close()

    def changes(self, unit: str) -> list[Json]:
        return [
            {"at": results.said(each.at), "level": each.body["level"] or "unknown"}
            for each in self.service.events(unit=unit, limit=10_000)
            if each.unit == unit and each.kind == "recommendation_changed"
        ]

    def starts(self, unit: str) -> list[str]:
        return [
            results.said(each.at)
            for each in self.service.events(unit=unit, limit=10_000)
            if each.unit == unit and each.kind == "spell_started"
        ]


def _numbers(seed: int) -> str:
    """Return a day of numbers that wander around the bounds, with gaps."""
    chance = Random(seed)
    lines = ["time,unit,occupied"]
    value = dict.fromkeys(UNITS, 22.0)
    for step in range(26 * 4):
        at = results.said(START + step * 3 * TICK)
        for unit in UNITS:
            value[unit] = min(40.0, max(5.0, value[unit] + chance.choice((-3, -1, 0, 1, 3))))
            if chance.random() < 0.75:
                lines.append(f"{at},{unit},{value[unit]:g}")
            elif chance.random() < 0.2:
                lines.append(f"{at},{unit},")
    return "\n".join([*lines, f"{results.said(START + 26 * 12 * TICK)},A,20\n"])


def _compare(text: str, seed: int, folder: Path) -> None:
    tried = plan(text.replace('owner = "AL"', 'owner = "AL"\nfollow = "plan"'))
    file = _numbers(seed)
    run = Run(Alone(tried))
    played = play(in_order(opened(file, tried).rows), [run])
    live = Live(tried, folder)
    live.play(list(in_order(opened(file, tried).rows)))
    units = results.result(run, played)["units"]
    assert min(len(found["changes"]) for found in units.values()) > 5
    assert max(found["messages"] for found in units.values()) > 5
    for unit, found in units.items():
        assert found["changes"] == live.changes(unit)
        assert [spell["start"] for spell in found["spells"]] == live.starts(unit)
        told = {role: live.phones.took[unit, role] for role in ROLES}
        assert found["messages_by_role"] == {role: count for role, count in told.items() if count}


def test_a_back_test_is_what_the_live_server_did(tmp_path: Path) -> None:
    _compare(PLAN, 3, tmp_path)


def test_so_it_is_with_numbers_the_plan_computes(tmp_path: Path) -> None:
    _compare(COMPUTED, 4, tmp_path)
