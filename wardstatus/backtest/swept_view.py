"""What the page of a sweep says, as plain values in a reader's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wardstatus.backtest.figures_view import percent
from wardstatus.backtest.page_view import spoken_period
from wardstatus.backtest.summary import Summary
from wardstatus.backtest.sweep import Sweep, Tried, Value
from wardstatus.backtest.trial import Trial
from wardstatus.charts.curve import curve
from wardstatus.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One figure over the values of the number."""

    name: str
    picture: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one value would have done."""

    value: str
    red: str
    spells: str
    over: str
    messages: str
    night: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SweptPage:
    """The whole page."""

    title: str
    key: str
    period: str
    curves: tuple[Curve, ...]
    lines: tuple[Line, ...]


def page(_: Words, sweep: Sweep, found: Sequence[Tried], trial: Trial) -> SweptPage:
    """Return the page: how red, spells and messages move with the number."""
    kinds: tuple[tuple[str, Callable[[Summary], float], Callable[[float], str]], ...] = (
        (_("Share of red"), lambda each: each.red_share, lambda share: percent(_, share)),
        (_("Red spells"), lambda each: each.spells, _.number),
        (_("Messages"), lambda each: each.messages, _.number),
    )
    return SweptPage(
        title=_.pick(trial.runs[0].plan.name),
        key=sweep.key,
        period=spoken_period(_, trial.played, trial.zone),
        curves=tuple(_curve(_, found, *kind) for kind in kinds),
        lines=tuple(_line(_, each) for each in found),
    )


def _curve(
    _: Words,
    found: Sequence[Tried],
    name: str,
    figure: Callable[[Summary], float],
    said: Callable[[float], str],
) -> Curve:
    points = [(value_said(_, each.value), figure(each.over_all)) for each in found]
    most = max(number for _value, number in points)
    first, last = points[0], points[-1]
    label = _(
        "{name}: {first} at {low}, {last} at {high}",
        name=name,
        first=said(first[1]),
        low=first[0],
        last=said(last[1]),
        high=last[0],
    )
    return Curve(name=name, picture=Markup(curve(points, label=label, most=said(most))))


def _line(_: Words, tried: Tried) -> Line:
    found = tried.over_all
    return Line(
        value=value_said(_, tried.value),
        red=percent(_, found.red_share),
        spells=_.number(found.spells),
        over=_.lasting(found.over) if found.over else "–",
        messages=_.number(found.messages),
        night=_.number(found.night_messages),
    )


def value_said(_: Words, value: Value) -> str:
    """Return a tried value as the reader writes numbers; a duration as the plan writes it."""
    return value if isinstance(value, str) else _.number(value)
