"""The week played minute by minute on the real database, outbox and postman."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.week.script import MONDAY, WARDS, WEEK, Leader, Red
from wardstatus.core import spells
from wardstatus.core.duties import holders
from wardstatus.core.inputs import Decide, Declare, Input, MarkItem, TakeChain
from wardstatus.core.judge.leaders import latest_answer
from wardstatus.core.levels import Level
from wardstatus.core.notices import Notice
from wardstatus.core.plans import Plan
from wardstatus.core.standing import Spell, Standing
from wardstatus.core.units import Duty, Person, Rulebook, Unit
from wardstatus.errors import WardstatusError
from wardstatus.notify.bag import Bag
from wardstatus.notify.channel import NOTHING, Delivered, Delivery, Ends, Letter, Parcel
from wardstatus.notify.postman import Postman
from wardstatus.plans.load import load_plan
from wardstatus.service import Service
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

OSLO = ZoneInfo("Europe/Oslo")
LONGEST = timedelta(minutes=120)
LOOKS = timedelta(minutes=100)
"""Red for so long, whoever may decide does so when the phone rings."""


def house(rules: Path) -> Rulebook:
    """Return five wards with the plan as it is shipped: own managers, one leader above them."""
    plan, problems = load_plan(rules / "medical-ward.toml")
    assert plan is not None, problems
    head = Unit(id="house", name="House", short="House", kind="hospital")
    wards = [_ward(name, plan) for name in WARDS]
    names = ("berg", "dahl", "lie", *(f"el-{ward}" for ward in WARDS))
    persons = {name: Person(id=name, name=name, channels=(f"sms:{name}",)) for name in names}
    duties = [
        *(Duty(role="EL", unit=ward, person=f"el-{ward}") for ward in WARDS),
        Duty(role="OL", unit="house", person="lie"),
        Duty(role="AL", unit="house", person="berg"),
        Duty(role="KD", unit="house", person="dahl"),
    ]
    return Rulebook(
        units={unit.id: unit for unit in (head, *wards)},
        persons=persons,
        duties=tuple(duties),
        last_resort=("dahl",),
    )


def _ward(name: str, plan: Plan) -> Unit:
    return Unit(id=name, name=name, short=name, parent="house", plan=plan)


def is_night(at: datetime) -> bool:
    """Return whether it is night, 22 to 7."""
    return not time(7) <= at.astimezone(OSLO).time() < time(22)


class Week:
    """The week as it goes; `sent` holds every message with its instant and its notices."""

    def __init__(self, folder: Path, rules: Path, leader: Leader) -> None:
        url = f"sqlite:///{folder}/week.db"
        migrate(url)
        self.engine = open_engine(url)
        self.now = MONDAY
        self.book = house(rules)
        self.leader = leader
        self.service = Service(self.engine, self.book, lambda: self.now)
        self.service.take_rulebook(self.book)
        self.sent: list[tuple[datetime, str, tuple[Notice, ...]]] = []
        self._looks: list[tuple[datetime, str]] = []
        bag = Bag(
            engine=self.engine,
            clock=lambda: self.now,
            rulebook=lambda: self.book,
            channels={"sms": _Taken()},
            write=self._write,
            wake=lambda: None,
            elapsed=lambda: self.now.timestamp(),
        )
        self._postman = Postman(bag)

    def _write(
        self,
        person: Person,
        notices: Sequence[Notice],
        rulebook: Rulebook,
        now: datetime,
        ends: Ends = NOTHING,
    ) -> Letter:
        self.sent.append((now, person.id, tuple(notices)))
        wait = self.leader.at_night if is_night(now) else self.leader.by_day
        self._looks.append((now + wait, person.id))
        return Letter(subject="", text="")

    def play(self) -> None:
        """Let the week go by, and the morning after it."""
        taps = sorted((at, ward, level) for red in WEEK for at, ward, level in _taps(red))
        while self.now < MONDAY + timedelta(days=7, hours=12):
            while taps and taps[0][0] <= self.now:
                _, ward, level = taps.pop(0)
                self._send(Declare(unit=ward, by=f"screen:{ward}", level=level, own=True))
            self.service.tick()
            self._postman.run_once(self.now)
            self.service.tick()
            for person in sorted({who for at, who in self._looks if at <= self.now}):
                self._looks = [each for each in self._looks if each[0] > self.now]
                self._look(person)
            self.now += timedelta(minutes=1)
        self._postman.close()
        self.engine.dispose()

    def _look(self, person: str) -> None:
        """Somebody takes the phone and deals with all that waits on the page."""
        for ward in WARDS:
            for sent in self._dealt_with(ward, person):
                self._send(sent)

    def _dealt_with(self, ward: str, person: str) -> Iterator[Input]:
        standing = self.service.standing(ward)
        for item in standing.items:
            if item.state == "open" and person in holders(self.book, item.role, ward, self.now):
                by = f"person:{person}"
                yield MarkItem(unit=ward, by=by, item=item.id, state="done")
        spell = standing.spell
        if spell is None or spell.red_since is None or spells.covered(spell):
            return
        if person == "berg" and spells.red_time(spell, self.now) >= LOOKS:
            yield _decides(standing, self.now)
        elif person in _told(spell) and not spells.over_limit(spell, self.now):
            yield from self._takes(standing, spell, person)

    def _takes(self, standing: Standing, spell: Spell, person: str) -> Iterator[Input]:
        """Take it, or hold what is held already for as long as may be."""
        answer = spell.answer
        if spell.chain is None or (answer is not None and answer.by != person):
            return
        latest = latest_answer(spell, self.now) or self.now + LONGEST
        until = min(latest, self.now + LONGEST)
        if answer is not None and answer.until >= until:
            return
        yield TakeChain(
            unit=standing.unit,
            by=f"person:{person}",
            person=person,
            chain=spell.chain.id,
            until=until,
        )

    def _send(self, sent: Input) -> None:
        try:
            self.service.take([sent])
        except WardstatusError as error:
            raise AssertionError(f"{self.now} {sent}: {error}") from error


def _told(spell: Spell) -> set[str]:
    taken = spell.chain.taken if spell.chain else ()
    return {told.person for step in taken for told in step.told}


def _decides(standing: Standing, now: datetime) -> Input:
    given = Decide(unit=standing.unit, by="person:berg", person="berg", choice="C3")
    return replace(given, until=now + timedelta(hours=4))


def _taps(red: Red) -> list[tuple[datetime, str, Level]]:
    found = [(red.begins, red.ward, Level.RED)]
    ends = red.begins + timedelta(hours=red.lasts)
    if red.pause:
        left = red.begins + timedelta(hours=2)
        back = left + timedelta(hours=red.pause)
        ends += back - left
        found += [(left, red.ward, Level.YELLOW), (back, red.ward, Level.RED)]
    return [*found, (ends, red.ward, Level.GREEN)]


class _Taken:
    """A channel that takes everything."""

    def send(self, parcel: Parcel) -> Delivery:
        return Delivered(ref="r")
