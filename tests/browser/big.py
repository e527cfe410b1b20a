"""A house of twenty wards in three departments, for pages that must hold them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.browser.hospital import HandClock, Hospital
from tests.browser.stage import serving
from tests.web.house import DUTIES, HOSPITAL, PERSONS, WARD, book
from wardstatus.app import create_app, works
from wardstatus.core.levels import Level
from wardstatus.core.units import Rulebook, Unit
from wardstatus.house import House
from wardstatus.settings import load_settings
from wardstatus.store.migrate import migrate

PARTS = (("kirurgi", "Kirurgi", 7), ("medisin", "Medisinsk avdeling", 9), ("akutt", "Akutt", 4))
TWENTY = tuple(f"{part}{number}" for part, _name, many in PARTS for number in range(1, many + 1))


def rulebook() -> Rulebook:
    """Return twenty wards under three departments."""
    units: list[Unit] = [replace(HOSPITAL, name="Nordvåg universitetssykehus")]
    for order, (part, name, many) in enumerate(PARTS):
        units.append(
            Unit(
                id=part, name=name, short=name[:8], kind="department", parent="nordvag", order=order
            )
        )
        units += [
            replace(
                WARD,
                id=f"{part}{number}",
                name=f"{name} sengepost {number}",
                short=f"{name[:3]} {number}",
                parent=part,
                order=number,
            )
            for number in range(1, many + 1)
        ]
    return replace(book(), units={each.id: each for each in units}, persons=PERSONS, duties=DUTIES)


@contextmanager
def twenty(folder: Path) -> Iterator[Hospital]:
    """Serve the house; everything is open, as in a demo."""
    settings, problems = load_settings(
        f'[server]\ndatabase = "sqlite:///{folder / "board.db"}"\n', folder=folder
    )
    assert settings is not None, problems
    migrate(settings.server.database)
    clock = HandClock()
    house = House(
        settings=settings,
        rulebook=rulebook(),
        database=settings.server.database,
        clock=clock,
        demo=True,
    )
    app = create_app(house)
    running = works(app)
    running.start()
    with serving(app) as host:
        yield Hospital(app=app, clock=clock, host=host)
    running.stop()


def a_usual_day(here: Hospital) -> None:
    """Let most be green, some yellow, three red and one of them over its limit."""
    for unit in TWENTY:
        here.declare(unit, Level.GREEN)
    here.pass_time(10)
    here.declare("kirurgi2", Level.RED, "nurse", "bed")
    here.pass_time(200)
    here.declare("medisin1", Level.RED, "nurse")
    for unit in ("medisin2", "medisin3", "akutt1", "kirurgi4"):
        here.declare(unit, Level.YELLOW, "doctor")
    here.take("medisin1", "lie")
    here.pass_time(45)
    here.declare("akutt2", Level.RED)
    here.pass_time(5)


def the_worst_day(here: Hospital) -> None:
    """Let every ward be red and over its limit."""
    for unit in TWENTY:
        here.declare(unit, Level.RED, "nurse", "bed")
    here.pass_time(60)
    here.pass_time(200)
