"""The first figures: minutes until something came, until decided, until answered, and the rest."""

from dataclasses import dataclass
from datetime import datetime

from wardstatus.core.levels import Level
from wardstatus.measures import minutes, shares
from wardstatus.measures.minutes import Middle, Reds
from wardstatus.web.measures_view.asked import Asked, Cell, Grid, roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, what it is of, and where it leads."""

    name: str
    said: str
    small: str
    href: str
    first: bool = False
    few: bool = False
    """Of too few cases to be a figure: words stand in its place."""


def figures(asked: Asked, reds: Reds) -> list[Figure]:
    """Return the figures of the period."""
    _, all_reds = asked.desk.words, asked.source()
    return [
        _middle(asked, _("Minutes from red until something came"), reds.waits.came, first=True),
        _middle(asked, _("… until a decision"), reds.waits.decided),
        _middle(asked, _("… until an answer"), reds.waits.answered),
        Figure(
            name=_("Red periods"),
            said=str(reds.count),
            small=_("longest {span}", span=_.lasting(reds.longest)) if reds.count else "",
            href=all_reds,
        ),
        Figure(
            name=_("Unanswered red"),
            said=_.lasting(reds.unanswered),
            small=_("of {red} in red", red=_.lasting(reds.red)),
            href=all_reds,
        ),
        Figure(
            name=_("Over the limit"),
            said=_("{n} of {all}", n=reds.over, all=reds.limited),
            small=_("{span} in all", span=_.lasting(reds.over_lasted)) if reds.over else "",
            href=asked.source(over="yes"),
        ),
        _red(asked),
        _structural(asked),
    ]


def _middle(asked: Asked, name: str, found: Middle, *, first: bool = False) -> Figure:
    _, few = asked.desk.words, found.lasted is None
    return Figure(
        name=name,
        said=_("fewer than five") if few else minutes_said(asked, found),
        small=_("not shown") if few else _("middle of {n}", n=found.cases),
        href=asked.source(),
        first=first,
        few=few,
    )


def minutes_said(asked: Asked, found: Middle) -> str:
    """Return the middle of some durations; a dash for too few."""
    return "–" if found.lasted is None else asked.desk.words.lasting(found.lasted)


def _red(asked: Asked) -> Figure:
    _, period = asked.desk.words, asked.period
    share = shares.share(asked.pasts, period.begins, period.ends)
    red, unknown = share.percent(Level.RED), share.percent(None)
    return Figure(
        name=_("Time in red"),
        said="–" if red is None else f"{_.number(round(red, 1))} %",
        small="" if unknown is None else _("unknown {n} %", n=_.number(round(unknown, 1))),
        href=asked.source(),
    )


def _structural(asked: Asked) -> Figure:
    """Return whether red is structural now, and how often it has become so."""
    _, period = asked.desk.words, asked.period
    spans = [span for past in asked.pasts for span in past.structural]
    now = [begins for begins, ends in spans if ends is None]
    times = sum(period.begins <= begins < period.ends for begins, _ends in spans)
    often = _.many("{n} time in the period", "{n} times in the period", times)
    since = f"{_since(asked, min(now))}, " if now else ""
    return Figure(
        name=_("Structural red"),
        said=_("Yes") if now else _("No"),
        small=since + often,
        href=asked.source(),
    )


def _since(asked: Asked, at: datetime) -> str:
    return asked.desk.words("since {clock}", clock=asked.desk.clock(at))


def of_roles(asked: Asked) -> Grid:
    """Return the minutes per role, in the plan's order; fewer than five cases are not shown."""
    _, names = asked.desk.words, roles(asked)
    found = minutes.by_role(asked.reds, list(names))
    return Grid(
        head=(
            _("Role"),
            _("Red periods told of"),
            _("Until it came"),
            _("Until decided"),
            _("Until answered"),
        ),
        rows=[
            (
                Cell(said=names.get(each.role, each.role)),
                Cell(said=str(each.told), href=asked.source(role=each.role)),
                *(
                    Cell(said=_of_role(asked, middle))
                    for middle in (each.waits.came, each.waits.decided, each.waits.answered)
                ),
            )
            for each in found
        ],
    )


def _of_role(asked: Asked, found: Middle) -> str:
    if found.cases == 0:
        return "–"
    if found.lasted is None:
        return asked.desk.words("fewer than five")
    return minutes_said(asked, found)


def of_transitions(asked: Asked) -> Grid:
    """Return how often one level became another."""
    _ = asked.desk.words
    counted = shares.transitions(asked.pasts, asked.period)
    return Grid(
        head=(_("From"), _("to green"), _("to yellow"), _("to red")),
        rows=[
            (
                Cell(said=asked.desk.word(before)),
                *(
                    Cell(said="–" if before is level else str(counted[before, level]))
                    for level in Level
                ),
            )
            for before in Level
        ],
    )
