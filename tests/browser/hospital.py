"""A whole hospital for a browser: the real app and database, a clock moved by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask

from tests.browser.stage import serving
from tests.web.house import DUTIES, HOSPITAL, PERSONS, WARD, book
from wardstatus.app import House, create_app, works
from wardstatus.core.inputs import Declare, TakeChain, TakeReading, TapNeeds
from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook
from wardstatus.service import Service
from wardstatus.settings import load_settings
from wardstatus.store.migrate import migrate

MORNING = datetime(2026, 11, 21, 8, 40, tzinfo=UTC)
"""09:40 in Oslo."""

WARDS = (
    ("med1", "Medisinsk 1", "Med 1"),
    ("med2", "Medisinsk 2", "Med 2"),
    ("med3", "Medisinsk 3", "Med 3"),
    ("med4", "Medisinsk 4", "Med 4"),
    ("hjerte", "Hjertemedisinsk", "Hjerte"),
    ("nevro", "Nevrologisk", "Nevro"),
    ("kir1", "Kirurgisk 1", "Kir 1"),
    ("kir2", "Kirurgisk 2", "Kir 2"),
    ("ort", "Ortopedisk", "Ort"),
    ("akutt", "Akuttmottaket", "Akutt"),
    ("int", "Intensiv", "Intensiv"),
    ("barn", "Barneavdelingen", "Barn"),
)

_CONFIG = """
[server]
database = "sqlite:///{database}"
"""


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Hospital:
    """The running app."""

    app: Flask
    clock: HandClock
    host: str = ""

    @property
    def service(self) -> Service:
        """Return the one corridor."""
        return works(self.app).service

    def declare(self, unit: str, level: Level, *needs: str) -> None:
        """Let a unit's own screen set its level."""
        sent = Declare(unit=unit, by=f"screen:{unit}", own=True, level=level, needs=needs)
        self.service.take([sent])

    def take(self, unit: str, person: str) -> None:
        """Let a leader take the chain of a red unit."""
        spell = self.service.standing(unit).spell
        assert spell is not None
        assert spell.chain is not None
        by = f"person:{person}"
        self.service.take([TakeChain(unit=unit, by=by, person=person, chain=spell.chain.id)])

    def pass_time(self, minutes: float) -> None:
        """Move the clock, and let time come in."""
        self.clock.at += timedelta(minutes=minutes)
        self.service.tick()


def rulebook() -> Rulebook:
    """Return twelve wards of one hospital."""
    units = [
        replace(WARD, id=name, name=full, short=short, order=order)
        for order, (name, full, short) in enumerate(WARDS)
    ]
    top = replace(HOSPITAL, name="Fjordby sykehus")
    known = {each.id: each for each in (top, *units)}
    return replace(book(), units=known, persons=PERSONS, duties=DUTIES)


@contextmanager
def hospital(folder: Path) -> Iterator[Hospital]:
    """Serve the hospital from a folder; everything is open, as in a demo."""
    database = folder / "board.db"
    settings, problems = load_settings(_CONFIG.format(database=database), folder=folder)
    assert settings is not None, problems
    migrate(settings.server.database)
    clock = HandClock()
    app = create_app(
        House(
            settings=settings,
            rulebook=rulebook(),
            database=settings.server.database,
            clock=clock,
            demo=True,
        )
    )
    running = works(app)
    running.start()
    with serving(app) as host:
        yield Hospital(app=app, clock=clock, host=host)
    running.stop()


def a_morning(here: Hospital) -> None:
    """Play what the pictures show: two red, two yellow, one nobody has set."""
    for name, _full, _short in WARDS:
        if name != "nevro":
            here.declare(name, Level.GREEN)
    here.service.take([TapNeeds(unit="med4", by="screen:med4", offers=("nurse",))])
    here.pass_time(20)
    here.declare("hjerte", Level.YELLOW, "doctor")
    here.declare("kir2", Level.YELLOW, "nurse")
    numbers = {"patients": 26.0, "nurses": 4.0, "corridor": 2.0}
    here.service.take(
        [
            TakeReading(unit="kir1", by="screen:kir1", indicator=name, value=value, own=True)
            for name, value in numbers.items()
        ]
    )
    here.pass_time(12)
    here.declare("kir1", Level.YELLOW)
    here.pass_time(30)
    here.declare("kir1", Level.RED, "nurse")
    here.pass_time(6)
    here.take("kir1", "berg")
    here.pass_time(35)
    here.declare("med2", Level.RED, "nurse", "bed")
    here.pass_time(5)
