"""A plan in force, tried on a file of numbers that somebody has at hand."""

from pathlib import Path
from tempfile import TemporaryDirectory

from werkzeug.datastructures import FileStorage

from wardstatus.backtest import page
from wardstatus.backtest.trial import houses, trial
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook
from wardstatus.texts.errors import sentence
from wardstatus.texts.words import Words


def report(_: Words, plan: Plan, book: Rulebook, sent: FileStorage) -> str:
    """Return what the plan would have done with a CSV, as a page that stands by itself.

    The units, their constants and their tree are those of the board. Raises WrongFile.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "readings.csv"
        sent.save(file)
        return page.page(_, trial(file, houses([plan], book), why=page.reasons(_)))


def wrong(_: Words, error: WrongFile) -> str:
    """Return what is wrong in a file, with its line where it has one."""
    said = sentence(_, error)
    return f"{_('line {line}', line=error.line)}: {said}" if error.line else said
