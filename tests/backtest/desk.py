"""A folder with a plan and a file of readings, and the command on them."""

from pathlib import Path

from click.testing import CliRunner, Result

from tests.backtest.tried import PLAN, wide, written
from wardstatus.cli import main

DAY = wide(("08:00", 23), ("09:00", 25), ("10:00", 10), ("11:30", 10))


class Desk:
    """A folder with a plan and a file of readings, and the command on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        written(folder, "plan.toml", PLAN)
        written(folder, "readings.csv", DAY)

    def __truediv__(self, name: str) -> str:
        return str(self.folder / name)

    def file(self, name: str, text: str) -> str:
        return str(written(self.folder, name, text))

    def run(self, *arguments: str, readings: str = "readings.csv") -> Result:
        command = ["backtest", "--plan", self / "plan.toml", self / readings, *arguments]
        return CliRunner().invoke(main, command)
