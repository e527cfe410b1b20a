"""Addresses of the web; a wrong one is never repeated, for it may hold a key."""

import re
from typing import Annotated, TypeAlias
from urllib.parse import SplitResult, urlsplit

from pydantic import PlainValidator, WithJsonSchema

from wardstatus.settings.kinds import text_of
from wardstatus.toml.kinds import refusal
from wardstatus.toml.sentence import marked

_NOT_AN_ADDRESS = marked(
    "this is not an address; it begins with http:// or https://, and a name follows."
)
_NOT_A_BASE = marked(
    "write http:// or https://, a name, and at most a port: https://tavla.sykehuset.no."
)
_NOT_A_PROXY = marked("a proxy is spoken to by http; write http://proxy:3128.")


def is_address(text: str) -> bool:
    """Return whether a text is a whole address of the web, by http or https."""
    found = _parts(text)
    return found is not None and found.scheme in ("http", "https")


def is_base(text: str) -> bool:
    """Return whether a text is an address of the web with nothing after name and port."""
    found = _parts(text)
    return is_address(text) and found is not None and _bare(found) and "@" not in found.netloc


def _parts(text: str) -> SplitResult | None:
    if re.search(r"\s", text):
        return None
    try:
        found = urlsplit(text)
        return found if found.hostname and found.port != 0 else None
    except ValueError:
        return None


def _bare(found: SplitResult) -> bool:
    return found.path in ("", "/") and not found.query and not found.fragment


def _address(value: object) -> str:
    if not is_address(text := text_of(value)):
        raise refusal(_NOT_AN_ADDRESS)
    return text


def _address_or_none(value: object) -> str:
    return _address(value) if value != "" else ""


def _base(value: object) -> str:
    text = text_of(value)
    if text and not is_base(text):
        raise refusal(_NOT_A_BASE)
    return text.rstrip("/")


def _proxy(value: object) -> str:
    text = text_of(value)
    found = _parts(text)
    if text and not (found and found.scheme == "http" and _bare(found)):
        raise refusal(_NOT_A_PROXY)
    return text


_STRING = WithJsonSchema({"type": "string"})

Address: TypeAlias = Annotated[str, PlainValidator(_address), _STRING]
"""An address on the web."""

AddressOrNone: TypeAlias = Annotated[str, PlainValidator(_address_or_none), _STRING]
"""An address on the web, or empty for none."""

Base: TypeAlias = Annotated[str, PlainValidator(_base), _STRING]
"""Where people reach the board, without a slash at its end; empty: where it listens."""

Proxy: TypeAlias = Annotated[str, PlainValidator(_proxy), _STRING]
"""A proxy that is spoken to by http, maybe with a name and a password; empty for none."""
