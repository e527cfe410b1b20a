"""Secrets that are typed or carried: made at random, kept only as a hash."""

import hashlib
import hmac
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 signs that cannot be mistaken for one another."""

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\u2013": ""})


def new_token() -> str:
    """Return 256 random bits as 43 signs that are safe in a cookie or an address."""
    return secrets.token_urlsafe(32)


def new_link() -> str:
    """Return 128 random bits as 22 signs that are safe in an address."""
    return secrets.token_urlsafe(16)


def new_id() -> str:
    """Return six signs that name a row and are no secret."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6)).lower()


def new_code() -> str:
    """Return eight signs of 40 random bits, to be typed by hand."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


def new_digits() -> str:
    """Return six random digits, to be typed or sent back by SMS; `access/digits.py` keeps them."""
    return f"{secrets.randbelow(1_000_000):06d}"


def typed_digits(code: str) -> str:
    """Return digits as they were meant: whatever stands between them is left out."""
    return "".join(sign for sign in code if sign in "0123456789")


def shown(code: str) -> str:
    """Return a code as it is read aloud: `ABCD-EFGH`."""
    return f"{code[:4]}-{code[4:]}"


def typed(code: str) -> str:
    """Return a code as it was meant: small letters, hyphens, O for 0 and I or L for 1 are taken."""
    return code.strip().upper().translate(_READ_AS)


def keyed(secret: str, what: str) -> str:
    """Return a hash of `what` that only who has the secret can make, in hex."""
    return hmac.new(secret.encode(), what.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Return whether two secrets are equal, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())
