"""The gaps of a template, `{to}`, and how what fills them is escaped."""

import json
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, quote_plus
from xml.sax.saxutils import escape

GAPS = ("to", "digits", "text", "subject", "key", "person", "phone", "secret")
"""`digits` is `to` without its sign; `person` is an id."""

_GAP = re.compile(r"\{([a-z_]+)\}")

Escape = Callable[[str], str]
"""Makes any text harmless in its surroundings."""


def fill(template: str, values: Mapping[str, str], escaped: Escape) -> str:
    """Return a template with its gaps filled once; what is no gap stays as it is."""

    def filled(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else escaped(value)

    return _GAP.sub(filled, template)


def unknown(template: str) -> list[str]:
    """Return what stands in braces like a gap and is none."""
    return [name for name in _GAP.findall(template) if name not in GAPS]


def content_type(headers: Mapping[str, str], body: str) -> str:
    """Return the content type of a template: its own header's, else by how it begins."""
    for name, value in headers.items():
        if name.lower() == "content-type":
            return value
    json_like = not body or body.lstrip()[:1] in ("{", "[")
    return "application/json" if json_like else "text/plain; charset=utf-8"


def is_json(content: str) -> bool:
    """Return whether a content type is JSON."""
    kind = content.partition(";")[0].strip().lower()
    return kind == "application/json" or kind.endswith("+json")


def escaping(content: str) -> Escape:
    """Return how values are escaped in a body of this content type."""
    kind = content.partition(";")[0].strip().lower()
    if is_json(content):
        return in_json
    if kind == "application/x-www-form-urlencoded":
        return quote_plus
    if kind.endswith("/xml") or kind.endswith("+xml"):
        return in_xml
    return str


def in_json(value: str) -> str:
    """Return a value as it stands between the quotes of a JSON string."""
    return json.dumps(value, ensure_ascii=False)[1:-1]


def in_xml(value: str) -> str:
    """Return a value as it stands in an element or between the quotes of an attribute."""
    return escape(value, {'"': "&quot;", "'": "&apos;"})


def in_url(value: str) -> str:
    """Return a value as it stands in any part of an address."""
    return quote(value, safe="")


def in_header(value: str) -> str:
    """Return a value on one line: a text adds no header."""
    return " ".join(value.split())
