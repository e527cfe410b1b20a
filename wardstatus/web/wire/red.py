"""The red clock, its chain and its decisions, as the API says them."""

from wardstatus.core import chains, spells
from wardstatus.core.standing import Chain, Decision, Spell, Standing
from wardstatus.web.wire.reader import Json, Reader, seconds, z


def spell(standing: Standing, reader: Reader) -> Json | None:
    """Return the red clock, running or paused; None when red is over."""
    here = standing.spell
    if here is None:
        return None
    return {
        "id": here.id,
        "started": z(here.started),
        "red_since": z(here.red_since),
        "red_seconds": seconds(spells.red_time(here, reader.now)),
        "review_at": z(spells.review_at(here)),
        "deadline": z(spells.deadline(here)),
        "over_limit": spells.over_limit(here, reader.now),
        "extensions": sum(1 for each in here.decisions if each.kind == "extend"),
    }


def chain(standing: Standing, reader: Reader) -> Json | None:
    """Return who is told next and who answered; None without a chain."""
    here = standing.spell
    if here is None or here.chain is None:
        return None
    told = here.chain
    return {
        "id": told.id,
        "kind": told.kind,
        "step": told.taken[-1].step + 1 if told.taken else 0,
        "next": _next(here, told, standing, reader),
        "messages": _messages(told, reader),
        "answered": _answered(here, reader),
        "unreached": told.unreached,
    }


def _next(here: Spell, told: Chain, standing: Standing, reader: Reader) -> Json | None:
    at = chains.next_due(here)
    if at is None:
        return None
    roles = chains.roles_of(here, reader.terms(standing.unit), told, at)
    return {"at": z(at), "roles": list(roles)}


def _messages(told: Chain, reader: Reader) -> list[Json]:
    return [
        {
            "step": taken.step + 1,
            "at": z(taken.at),
            "role": each.role,
            "person": each.person if reader.names else None,
            "state": each.state,
            "state_at": z(each.at),
            "channel": each.channel or None,
        }
        for taken in told.taken
        for each in taken.told
    ]


def _answered(here: Spell, reader: Reader) -> Json | None:
    answer = spells.standing_answer(here, reader.now)
    if answer is None:
        return None
    return {
        "by": reader.actor(answer.by, answer.role),
        "role": answer.role,
        "at": z(answer.at),
        "text": answer.text,
        "until": z(answer.until),
        "by_phone": answer.by_phone,
    }


def decisions(standing: Standing, reader: Reader) -> list[Json]:
    """Return the decisions of this red, the latest first."""
    made = standing.spell.decisions if standing.spell else ()
    return [_decision(each, reader) for each in reversed(made)]


def _decision(made: Decision, reader: Reader) -> Json:
    return {
        "id": made.id,
        "kind": made.kind,
        "text": reader.words.pick(made.text),
        "by": reader.actor(made.by, made.role),
        "role": made.role,
        "at": z(made.at),
        "until": z(made.until),
        "due": z(made.due),
        "came": made.came,
        "criteria": list(made.criteria),
        "choice": made.choice or None,
        "by_phone": made.by_phone,
        "ended": z(made.ended),
    }
