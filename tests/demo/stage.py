"""The demo on a real database and a real service, with every clock moved by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from wardstatus.app import House, create_app, works
from wardstatus.demo import start
from wardstatus.demo.channel import Telephones
from wardstatus.demo.clock import DemoClock
from wardstatus.demo.director import Director
from wardstatus.demo.house import START, hospital
from wardstatus.demo.past import Past
from wardstatus.demo.theatre import Stage, night, past_of
from wardstatus.store.engine import open_engine
from wardstatus.store.migrate import migrate

SPEED = 60.0
LOOK = 1.0
"""Seconds between two looks."""


class Watch:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """A night that is played by hand."""

    app: Flask
    director: Director
    telephones: Telephones
    clock: DemoClock
    watch: Watch

    def pass_by(self, seconds: float) -> Iterator[float]:
        """Let so many seconds of the day pass, a look after each; yield how many have."""
        postman = works(self.app).postman
        for passed in range(1, int(seconds / LOOK) + 1):
            self.watch.seconds += LOOK
            self.director.look()
            postman.run_once(self.clock())
            yield passed * LOOK

    def go(self, seconds: float) -> None:
        """Let so many seconds of the day pass."""
        for _ in self.pass_by(seconds):
            pass


def month() -> Past:
    """Return the month before the night."""
    return past_of(hospital(SPEED).rulebook, DemoClock(START, SPEED))


@contextmanager
def play(folder: Path, past: Past) -> Iterator[Play]:
    """Yield the night, begun."""
    watch = Watch()
    clock = DemoClock(START, SPEED, watch)
    house = hospital(SPEED, "http://localhost")
    url = f"sqlite:///{folder}/demo.db"
    migrate(url)
    engine = open_engine(url)
    began = start.write(engine, past)
    telephones = Telephones(clock)
    app = create_app(
        House(
            settings=house.settings,
            rulebook=house.rulebook,
            database=url,
            clock=clock,
            channels={"sms": telephones},
            demo=True,
            speed=SPEED,
        )
    )
    running = works(app)
    stage = Stage(
        engine=engine,
        service=running.service,
        hub=running.hub,
        telephones=telephones,
        url="http://localhost",
        language="nb",
    )
    director = night(stage, clock, began, past)
    director.begin()
    try:
        yield Play(app=app, director=director, telephones=telephones, clock=clock, watch=watch)
    finally:
        running.postman.close()
        running.engine.dispose()
        engine.dispose()
