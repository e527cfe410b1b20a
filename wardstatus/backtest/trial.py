"""A file of readings and the plans to try on it, played together once through the file."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from wardstatus.backtest.board import Why
from wardstatus.backtest.house import Alone, Configured, House, wanted
from wardstatus.backtest.reading import Told, in_order, read
from wardstatus.backtest.run import Played, Run, play
from wardstatus.backtest.wrong import WrongFile
from wardstatus.core.plans import Plan
from wardstatus.core.units import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The runs of a file, one for each plan, and what they went over."""

    runs: tuple[Run, ...]
    played: Played
    left_out: tuple[str, ...]
    """Columns that no plan names."""
    house: House
    """Of the first plan."""

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone of day and night, and of dates."""
        return self.house.zone

    def name_of(self, unit: str) -> str:
        """Return what people call a unit."""
        return self.house.name_of(unit)


def houses(plans: Sequence[Plan], book: Rulebook | None) -> list[House]:
    """Return what each plan is tried in: the configuration's tree, or every unit alone.

    Raises WrongFile if no unit of the configuration has one of these plans.
    """
    if book is None:
        return [Alone(plan) for plan in plans]
    ids = {plan.id for plan in plans}
    known = sorted({unit.plan.id for unit in book.units.values() if unit.plan})
    if not ids & set(known):
        raise WrongFile("file_plan_unused", plan=plans[0].id, known=", ".join(known))
    return [Configured(plan, ids, book) for plan in plans]


@contextmanager
def without_search() -> Iterator[None]:
    """Playing makes no circles of objects, so the search for them is put off: it would find none.

    It looks at all that is kept, and so costs a row more the more units there are.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def trial(
    path: Path, tried: Sequence[House], *, why: Why | None = None, told: Told | None = None
) -> Trial:
    """Play a file through each house; raise WrongFile at the first fault of the file."""
    asked = wanted(tried)
    runs = tuple(Run(each, why, asked.taken) for each in tried)
    with without_search(), read(path, asked, told) as source:
        played = play(in_order(source.rows), runs)
        left_out = tuple(source.left_out)
        return Trial(runs=runs, played=played, left_out=left_out, house=tried[0])
