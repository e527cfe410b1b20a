"""What a service sends back: whether it is genuine, and what stands in it."""

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from wardstatus.notify import signing
from wardstatus.settings.http_form import HttpChannel
from wardstatus.settings.signing import keys, signs

FRESH = timedelta(minutes=5)
"""How far the time of a signed request may be from ours."""

_SECRETS = ("secret", "apikey")
"""Fields in which a service that cannot sign may say its secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One request that came in; names of headers in small letters."""

    headers: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    """Of the address, and of the body if that is a form."""
    body: bytes = b""


def is_genuine(form: HttpChannel, came: Came, now: datetime) -> bool:
    """Return whether a request proves that it comes from a channel's service."""
    if not form.incoming_secret:
        return False
    if signs(form.incoming_secret):
        return _signed(keys(form.incoming_secret), came, now)
    if form.incoming_hmac:
        return _hashed(form.incoming_secret, came.headers.get(form.incoming_hmac.lower(), ""), came)
    return any(_same(said, form.incoming_secret) for said in _said(came))


def _signed(known: Sequence[bytes], came: Came, now: datetime) -> bool:
    """Return whether a request is signed as Standard Webhooks 1.0.0 says, and lately."""
    id_, sent = came.headers.get("webhook-id", ""), came.headers.get("webhook-timestamp", "")
    if not id_ or not sent.isascii() or not sent.isdecimal() or len(sent) > 12:
        return False
    if abs(now.timestamp() - int(sent)) > FRESH.total_seconds():
        return False
    ours = signing.signature(known, id_, int(sent), came.body).split()
    theirs = came.headers.get("webhook-signature", "").split()
    return any(_same(one, other) for one in theirs for other in ours)


def _hashed(secret: str, said: str, came: Came) -> bool:
    made = hmac.digest(secret.encode(), came.body, sha256)
    said = said.strip().removeprefix("sha256=")
    # In hex small or large letters are the same; in base64 they are not.
    return _same(said.lower(), made.hex()) or _same(said, b64encode(made).decode())


def _said(came: Came) -> list[str]:
    """Return what a request says its secret is: a token, a password, or a field."""
    kind, _, rest = came.headers.get("authorization", "").partition(" ")
    said = [came.fields.get(name, "") for name in _SECRETS]
    if kind.lower() == "bearer":
        said.append(rest.strip())
    elif kind.lower() == "basic":
        said.append(_password(rest))
    return said


def _password(said: str) -> str:
    try:
        return b64decode(said, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _same(said: str, secret: str) -> bool:
    return hmac.compare_digest(said.encode(), secret.encode())


def pieces(came: Came) -> list[Mapping[str, object]]:
    """Return what came in, one mapping for each report: a list in JSON holds several."""
    try:
        body = json.loads(came.body) if came.body else None
    except (ValueError, RecursionError):
        body = None
    found = body if isinstance(body, list) else [body]
    inside = [each for each in found if isinstance(each, dict)]
    return [{**came.fields, **each} for each in inside] or [dict(came.fields)]


def found(piece: Mapping[str, object], path: str) -> str:
    """Return what stands at `data.id` as text; "" if nothing does."""
    here: object = piece
    if not path:
        return ""
    if path in piece:
        here = piece[path]
    else:
        for step in path.split("."):
            here = here.get(step) if isinstance(here, Mapping) else None
    if isinstance(here, bool):
        return str(here).lower()
    return str(here) if isinstance(here, str | int) else ""
