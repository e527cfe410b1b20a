"""What is said over the WebSocket: one JSON text a frame, free of language."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from wardstatus.core import chains, indicators, spells, status
from wardstatus.core.levels import Level
from wardstatus.core.spells import in_force, over_limit, over_since, standing_answer
from wardstatus.core.standing import Answer, Board, Decision, Spell, Standing
from wardstatus.core.terms import BARE, Terms
from wardstatus.core.undelivered import undelivered
from wardstatus.core.units import Rulebook, Unit

OCCUPANCY, OCCUPIED, STAFFED = "occupancy", "occupied", "staffed_beds"
"""Indicators the bar of a tile is drawn from: per cent, or patients and beds."""


Why: TypeAlias = Literal["", "tick", "gap", "clock", "canary", "disk"]
"""Time does not tick, an alarm is missing, the clock is wrong, its test failed, the disk full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Whether alarms run, when time last ticked, and if they do not, since when and why."""

    alive: bool
    last_tick: datetime | None = None
    since: datetime | None = None
    why: Why = ""


def hello(board: Board, engine: Engine, now: datetime) -> str:
    """Return what a screen is told first: the version from which on it will hear everything."""
    return _frame("hello", board, now, root=board.root, engine=engine_fields(engine))


def beat(board: Board, engine: Engine, now: datetime) -> str:
    """Return the sign of life of a board."""
    return _frame("beat", board, now, engine=engine_fields(engine))


def change(board: Board, changed: Iterable[str], rulebook: Rulebook, now: datetime) -> str:
    """Return the units that changed, as they stand at the board's version."""
    units = [
        unit_fields(board.standings[unit], rulebook.units[unit], rulebook, now)
        for unit in changed
        if unit in board.standings and unit in rulebook.units
    ]
    return _frame("change", board, now, units=units)


def unit_fields(
    standing: Standing, unit: Unit, rulebook: Rulebook, now: datetime
) -> dict[str, object]:
    """Return one unit as screens of its board are told of it: roles, never names."""
    stands, level = standing.status, status.shown(standing, unit, now)
    return {
        "id": unit.id,
        "short": unit.short,
        "shown": level.value if level else "unknown",
        "level": stands.level.value if stands.level else None,
        "since": _instant(stands.since),
        "valid_until": _instant(stands.valid_until),
        "not_confirmed_since": _instant(status.not_confirmed_since(standing, now)),
        "unknown_since": _instant(_unknown_since(standing, unit, level)),
        "needs": list(stands.needs),
        "offers": list(stands.offers),
        "beds": _beds(standing, unit, rulebook, now),
        "of_known": _of_known(standing),
        **_red_fields(standing, unit, rulebook, now),
    }


def _red_fields(
    standing: Standing, unit: Unit, rulebook: Rulebook, now: datetime
) -> dict[str, object]:
    spell = standing.spell
    if spell is None:
        return dict.fromkeys(_OF_RED) | {"over_limit": False, "undelivered": 0}
    over = over_limit(spell, now)
    return {
        "deadline": _instant(spells.deadline(spell)),
        "over_limit": over,
        "over_since": _instant(over_since(spell)) if over else None,
        "waiting_since": _instant(_waiting_since(spell, now)),
        "answered": _answered(standing_answer(spell, now)),
        "decided": _decided(in_force(spell, now)),
        "undelivered": len(undelivered(standing)),
        "next": _next(spell, Terms(unit=unit, plan=unit.plan or BARE, book=rulebook)),
    }


_OF_RED = ("deadline", "over_limit", "over_since", "waiting_since", "answered", "decided", "next")


def _unknown_since(standing: Standing, unit: Unit, level: Level | None) -> datetime | None:
    if level is not None or standing.status.level is None:
        return None
    if unit.plan is not None and unit.plan.follow == "plan":
        return standing.numbers.recommended_since
    return standing.status.valid_until


def _of_known(standing: Standing) -> dict[str, int] | None:
    """Return of how many units below the least known figure is; None while all are known."""
    partial = [each for each in standing.numbers.figures.values() if each.known < each.of]
    least = min(partial, key=lambda each: each.known / each.of, default=None)
    return None if least is None else {"known": least.known, "of": least.of}


def _beds(standing: Standing, unit: Unit, rulebook: Rulebook, now: datetime) -> int | None:
    """Return occupied beds in whole per cent of the staffed ones."""

    def known(indicator: str) -> float | None:
        return indicators.value(standing, unit, rulebook, indicator, now)

    share, occupied, staffed = known(OCCUPANCY), known(OCCUPIED), known(STAFFED)
    if share is None and occupied is not None and staffed:
        share = 100 * occupied / staffed
    return None if share is None else round(share)


def _waiting_since(spell: Spell, now: datetime) -> datetime | None:
    """Return when the first step was told that nobody has answered."""
    if spell.chain is None or spell.red_since is None or standing_answer(spell, now) is not None:
        return None
    told = [step.at for step in spell.chain.taken if step.told]
    ended = spell.answer.until if spell.answer is not None else None
    return min((at for at in told if ended is None or at >= ended), default=None)


def _answered(answer: Answer | None) -> dict[str, object] | None:
    if answer is None:
        return None
    return {
        "role": answer.role,
        "at": _instant(answer.at),
        "until": _instant(answer.until),
        "by_phone": answer.by_phone,
    }


def _decided(decisions: tuple[Decision, ...]) -> dict[str, object] | None:
    """Return the decision in force that was made last."""
    if not decisions:
        return None
    last = max(decisions, key=lambda each: each.at)
    return {
        "kind": last.kind,
        "role": last.role,
        "at": _instant(last.at),
        "until": _instant(last.until),
    }


def _next(spell: Spell, terms: Terms) -> dict[str, object] | None:
    """Return who is told next, and when; None while nobody need be."""
    chain, at = chains.running(spell), chains.next_due(spell)
    if chain is None or at is None:
        return None
    return {"at": _instant(at), "roles": list(chains.roles_of(spell, terms, chain, at))}


def engine_fields(engine: Engine) -> dict[str, object]:
    """Return the engine as frames and the API tell of it."""
    return {
        "alive": engine.alive,
        "last_tick": _instant(engine.last_tick),
        "since": _instant(engine.since),
        "why": engine.why,
    }


def _instant(at: datetime | None) -> str | None:
    """Return an instant as the API writes it: UTC, ending in Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def _frame(kind: str, board: Board, now: datetime, **more: object) -> str:
    said = {
        "type": kind,
        "version": board.version,
        "now": round(now.timestamp() * 1000),
        **more,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
