"""How a secret is kept: as its sha256, never as itself."""

from hashlib import sha256


def kept(secret: str) -> str:
    """Return what is stored of a secret: its sha256 in hex."""
    return sha256(secret.encode()).hexdigest()
