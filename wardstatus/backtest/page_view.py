"""What the page says, as plain values in a reader's language."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from wardstatus.backtest.figures_view import Row, Tried, percent, rows, tried
from wardstatus.backtest.run import Played, Run
from wardstatus.backtest.summary import summary
from wardstatus.backtest.tally import Tally
from wardstatus.backtest.trial import Trial
from wardstatus.backtest.why_view import Month, months
from wardstatus.charts import period
from wardstatus.core.levels import Level
from wardstatus.texts.words import Words

_MONTHS_FROM = timedelta(days=70)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A unit with one plan: its strip, and why."""

    plan: str
    strip: Markup
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit with each plan under the other."""

    name: str
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    title: str
    period: str
    counted: str
    plans: tuple[Tried, ...]
    rows: tuple[Row, ...]
    axis: Markup
    places: tuple[Place, ...]


def page(_: Words, trial: Trial) -> Page:
    """Return the page of one plan, or of two under one another."""
    played, zone = trial.played, trial.zone
    units = list(trial.runs[0].tallies)
    return Page(
        title=" · ".join(_.pick(run.plan.name) for run in trial.runs),
        period=spoken_period(_, played, zone),
        counted=_counted(_, len(units), played.readings),
        plans=tuple(tried(_, run, played) for run in trial.runs),
        rows=tuple(rows(_, trial)),
        axis=Markup(axis(_, played, zone)),
        places=tuple(_place(_, trial, unit) for unit in units),
    )


def _counted(_: Words, units: int, rows: int) -> str:
    said = _.many("{count} row", "{count} rows", rows, count=_.number(rows))
    return f"{_.many('{n} unit', '{n} units', units)}, {said}"


def spoken_period(_: Words, played: Played, zone: ZoneInfo) -> str:
    """Return from which day to which a run went."""
    return f"{long_day(_, played.began, zone)} – {long_day(_, played.ended, zone)}"


def long_day(_: Words, at: datetime, zone: ZoneInfo) -> str:
    """Return the local day with its year."""
    return f"{_.day(at, zone)} {at.astimezone(zone).year}"


def axis(_: Words, played: Played, zone: ZoneInfo) -> str:
    """Return the line of dates above the strips."""
    marks = period.marks(played.began, played.ended, zone)
    wide = played.ended - played.began > _MONTHS_FROM
    spoken = _.month if wide else _.day
    return period.axis([(x, spoken(at, zone)) for x, at in marks], label=_("Dates"))


def _place(_: Words, trial: Trial, unit: str) -> Place:
    tracks = tuple(_track(_, run, trial, run.tallies[unit]) for run in trial.runs)
    return Place(name=trial.name_of(unit), tracks=tracks)


def _track(_: Words, run: Run, trial: Trial, tally: Tally) -> Track:
    played = trial.played
    spans = [(played.began, None), *tally.changes]
    share = summary([tally], played.ended).share(Level.RED)
    label = _("Red {share} of the time", share=percent(_, share))
    return Track(
        plan=run.plan.id,
        strip=Markup(period.strip(spans, played.began, played.ended, label=label)),
        months=tuple(months(_, tally, played.ended, trial.zone)),
    )
