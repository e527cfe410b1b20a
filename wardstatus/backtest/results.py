"""What a run came to, as JSON."""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from wardstatus.backtest.run import Played, Run
from wardstatus.backtest.tally import Spell, Tally
from wardstatus.core.levels import Level

Json: TypeAlias = dict[str, Any]

_LEVELS = (*Level, None)


def result(run: Run, played: Played) -> Json:
    """Return what a plan would have done with every unit."""
    return {
        "plan": run.plan.id,
        "from": said(played.began),
        "to": said(played.ended),
        "readings": played.readings,
        "units": {unit: _unit(tally, played.ended) for unit, tally in run.tallies.items()},
    }


def compared(run: Run, other: Run, played: Played) -> Json:
    """Return what two plans would have done, and the second less the first for every unit."""
    first, second = result(run, played), result(other, played)
    difference = {
        unit: _difference(first["units"][unit], second["units"][unit]) for unit in run.tallies
    }
    return {"plan": first, "against": second, "difference": difference}


def seconds(span: timedelta) -> int | float:
    """Return a duration in seconds, whole where it is."""
    found = span.total_seconds()
    return int(found) if found.is_integer() else found


def said(at: datetime) -> str:
    """Return an instant in UTC, `2022-07-01T08:00:00Z`."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _unit(tally: Tally, now: datetime) -> Json:
    by_role: dict[str, int] = {}
    for (role, _night), count in sorted(tally.messages.items()):
        by_role[role] = by_role.get(role, 0) + count
    return {
        "seconds": {level or "unknown": seconds(tally.time[level]) for level in _LEVELS},
        "changes": [{"at": said(at), "level": level or "unknown"} for at, level in tally.changes],
        "spells": [_spell(spell, now) for spell in tally.spells],
        "lists_opened": tally.lists_opened,
        "items_opened": tally.items_opened,
        "messages": tally.messages.total(),
        "night_messages": sum(count for (_role, night), count in tally.messages.items() if night),
        "messages_by_role": by_role,
    }


def _spell(spell: Spell, now: datetime) -> Json:
    return {
        "start": said(spell.start),
        "end": said(spell.end) if spell.end is not None else None,
        "red_seconds": seconds(spell.red(now)),
        "over_limit_seconds": seconds(spell.over(now)),
    }


def _difference(first: Json, second: Json) -> Json:
    return {
        "seconds": {
            level: second["seconds"][level] - first["seconds"][level] for level in first["seconds"]
        },
        "spells": len(second["spells"]) - len(first["spells"]),
        "messages": second["messages"] - first["messages"],
    }
