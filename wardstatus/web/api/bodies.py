"""What a request of the API carries, as JSON Schema: field by field what the parsers take."""

from collections.abc import Mapping

from wardstatus.web.fields import TEXT_LENGTH
from wardstatus.web.parse import CRITERIA, ITEM_STATES, PROMPT_ANSWERS
from wardstatus.web.wire.reader import Json

TEXT: Json = {"type": "string", "maxLength": TEXT_LENGTH}
INSTANT: Json = {"type": "string", "format": "date-time"}
IDS: Json = {"type": "array", "items": {"type": "string"}}
LEVEL: Json = {"enum": ["green", "yellow", "red"]}
PERSON: Json = {"type": "string", "description": "The id of a person."}

FIELDS: Mapping[str, Mapping[str, Json]] = {
    "declare": {
        "level": LEVEL,
        "needs": IDS,
        "reason": TEXT,
        "if_version": {"type": "integer", "minimum": 0},
    },
    "confirm": {},
    "undo": {},
    "needs": {"needs": IDS, "offers": IDS, "reason": TEXT},
    "flag": {},
    "note": {"text": TEXT, "at": INSTANT},
    "prompt": {"answer": {"enum": list(PROMPT_ANSWERS)}},
    "item": {"state": {"enum": list(ITEM_STATES)}, "reason": TEXT},
    "outcome": {"came": {"type": "boolean"}},
    "answer": {
        "until": INSTANT,
        "text": TEXT,
        "pass": {"const": True},
        "by_phone": PERSON,
    },
    "decide": {
        "choice": {"type": "string", "description": "The id of one of the plan's choices."},
        "kind": {"enum": ["resources", "close", "set_aside", "lower", "extend"]},
        "text": TEXT,
        "until": INSTANT,
        "due": INSTANT,
        "criteria": {"type": "array", "items": {"enum": list(CRITERIA)}},
        "by_phone": PERSON,
    },
    "apply_terms": {"reason": TEXT},
    "put_notice": {"text": TEXT, "until": INSTANT},
}
"""By endpoint: the fields of its JSON object. Bodies of other shapes are in WHOLE."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "declare": ("level",),
    "note": ("text", "at"),
    "prompt": ("answer",),
    "item": ("state",),
    "outcome": ("came",),
    "apply_terms": ("reason",),
    "put_notice": ("text",),
}

READING: Json = {
    "type": "object",
    "required": ["unit", "values"],
    "properties": {
        "unit": {"type": "string"},
        "at": INSTANT,
        "values": {"type": "object", "additionalProperties": {"type": "number"}},
    },
    "additionalProperties": False,
}

OVERRIDE: Json = {
    "type": "object",
    "required": ["person", "until"],
    "properties": {
        "kind": {"enum": ["role", "away", "swap"]},
        "role": {"type": "string"},
        "unit": {"type": "string"},
        "person": PERSON,
        "other": PERSON,
        "from": INSTANT,
        "until": INSTANT,
    },
}

WHOLE: Mapping[str, tuple[str, Json]] = {
    "readings": (
        "application/json",
        {"oneOf": [READING, {"type": "array", "maxItems": 1000, "items": READING}]},
    ),
    "check_plan": ("application/toml", {"type": "string"}),
    "override": ("application/json", OVERRIDE),
    "end": ("application/json", {"type": "object"}),
}
"""By endpoint: the media type and the schema of a body that is no object of FIELDS."""


def body(endpoint: str) -> Json | None:
    """Return what an endpoint's request carries; None for one nobody has described."""
    if endpoint in WHOLE:
        media, schema = WHOLE[endpoint]
        return {"content": {media: {"schema": schema}}}
    if endpoint not in FIELDS:
        return None
    schema = {
        "type": "object",
        "properties": dict(FIELDS[endpoint]),
        "additionalProperties": False,
    }
    if needed := NEEDED.get(endpoint):
        schema["required"] = list(needed)
    return {"content": {"application/json": {"schema": schema}}}
