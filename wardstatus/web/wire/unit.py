"""A unit with everything that is true of it, as the API says it."""

from wardstatus.core import actions, recommend, status
from wardstatus.core.change import what_would_change
from wardstatus.core.standing import Standing
from wardstatus.texts import reasons as said
from wardstatus.texts.changes import change
from wardstatus.web.wire import red
from wardstatus.web.wire.reader import Json, Reader, z

STANDS = ("waiting", "open", "done", "not_done")


def unit(standing: Standing, reader: Reader) -> Json:
    """Return the Unit of the API."""
    place = reader.rulebook.units[standing.unit]
    return {
        "id": place.id,
        "name": place.name,
        "short": place.short,
        "kind": place.kind,
        "parent": place.parent,
        "plan": place.plan.id if place.plan else None,
        "heading": reader.rulebook.is_heading(place.id),
        **_status(standing, reader),
        "recommended": _recommended(standing, reader),
        "spell": red.spell(standing, reader),
        "structural_since": z(standing.structural),
        "items": _items(standing, reader),
        "chain": red.chain(standing, reader),
        "decisions": red.decisions(standing, reader),
        "readings": _readings(standing),
        "version": standing.version,
    }


def _status(standing: Standing, reader: Reader) -> Json:
    here, before, now = standing.status, standing.before, reader.now
    shown = status.shown(standing, reader.rulebook.units[standing.unit], now)
    return {
        "level": here.level,
        "shown": shown or "unknown",
        "since": z(here.since),
        "by": reader.actor(here.by, here.role),
        "valid_until": z(here.valid_until),
        "not_confirmed_since": z(status.not_confirmed_since(standing, now)),
        "undo_until": z(before.until) if before and now < before.until else None,
        "reason": here.reason or None,
        "needs": list(here.needs),
        "offers": list(here.offers),
    }


def _recommended(standing: Standing, reader: Reader) -> Json:
    numbers, rulebook, now = standing.numbers, reader.rulebook, reader.now
    place, words, zone = rulebook.units[standing.unit], reader.words, rulebook.zone
    heading = rulebook.is_heading(place.id)
    found = () if heading else recommend.reasons(standing, place, rulebook, now)
    level = numbers.recommended
    return {
        "level": level,
        "since": z(numbers.recommended_since),
        "why": said.why(words, place, level, found, now, zone) if level and found else None,
        "reasons": [
            {
                "indicator": each.indicator,
                "value": each.value,
                "at": z(each.at),
                "source": each.source or None,
                "since": z(each.since),
                "comparison": each.comparison,
                "bound": each.bound,
                "sentence": said.because(words, place, each),
            }
            for each in found
        ],
        "change": _changes(standing, reader),
    }


def _changes(standing: Standing, reader: Reader) -> list[Json]:
    """Return what would have to be so for each other level to be recommended."""
    rulebook, words = reader.rulebook, reader.words
    place = rulebook.units[standing.unit]
    return [
        {"to": each.to, "sentence": change(words, place, each, rulebook.zone)}
        for each in what_would_change(standing, place, rulebook, reader.now)
    ]


def _items(standing: Standing, reader: Reader) -> list[Json]:
    return [
        {
            "id": item.id,
            "action": item.action,
            "text": reader.words.pick(item.text),
            "role": item.role,
            "leader": not item.at_screen,
            "due": z(item.due),
            "state": item.state,
            "overdue": actions.overdue(item, reader.now),
            "by": reader.actor(item.by, item.role),
            "at": z(item.at),
            "reason": item.reason or None,
            "exit": item.exit,
        }
        for item in standing.items
        if item.state in STANDS
    ]


def _readings(standing: Standing) -> Json:
    return {
        indicator: {"value": each.value, "at": z(each.at), "source": each.source or None}
        for indicator, each in standing.numbers.readings.items()
    }
