"""The demo's server: an invented hospital with a past, and the story of one night."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from wardstatus.app import House, create_app, works
from wardstatus.clock import Clock
from wardstatus.core.units import Rulebook
from wardstatus.demo import pages, start
from wardstatus.demo.channel import Telephones
from wardstatus.demo.clock import DemoClock
from wardstatus.demo.house import START, VISITORS, hospital
from wardstatus.demo.past import Past
from wardstatus.demo.start import Start
from wardstatus.demo.state import Show
from wardstatus.demo.theatre import Looking, Stage, night, past_of
from wardstatus.demo.view import StoryWindow
from wardstatus.settings import Settings
from wardstatus.store.migrate import open_database
from wardstatus.texts.words import marked

HOST = "127.0.0.1"
LANGUAGE = "nb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a demo keeps its database, where it answers, and how fast its story goes."""

    folder: Path
    port: int
    speed: float

    @property
    def url(self) -> str:
        """Return the address it answers at."""
        return f"http://{HOST}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """What a demo is built from, before there is a server."""

    settings: Settings
    book: Rulebook
    clock: Clock
    past: Past
    speed: float
    notice: str


class Demo:
    """One demo, from its making to its end, both in the process that answers."""

    ward = VISITORS

    def __init__(self, place: Place) -> None:
        self.place = place
        self._looking: Looking | None = None

    def make(self) -> Flask:
        """Return the app, its story ready to begin; it begins when somebody watches."""
        speed = self.place.speed
        clock = DemoClock(START, speed)
        house = hospital(speed, self.place.url)
        scenery = Scenery(
            settings=house.settings,
            book=house.rulebook,
            clock=clock,
            past=past_of(house.rulebook, clock),
            speed=speed,
            notice=marked("Demo. None of these units exist."),
        )
        app, stage, began = self.built(scenery)
        director = night(stage, clock, began, scenery.past)
        return self.shown(app, StoryWindow(director, stage.telephones), director.look)

    def built(self, scenery: Scenery) -> tuple[Flask, Stage, Start]:
        """Return an app whose board has a past, and what a demo plays on."""
        database = f"sqlite:///{tempfile.mkdtemp(dir=self.place.folder)}/demo.db"
        engine = open_database(database, new=True)
        began = start.write(engine, scenery.past)
        telephones = Telephones(scenery.clock)
        app = create_app(
            House(
                settings=scenery.settings,
                rulebook=scenery.book,
                database=database,
                clock=scenery.clock,
                channels={"sms": telephones},
                demo=True,
                speed=scenery.speed,
                notice=scenery.notice,
            )
        )
        running = works(app)
        stage = Stage(
            engine=engine,
            service=running.service,
            hub=running.hub,
            telephones=telephones,
            url=self.place.url,
            language=LANGUAGE,
        )
        return app, stage, began

    def shown(self, app: Flask, show: Show, look: Callable[[], None]) -> Flask:
        """Put the window on the app, and begin to look."""
        words_for = app.extensions["wardstatus"].words_for
        app.register_blueprint(pages.blueprint(show, words_for))
        works(app).start()
        self._looking = Looking(look)
        self._looking.start()
        return app

    def stop(self, app: Flask) -> None:
        """End the story and what ran beside it."""
        if self._looking is not None:
            self._looking.stop()
        works(app).stop()
