"""The demo's server for a file of readings: a board of its units, played through it."""

from dataclasses import replace
from pathlib import Path

from flask import Flask

from wardstatus import shipped
from wardstatus.app import works
from wardstatus.backtest.reading import short_lines
from wardstatus.cli.demo_night import LANGUAGE, Demo, Place, Scenery
from wardstatus.demo import england
from wardstatus.demo.clock import SteppedClock
from wardstatus.demo.fitted import ROOT, Fitted, fitted, fitting_plan, rulebook
from wardstatus.demo.past import Past, nothing_yet
from wardstatus.demo.player import Player
from wardstatus.demo.series import read_series
from wardstatus.demo.series_view import SeriesWindow, Titled
from wardstatus.plans import load_rules
from wardstatus.settings import load_settings
from wardstatus.texts.words import marked, words

ENGLAND = "england"
NOTICE = marked("Real numbers from a file. Plan and leaders are invented.")


# The clock jumps: what waited for it would always be late.
_SERVER = """
[server]
public_url = "{url}"
bundle = "0s"
undo = "0s"
"""


def read_file(name: str) -> tuple[Fitted, str]:
    """Return a file of readings with the plan it is played by, and what the board is called.

    Raises WrongFile for one that cannot be played, OSError for one that is not there.
    """
    plans, _ = load_rules(shipped.folder("rules"))
    if name == ENGLAND:
        fit = fitted(read_series(england.lines()), plans[ENGLAND])
        return fit, "England"
    with Path(name).open("rb") as file:
        series = read_series(short_lines(file))
    return fitted(series, fitting_plan(series, plans.values())), Path(name).stem


class FileDemo(Demo):
    """A file of readings, played through the live server."""

    def __init__(self, place: Place, fit: Fitted, title: str) -> None:
        super().__init__(place)
        self._fit = fit
        self._title = title
        self.ward = fit.series.units[0]

    def make(self) -> Flask:
        """Return the app, its file ready to be played."""
        names = england.NAMES if self._fit.plan.id == ENGLAND else {}
        book = rulebook(self._fit, self._title, names, words(LANGUAGE))
        clock = SteppedClock(self._fit.series.moments[0].at)
        settings, found = load_settings(_SERVER.format(url=self.place.url), {})
        assert settings is not None, found
        past = nothing_yet(book, ROOT)
        scenery = Scenery(
            settings=settings,
            book=book,
            clock=clock,
            past=_at(past, clock),
            speed=1.0,
            notice=NOTICE,
        )
        app, stage, began = self.built(scenery)
        player = Player(stage.service, clock, self._fit.series, works(app).postman.run_once)
        player.on_restart(lambda: stage.bring_back(began, clock()))
        note = england.NOTE if self._fit.plan.id == ENGLAND else ""
        window = SeriesWindow(player, stage.telephones, Titled(name=self._title, note=note))
        return self.shown(app, window, player.look)


def _at(past: Past, clock: SteppedClock) -> Past:
    """Nothing has happened, but the board is as old as the file."""
    past.board = replace(past.board, at=clock())
    return past
