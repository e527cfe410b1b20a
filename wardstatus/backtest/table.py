"""What a run came to, as a table for a terminal."""

from collections.abc import Iterable, Sequence

from wardstatus.backtest.run import Played, Run
from wardstatus.backtest.summary import Summary, summary
from wardstatus.backtest.sweep import Sweep, Tried
from wardstatus.backtest.tally import Tally
from wardstatus.core.levels import Level
from wardstatus.texts.words import Words

_BAR = 30
"""Characters of the longest bar."""


def table(_: Words, runs: Sequence[Run], played: Played) -> str:
    """Return a line for each unit and plan, and one for all units together."""
    units = list(runs[0].tallies)
    groups = [(unit, [run.tallies[unit]], run) for unit in units for run in runs]
    if len(units) > 1:
        groups += [(_("All"), list(run.tallies.values()), run) for run in runs]
    head = [
        *(_("Unit"), _("Plan"), _("Green"), _("Yellow"), _("Red"), _("Unknown")),
        *(_("Red spells"), _("Over the limit"), _("Messages"), _("At night")),
    ]
    rows = [_row(_, name, run, tallies, played) for name, tallies, run in groups]
    return _drawn([head, *rows], left=2)


def _row(_: Words, name: str, run: Run, tallies: Iterable[Tally], played: Played) -> list[str]:
    found = summary(tallies, played.ended)
    return [
        name,
        run.plan.id,
        *(f"{found.share(level):.1f}%" for level in (*Level, None)),
        str(found.spells),
        _.lasting(found.over),
        str(found.messages),
        str(found.night_messages),
    ]


def swept(_: Words, sweep: Sweep, found: Sequence[Tried]) -> str:
    """Return a line for each value, with a bar as long as its share of red."""
    most = max(each.over_all.red_share for each in found) or 1.0
    head = [sweep.key, _("Red"), _("Red spells"), _("Messages"), _("At night"), ""]
    rows = [[str(each.value), *_tried(each.over_all, most)] for each in found]
    return _drawn([head, *rows], left=0)


def _tried(found: Summary, most: float) -> list[str]:
    bar = "#" * round(_BAR * found.red_share / most)
    numbers = (found.spells, found.messages, found.night_messages)
    return [f"{found.red_share:.1f}%", *(str(each) for each in numbers), bar.ljust(_BAR)]


def _drawn(rows: Sequence[Sequence[str]], *, left: int) -> str:
    """Return cells as columns, the first `left` of them flush left."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
