"""Signed webhooks: Standard Webhooks 1.0.0."""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256


def message_id(key: str) -> str:
    """Return the `webhook-id` of a message: the same for a key, and without a full stop."""
    return f"msg_{sha256(key.encode()).hexdigest()[:32]}"


def signature(keys: Sequence[bytes], id_: str, timestamp: int, body: bytes) -> str:
    """Return a signature by each key; the other side takes any it knows."""
    signed = f"{id_}.{timestamp}.".encode() + body
    made = (hmac.digest(key, signed, sha256) for key in keys)
    return " ".join(f"v1,{b64encode(each).decode()}" for each in made)


def headers(keys: Sequence[bytes], key: str, body: bytes, now: datetime) -> dict[str, str]:
    """Return the three headers of one try."""
    id_, timestamp = message_id(key), int(now.timestamp())
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(keys, id_, timestamp, body),
    }
