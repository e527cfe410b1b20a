"""The figures of the page: each plan, each unit, each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from wardstatus.backtest.run import Played, Run
from wardstatus.backtest.summary import Summary, summary
from wardstatus.backtest.trial import Trial
from wardstatus.core.levels import Level
from wardstatus.texts.words import Words

LEVELS = (Level.GREEN, Level.YELLOW, Level.RED, None)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The share of one level of the time, for a bar and for a cell."""

    style: str
    width: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: a unit, or all, with one plan."""

    name: str
    plan: str
    shares: tuple[Share, ...]
    spells: str
    median: str
    longest: str
    over: str
    messages: str
    night: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one role would have been told."""

    role: str
    day: str
    night: str
    by_week: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One plan: its name, its figures over all units, its messages."""

    id: str
    name: str
    owner: str
    red: str
    spells: str
    longest: str
    messages: str
    night: str
    told: tuple[Told, ...]


def tried(_: Words, run: Run, played: Played) -> Tried:
    """Return a plan with its figures over all units."""
    found = summary(run.tallies.values(), played.ended)
    return Tried(
        id=run.plan.id,
        name=_.pick(run.plan.name),
        owner=_.pick(run.plan.owner),
        red=percent(_, found.red_share),
        spells=_.number(found.spells),
        longest=_.lasting(found.longest),
        messages=_.number(found.messages),
        night=_.number(found.night_messages),
        told=tuple(_told(_, run, found, played)),
    )


def _told(_: Words, run: Run, found: Summary, played: Played) -> Iterator[Told]:
    weeks = (played.ended - played.began) / _WEEK
    for role, (day, night) in found.by_role.items():
        named = run.plan.roles.get(role)
        yield Told(
            role=_.pick(named.name) if named else role,
            day=_.number(day),
            night=_.number(night),
            by_week=_.number(round((day + night) / weeks, 1)) if weeks else "–",
        )


def rows(_: Words, trial: Trial) -> Iterator[Row]:
    """Yield a line for each unit and plan, and one for all units together."""
    units = list(trial.runs[0].tallies)
    ended = trial.played.ended
    for unit in units:
        for run in trial.runs:
            yield _row(_, trial.name_of(unit), run, summary([run.tallies[unit]], ended))
    if len(units) > 1:
        for run in trial.runs:
            yield _row(_, _("All"), run, summary(run.tallies.values(), ended))


def _row(_: Words, name: str, run: Run, found: Summary) -> Row:
    return Row(
        name=name,
        plan=run.plan.id,
        shares=tuple(_share(_, found, level) for level in LEVELS),
        spells=_.number(found.spells),
        median=_.lasting(found.median) if found.spells else "–",
        longest=_.lasting(found.longest) if found.spells else "–",
        over=_.lasting(found.over) if found.over else "–",
        messages=_.number(found.messages),
        night=_.number(found.night_messages),
    )


def _share(_: Words, found: Summary, level: Level | None) -> Share:
    share = found.share(level)
    return Share(style=level or "unknown", width=f"{share:.2f}", text=percent(_, share))


def percent(_: Words, share: float) -> str:
    """Return a share with one decimal, `12,3 %`."""
    said = f"{share:.1f}"
    return f"{said}%" if _.language == "en" else f"{said.replace('.', ',')} %"
