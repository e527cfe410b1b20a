"""Secrets of signed webhooks, as Standard Webhooks 1.0.0 writes them."""

import binascii
from base64 import b64decode

PREFIX = "whsec_"
_SHORTEST, _LONGEST = 24, 64


def signs(secret: str) -> bool:
    """Return whether requests with this secret are signed."""
    return secret.startswith(PREFIX)


def keys(secret: str) -> tuple[bytes, ...]:
    """Return the keys of a secret, the newest first; several stand apart by spaces.

    Raise ValueError if one is not `whsec_` and 24 to 64 bytes in base64.
    """
    return tuple(_key(each) for each in secret.split())


def _key(secret: str) -> bytes:
    if not signs(secret):
        raise ValueError(PREFIX)
    try:
        key = b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("base64") from error
    if not _SHORTEST <= len(key) <= _LONGEST:
        raise ValueError("length")
    return key
