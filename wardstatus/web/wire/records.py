"""The log and the messages, as the API says them; persons are roles to who sees no names."""

from collections.abc import Mapping

from wardstatus.service import Delivery, Logged
from wardstatus.web.wire.reader import Json, Reader, z

PERSONS = ("by", "person", "recorded_by")
"""Fields of an event that may name a person."""


def event(logged: Logged, reader: Reader) -> Json:
    """Return one event with all it carries; `by` is who did it, null for what time brought."""
    carried = _without_names(dict(logged.body), reader)
    assert isinstance(carried, dict)
    first = {"seq": logged.seq, "at": z(logged.at), "kind": logged.kind, "unit": logged.unit}
    return {**carried, **first, "by": _by(carried), "version": logged.version}


def _by(carried: Mapping[str, object]) -> object:
    """Return who did it: of what was said by telephone, whoever noted it."""
    for said in (carried.get("answer"), carried.get("decision")):
        if isinstance(said, Mapping):
            return said.get("recorded_by") or said.get("by")
    return carried.get("by")


def _without_names(value: object, reader: Reader) -> object:
    if isinstance(value, list):
        return [_without_names(each, reader) for each in value]
    if not isinstance(value, Mapping):
        return value
    role = value.get("role")
    return {
        name: reader.actor(inner, role if isinstance(role, str) else "")
        if name in PERSONS and isinstance(inner, str)
        else _without_names(inner, reader)
        for name, inner in value.items()
    }


def message(sent: Delivery, reader: Reader) -> Json:
    """Return one message with what it says, and every try to deliver it."""
    role = sent.notices[0].role if sent.notices else ""
    return {
        "key": sent.key if reader.names else None,
        "person": reader.actor(sent.person, role),
        "state": sent.state,
        "created": z(sent.created),
        "next_at": z(sent.next_at),
        "given_up": z(sent.given_up),
        "notices": [
            {
                "unit": each.unit,
                "kind": each.kind,
                "role": each.role,
                "chain": each.chain,
                "step": None if each.step is None else each.step + 1,
                "at": z(each.at),
            }
            for each in sent.notices
        ],
        "tries": [
            {
                "channel": each.channel,
                "at": z(each.at),
                "result": each.result,
                "detail": each.detail if reader.names else "",
                "report": each.report or None,
                "reported": z(each.reported),
            }
            for each in sent.tries
        ],
    }
